package io.oktafactors.camel.springboot;

import io.oktafactors.camel.AuthorizationMode;
import java.time.Duration;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;

/** The options of the client as properties: which organization is called, with which credentials, through which connections. */
public abstract class OktaClientProperties extends ComponentConfigurationPropertiesCommon {

    /** URL of the Okta organization, such as https://acme.okta.com. Plain http is accepted for loopback hosts only. */
    private String orgUrl;

    /**
     * How calls are authorized: SSWS (API token), PrivateKey (OAuth 2.0 with client id and private key) or Bearer
     * (an access token got elsewhere). By default what fits the credentials given.
     */
    private AuthorizationMode authorizationMode;

    /** API token of the organization, such as {{env:OKTA_TOKEN}}. Better set on the component than in a URI. */
    private String token;

    /** Client id of the service app, such as 0oa1k5j2xABCdefGH5d7, for OAuth 2.0. */
    private String clientId;

    /**
     * Scopes to ask for, for OAuth 2.0, separated by spaces or commas, such as okta.users.read okta.users.manage: the first to read, the second to change.
     */
    private String scopes;

    /**
     * Private key of the service app, for OAuth 2.0: PEM text (PKCS#8, PKCS#1 or SEC1), a JWK, or the path of a file with one of them, such as file:/etc/okta/private-key.pem (classpath: works too). RSA or EC.
     */
    private String privateKey;

    /** Id of the private key at Okta, such as 2026-11. Needed if the app has more than one key; a JWK brings its own. */
    private String kid;

    /** Access token got elsewhere, such as {{env:OKTA_ACCESS_TOKEN}}. It is sent as it is and not renewed. */
    private String accessToken;

    /** The longest time to wait for a connection to be made. 10 seconds by default. */
    private Duration connectTimeout;

    /** The longest silence of the server that a call waits through. 0 for no bound but that of requestTimeout. */
    private Duration responseTimeout = Duration.ZERO;

    /**
     * The longest time that one call may take, from its start to the last byte of its answer, with all its attempts and
     * the access token it may need first. 60 seconds by default.
     */
    private Duration requestTimeout;

    /** The most connections that are open at a time. Okta allows most organizations 75 calls in flight. */
    private Integer maxConnections = 75;

    /**
     * Which certificates are trusted and, for mutual TLS, which one is shown, such as #bean:oktaTls. By default those of the JVM. The name
     * of a bean, such as #bean:oktaTls.
     */
    private String sslContextParameters;

    /** Host of the HTTP proxy that all calls go through, such as proxy.acme.example. */
    private String proxyHost;

    /** Port of the HTTP proxy, such as 3128. */
    private Integer proxyPort;

    /** User name for a proxy that asks for one, such as camel. */
    private String proxyUsername;

    /** Password for a proxy that asks for one, such as {{env:PROXY_PASSWORD}}. */
    private String proxyPassword;

    /** Id of the user whose factors the health check reads, such as 00uk3v9TQmZr1xPdL0x7. By default it reads one user of the organization. */
    private String healthCheckUserId;

    /**
     * Whether the SSLContextParameters of the Camel context are used where the option sslContextParameters is not
     * set.
     */
    private Boolean useGlobalSslContextParameters = false;

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

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Duration getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public Duration getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(Duration requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public Integer getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(Integer maxConnections) {
        this.maxConnections = maxConnections;
    }

    public String getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(String sslContextParameters) {
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

    public Boolean getUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(Boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
