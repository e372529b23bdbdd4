package io.oktafactors.camel;

import io.oktafactors.camel.http.OktaClient;
import io.oktafactors.camel.http.Timeouts;
import io.oktafactors.camel.options.OktaKey;
import io.oktafactors.camel.options.OktaSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The options that say which organization is called, with which credentials, and through which connections. */
@UriParams
public abstract class OktaClientConfiguration {

    @UriParam(
            description = "URL of the Okta organization, such as https://acme.okta.com. Plain http is accepted for"
                    + " loopback hosts only.")
    private String orgUrl;

    @UriParam(
            label = "security",
            description = "How calls are authorized: SSWS (API token), PrivateKey (OAuth 2.0 with client id and private"
                    + " key) or Bearer (an access token got elsewhere). By default what fits the credentials given.")
    private AuthorizationMode authorizationMode;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "API token of the organization, such as {{env:OKTA_TOKEN}}. Better set on the component than in a URI.")
    private String token;

    @UriParam(
            label = "security",
            description = "Client id of the service app, such as 0oa1k5j2xABCdefGH5d7, for OAuth 2.0.")
    private String clientId;

    @UriParam(
            label = "security",
            description =
                    "Scopes to ask for, for OAuth 2.0, separated by spaces or commas, such as okta.users.read okta.users.manage: the first to read, the second to change.")
    private String scopes;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "Private key of the service app, for OAuth 2.0: PEM text (PKCS#8, PKCS#1 or SEC1), a JWK, or the path of a file with one of them, such as file:/etc/okta/private-key.pem (classpath: works too). RSA or EC.")
    private String privateKey;

    @UriParam(
            label = "security",
            description =
                    "Id of the private key at Okta, such as 2026-11. Needed if the app has more than one key; a JWK brings its own.")
    private String kid;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "Access token got elsewhere, such as {{env:OKTA_ACCESS_TOKEN}}. It is sent as it is and not renewed.")
    private String accessToken;

    @UriParam(
            label = "advanced",
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description = "The longest time to wait for a connection to be made.")
    private long connectTimeout = 10_000;

    @UriParam(
            label = "advanced",
            defaultValue = "0",
            javaType = "java.time.Duration",
            description = "The longest silence of the server that a call waits through. 0 for no bound but that of"
                    + " requestTimeout.")
    private long responseTimeout;

    @UriParam(
            label = "advanced",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "The longest time that one call may take, from its start to the last byte of its answer, with"
                    + " all its attempts and the access token it may need first.")
    private long requestTimeout = 60_000;

    @UriParam(
            label = "advanced",
            defaultValue = "75",
            description = "The most connections that are open at a time. Okta allows most organizations 75 calls in"
                    + " flight.")
    private int maxConnections = 75;

    @UriParam(
            label = "security",
            description =
                    "Which certificates are trusted and, for mutual TLS, which one is shown, such as #bean:oktaTls. By default those of the JVM.")
    private SSLContextParameters sslContextParameters;

    @UriParam(
            label = "proxy",
            description = "Host of the HTTP proxy that all calls go through, such as proxy.acme.example.")
    private String proxyHost;

    @UriParam(label = "proxy", description = "Port of the HTTP proxy, such as 3128.")
    private Integer proxyPort;

    @UriParam(
            label = "proxy,security",
            secret = true,
            description = "User name for a proxy that asks for one, such as camel.")
    private String proxyUsername;

    @UriParam(
            label = "proxy,security",
            secret = true,
            description = "Password for a proxy that asks for one, such as {{env:PROXY_PASSWORD}}.")
    private String proxyPassword;

    @UriParam(
            label = "advanced",
            description =
                    "Id of the user whose factors the health check reads, such as 00uk3v9TQmZr1xPdL0x7. By default it reads one user of the"
                            + " organization.")
    private String healthCheckUserId;

    /** Where the values come from that no option gave. */
    private Map<OktaKey, OktaSource> origins = new EnumMap<>(OktaKey.class);

    /** What the endpoint gave itself; all other options are the component's. */
    private Set<OktaKey> optionsOfEndpoint = Set.of();

    private boolean connectTimeoutGiven;
    private boolean requestTimeoutGiven;

    public String getOrgUrl() {
        return orgUrl;
    }

    public void setOrgUrl(String orgUrl) {
        this.orgUrl = orgUrl;
    }

    public AuthorizationMode getAuthorizationMode() {
        return authorizationMode;
    }

    public void setAuthorizationMode(AuthorizationMode authorizationMode) {
        this.authorizationMode = authorizationMode;
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public String getScopes() {
        return scopes;
    }

    public void setScopes(String scopes) {
        this.scopes = scopes;
    }

    public String getPrivateKey() {
        return privateKey;
    }

    public void setPrivateKey(String privateKey) {
        this.privateKey = privateKey;
    }

    public String getKid() {
        return kid;
    }

    public void setKid(String kid) {
        this.kid = kid;
    }

    public String getAccessToken() {
        return accessToken;
    }

    public void setAccessToken(String accessToken) {
        this.accessToken = accessToken;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
        this.connectTimeoutGiven = true;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public long getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(long requestTimeout) {
        this.requestTimeout = requestTimeout;
        this.requestTimeoutGiven = true;
    }

    public int getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getProxyUsername() {
        return proxyUsername;
    }

    public void setProxyUsername(String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public String getProxyPassword() {
        return proxyPassword;
    }

    public void setProxyPassword(String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public String getHealthCheckUserId() {
        return healthCheckUserId;
    }

    public void setHealthCheckUserId(String healthCheckUserId) {
        this.healthCheckUserId = healthCheckUserId;
    }

    public boolean isConnectTimeoutGiven() {
        return connectTimeoutGiven;
    }

    public boolean isRequestTimeoutGiven() {
        return requestTimeoutGiven;
    }

    public Timeouts timeouts() {
        return new Timeouts(connectTimeout, responseTimeout, requestTimeout);
    }

    public OktaClient.Settings clientSettings() {
        return new OktaClient.Settings(
                sslContextParameters, proxyHost, proxyPort, proxyUsername, proxyPassword, maxConnections);
    }

    /** Remembers, for messages, where values come from that no option gave. */
    public void rememberOrigins(Map<OktaKey, OktaSource> origins) {
        this.origins = origins;
    }

    void setOptionsOfEndpoint(Set<OktaKey> optionsOfEndpoint) {
        this.optionsOfEndpoint = optionsOfEndpoint;
    }

    /** How far away the value of the key was given: 0 on the endpoint, 1 on the component, more in another place. */
    int rank(OktaKey key) {
        OktaSource origin = origins.get(key);
        if (origin != null) {
            return origin.rank();
        }
        return optionsOfEndpoint.contains(key) ? 0 : 1;
    }

    /** Where the value of the key comes from; null if from an option, or if there is none. */
    public OktaSource origin(OktaKey key) {
        return origins.get(key);
    }
}
