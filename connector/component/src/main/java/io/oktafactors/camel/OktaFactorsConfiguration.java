package io.oktafactors.camel;

import io.oktafactors.camel.budget.Lane;
import io.oktafactors.camel.operation.OktaFactorsOutputType;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * The options of component and endpoint: organization, credentials, connections, retries, limits, and the parameters of the
 * operations. The parameters have Okta's names; their values may also be headers of a message.
 */
@UriParams
@Configurer
public class OktaFactorsConfiguration implements Cloneable {

    /** URL of the Okta organization, such as https://acme.okta.com. Plain http is accepted for loopback hosts only. */
    @UriParam
    private String orgUrl;

    /**
     * How calls are authorized: SSWS (API token), PrivateKey (OAuth 2.0 with client id and private key) or Bearer (an
     * access token got elsewhere). By default what fits the credentials given.
     */
    @UriParam(label = "security")
    private AuthorizationMode authorizationMode;

    /** API token of the organization, such as {{env:OKTA_TOKEN}}. Better set on the component than in a URI. */
    @UriParam(label = "security", secret = true)
    private String token;

    /** Client id of the service app, such as 0oa1k5j2xABCdefGH5d7, for OAuth 2.0. */
    @UriParam(label = "security")
    private String clientId;

    /**
     * Scopes to ask for, for OAuth 2.0, separated by spaces or commas, such as okta.users.read okta.users.manage: the
     * first to read, the second to change.
     */
    @UriParam(label = "security")
    private String scopes;

    /**
     * Private key of the service app, for OAuth 2.0: PEM text (PKCS#8, PKCS#1 or SEC1), a JWK, or the path of a file
     * with one of them, such as file:/etc/okta/private-key.pem (classpath: works too). RSA or EC.
     */
    @UriParam(label = "security", secret = true)
    private String privateKey;

    /**
     * Id of the private key at Okta, such as 2026-11. Needed if the app has more than one key; a JWK brings its own.
     */
    @UriParam(label = "security")
    private String kid;

    /** Access token got elsewhere, such as {{env:OKTA_ACCESS_TOKEN}}. It is sent as it is and not renewed. */
    @UriParam(label = "security", secret = true)
    private String accessToken;

    /** The longest time to wait for a connection to be made. */
    @UriParam(label = "advanced", defaultValue = "10000", javaType = "java.time.Duration")
    private long connectTimeout = 10_000;

    /** The longest silence of the server that a call waits through. 0 for no bound but that of requestTimeout. */
    @UriParam(label = "advanced", defaultValue = "0", javaType = "java.time.Duration")
    private long responseTimeout;

    /**
     * The longest time that one call may take, from its start to the last byte of its answer, with all its attempts and
     * the access token it may need first.
     */
    @UriParam(label = "advanced", defaultValue = "60000", javaType = "java.time.Duration")
    private long requestTimeout = 60_000;

    /** The most connections that are open at a time. Okta allows most organizations 75 calls in flight. */
    @UriParam(label = "advanced", defaultValue = "75")
    private int maxConnections = 75;

    /**
     * Which certificates are trusted and, for mutual TLS, which one is shown, such as #bean:oktaTls. By default those
     * of the JVM.
     */
    @UriParam(label = "security")
    private SSLContextParameters sslContextParameters;

    /** Host of the HTTP proxy that all calls go through, such as proxy.acme.example. */
    @UriParam(label = "proxy")
    private String proxyHost;

    /** Port of the HTTP proxy, such as 3128. */
    @UriParam(label = "proxy")
    private Integer proxyPort;

    /** User name for a proxy that asks for one, such as camel. */
    @UriParam(label = "proxy,security", secret = true)
    private String proxyUsername;

    /** Password for a proxy that asks for one, such as {{env:PROXY_PASSWORD}}. */
    @UriParam(label = "proxy,security", secret = true)
    private String proxyPassword;

    /**
     * Id of the user whose factors the health check reads, such as 00uk3v9TQmZr1xPdL0x7. By default it reads one user
     * of the organization.
     */
    @UriParam(label = "advanced")
    private String healthCheckUserId;

    private boolean connectTimeoutGiven;
    private boolean requestTimeoutGiven;

    /**
     * How often a call is sent at the most, where another attempt helps and does no harm. 1 to send every call once.
     */
    @UriParam(label = "advanced", defaultValue = "3")
    private int maxAttempts = 3;

    /** The wait before the second attempt. It doubles with each one, and each is shortened by up to half at random. */
    @UriParam(label = "advanced", defaultValue = "500", javaType = "java.time.Duration")
    private long retryDelay = 500;

    /** The longest wait between two attempts. */
    @UriParam(label = "advanced", defaultValue = "5000", javaType = "java.time.Duration")
    private long maxRetryDelay = 5_000;

    /**
     * The longest time that one call waits in all for a rate limit that Okta answered with. A longer wait is not begun:
     * the call fails at once and tells when to come back. 0 to wait never.
     */
    @UriParam(label = "advanced", defaultValue = "5000", javaType = "java.time.Duration")
    private long rateLimitWait = 5_000;

    /**
     * Whether a call that asks a user something on the phone ends when the user has answered: verifyFactor with a push
     * factor, enrollFactor of a push factor, and what looks at either. Its body is the outcome then.
     */
    @UriParam(label = "producer", defaultValue = "false")
    private boolean await;

    /** The longest time that a call waits for the user, with await. Then the prompt is withdrawn. */
    @UriParam(label = "producer", defaultValue = "300000", javaType = "java.time.Duration")
    private long awaitTimeout = 300_000;

    /**
     * Endpoint that gets what the user needs to answer as soon as Okta gives it, with await: the message that the call
     * would have ended with, such as direct:show-number.
     */
    @UriParam(label = "producer")
    private String challengeEndpoint;

    /** The time from one question whether the user has answered to the next, with await. */
    @UriParam(label = "advanced", defaultValue = "4000", javaType = "java.time.Duration")
    private long pollInterval = 4_000;

    /**
     * The most questions in a minute about all users that have not answered, with await. Where there are more of them,
     * each is asked about less often.
     */
    @UriParam(label = "advanced", defaultValue = "1500")
    private int pollsPerMinute = 1_500;

    /**
     * Percent of each rate limit that calls use, 1 to 100. They are counted before they are sent, and wait for their
     * turn; a limit that Okta tells is what is left to the credentials by their share, so all of it is theirs. Of
     * several endpoints with the same credentials the smallest counts. 0 to send without a budget.
     */
    @UriParam(label = "budget", defaultValue = "100")
    private int budgetShare = 100;

    /**
     * The longest time that a call waits for its turn, without a thread, before it is sent. A wait that is known to be
     * longer is not begun: the call fails at once and tells when to come back. 0 to wait never.
     */
    @UriParam(label = "budget", defaultValue = "90000", javaType = "java.time.Duration")
    private long budgetWait = 90_000;

    /**
     * What calls are counted in, where Okta counts those of several operations together: one name for all of them, such
     * as /api/v1. The dashboard of rate limits in Okta's admin console tells. By default each operation is counted by
     * itself.
     */
    @UriParam(label = "budget")
    private String budgetBucket;

    /** Who goes first where calls wait: urgent before interactive before normal before background. */
    @UriParam(label = "budget", defaultValue = "normal")
    private Lane lane = Lane.normal;

    /**
     * The most calls in flight at a time with the same credentials, such as 20. Of several endpoints the smallest
     * counts. By default as many as maxConnections.
     */
    @UriParam(label = "budget")
    private Integer maxCallsInFlight;

    /**
     * Whether calls that Okta would refuse for one phone, mailbox or user are held back: an SMS or a call to a phone
     * within 30 s of the last one, a mail to an address within 5 s, a sixth code of a user to activate with or to be
     * resent within five minutes. They wait for at most budgetWait.
     */
    @UriParam(label = "gates", defaultValue = "true")
    private boolean gates = true;

    /** The most codes by SMS and call that a phone gets within an hour. One more is not sent. 0 for any number. */
    @UriParam(label = "gates", defaultValue = "0")
    private int maxCodesPerPhone;

    /**
     * The most codes by SMS and call that are sent within an hour, to all phones. One more is not sent. 0 for any
     * number.
     */
    @UriParam(label = "gates", defaultValue = "0")
    private int maxCodesPerHour;

    /**
     * The most codes by SMS and call that are sent from the start of the context to its end. One more is not sent. 0
     * for any number.
     */
    @UriParam(label = "gates", defaultValue = "0")
    private int maxCodesPerRun;

    /** The most push prompts that a user gets within an hour, with await. 0 for any number. */
    @UriParam(label = "gates", defaultValue = "10")
    private int maxPushesPerHour = 10;

    /**
     * What the JSON of an answer is in the message body: text is a String, map a Map or List, model a type of
     * io.oktafactors.camel.model.
     */
    @UriParam(label = "producer", defaultValue = "text")
    private OktaFactorsOutputType outputType = OktaFactorsOutputType.text;

    /**
     * Whether a call is held against Okta's rules before it is sent, such as the form of a phone number, so that a
     * wrong one fails with advice and costs nothing.
     */
    @UriParam(label = "producer", defaultValue = "true")
    private boolean validateRequest = true;

    /** Id of the user, such as 00uk3v9TQmZr1xPdL0x7, or for getUser the login. */
    @UriParam(label = "producer")
    private String userId;

    /** Id of the factor, such as mbl7h2qXwTn4KcBv90x7. */
    @UriParam(label = "producer")
    private String factorId;

    /** Id of the push transaction, such as v2mst.Gt5Fq8ZkLw2RbVt0x7. */
    @UriParam(label = "producer")
    private String transactionId;

    /** Token of the picture that an authenticator app scans, such as 00vT1mQkZs. */
    @UriParam(label = "producer")
    private String qrToken;

    /**
     * Whether enrollFactor makes the factor ACTIVE at once and sends nothing (sms, call, email, token:hotp). Okta's
     * default is false.
     */
    @UriParam(label = "producer")
    private Boolean activate;

    /** Whether unenrollFactor also drops the phone as a recovery method (sms, call). Okta's default is false. */
    @UriParam(label = "producer")
    private Boolean removeRecoveryEnrollment;

    /** Id of the SMS template, such as cstk2flOtuCMDJK4b0g3. */
    @UriParam(label = "producer")
    private String templateId;

    /** Seconds that a one-time passcode stays valid, 1 to 86400, such as 600. Okta's default is 300. */
    @UriParam(label = "producer")
    private Integer tokenLifetimeSeconds;

    /** Whether enrollFactor replaces the number of a phone factor that is not active yet. Okta's default is false. */
    @UriParam(label = "producer")
    private Boolean updatePhone;

    /** Language of the SMS text, ISO 639-1, such as de, sent as Accept-Language. */
    @UriParam(label = "producer")
    private String acceptLanguage;

    /**
     * Agent of the user's browser, such as Mozilla/5.0 (X11; Linux x86_64), sent as User-Agent by verifyFactor and
     * shown in a push prompt.
     */
    @UriParam(label = "producer")
    private String userAgent;

    /**
     * IP address of the user, such as 192.0.2.7, sent as X-Forwarded-For by verifyFactor. Okta honours it from trusted
     * gateways only.
     */
    @UriParam(label = "producer")
    private String xForwardedFor;

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

    boolean isConnectTimeoutGiven() {
        return connectTimeoutGiven;
    }

    boolean isRequestTimeoutGiven() {
        return requestTimeoutGiven;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public long getMaxRetryDelay() {
        return maxRetryDelay;
    }

    public void setMaxRetryDelay(long maxRetryDelay) {
        this.maxRetryDelay = maxRetryDelay;
    }

    public long getRateLimitWait() {
        return rateLimitWait;
    }

    public void setRateLimitWait(long rateLimitWait) {
        this.rateLimitWait = rateLimitWait;
    }

    public boolean isAwait() {
        return await;
    }

    public void setAwait(boolean await) {
        this.await = await;
    }

    public long getAwaitTimeout() {
        return awaitTimeout;
    }

    public void setAwaitTimeout(long awaitTimeout) {
        this.awaitTimeout = awaitTimeout;
    }

    public String getChallengeEndpoint() {
        return challengeEndpoint;
    }

    public void setChallengeEndpoint(String challengeEndpoint) {
        this.challengeEndpoint = challengeEndpoint;
    }

    public long getPollInterval() {
        return pollInterval;
    }

    public void setPollInterval(long pollInterval) {
        this.pollInterval = pollInterval;
    }

    public int getPollsPerMinute() {
        return pollsPerMinute;
    }

    public void setPollsPerMinute(int pollsPerMinute) {
        this.pollsPerMinute = pollsPerMinute;
    }

    public int getBudgetShare() {
        return budgetShare;
    }

    public void setBudgetShare(int budgetShare) {
        this.budgetShare = budgetShare;
    }

    public long getBudgetWait() {
        return budgetWait;
    }

    public void setBudgetWait(long budgetWait) {
        this.budgetWait = budgetWait;
    }

    public String getBudgetBucket() {
        return budgetBucket;
    }

    public void setBudgetBucket(String budgetBucket) {
        this.budgetBucket = budgetBucket;
    }

    public Lane getLane() {
        return lane;
    }

    public void setLane(Lane lane) {
        this.lane = lane;
    }

    public Integer getMaxCallsInFlight() {
        return maxCallsInFlight;
    }

    public void setMaxCallsInFlight(Integer maxCallsInFlight) {
        this.maxCallsInFlight = maxCallsInFlight;
    }

    public boolean isGates() {
        return gates;
    }

    public void setGates(boolean gates) {
        this.gates = gates;
    }

    public int getMaxCodesPerPhone() {
        return maxCodesPerPhone;
    }

    public void setMaxCodesPerPhone(int maxCodesPerPhone) {
        this.maxCodesPerPhone = maxCodesPerPhone;
    }

    public int getMaxCodesPerHour() {
        return maxCodesPerHour;
    }

    public void setMaxCodesPerHour(int maxCodesPerHour) {
        this.maxCodesPerHour = maxCodesPerHour;
    }

    public int getMaxCodesPerRun() {
        return maxCodesPerRun;
    }

    public void setMaxCodesPerRun(int maxCodesPerRun) {
        this.maxCodesPerRun = maxCodesPerRun;
    }

    public int getMaxPushesPerHour() {
        return maxPushesPerHour;
    }

    public void setMaxPushesPerHour(int maxPushesPerHour) {
        this.maxPushesPerHour = maxPushesPerHour;
    }

    public OktaFactorsOutputType getOutputType() {
        return outputType;
    }

    public void setOutputType(OktaFactorsOutputType outputType) {
        this.outputType = outputType;
    }

    public boolean isValidateRequest() {
        return validateRequest;
    }

    public void setValidateRequest(boolean validateRequest) {
        this.validateRequest = validateRequest;
    }

    public String getUserId() {
        return userId;
    }

    public void setUserId(String userId) {
        this.userId = userId;
    }

    public String getFactorId() {
        return factorId;
    }

    public void setFactorId(String factorId) {
        this.factorId = factorId;
    }

    public String getTransactionId() {
        return transactionId;
    }

    public void setTransactionId(String transactionId) {
        this.transactionId = transactionId;
    }

    public String getQrToken() {
        return qrToken;
    }

    public void setQrToken(String qrToken) {
        this.qrToken = qrToken;
    }

    public Boolean getActivate() {
        return activate;
    }

    public void setActivate(Boolean activate) {
        this.activate = activate;
    }

    public Boolean getRemoveRecoveryEnrollment() {
        return removeRecoveryEnrollment;
    }

    public void setRemoveRecoveryEnrollment(Boolean removeRecoveryEnrollment) {
        this.removeRecoveryEnrollment = removeRecoveryEnrollment;
    }

    public String getTemplateId() {
        return templateId;
    }

    public void setTemplateId(String templateId) {
        this.templateId = templateId;
    }

    public Integer getTokenLifetimeSeconds() {
        return tokenLifetimeSeconds;
    }

    public void setTokenLifetimeSeconds(Integer tokenLifetimeSeconds) {
        this.tokenLifetimeSeconds = tokenLifetimeSeconds;
    }

    public Boolean getUpdatePhone() {
        return updatePhone;
    }

    public void setUpdatePhone(Boolean updatePhone) {
        this.updatePhone = updatePhone;
    }

    public String getAcceptLanguage() {
        return acceptLanguage;
    }

    public void setAcceptLanguage(String acceptLanguage) {
        this.acceptLanguage = acceptLanguage;
    }

    public String getUserAgent() {
        return userAgent;
    }

    public void setUserAgent(String userAgent) {
        this.userAgent = userAgent;
    }

    public String getXForwardedFor() {
        return xForwardedFor;
    }

    public void setXForwardedFor(String xForwardedFor) {
        this.xForwardedFor = xForwardedFor;
    }

    /** A copy; changes of it do not affect this object. */
    public OktaFactorsConfiguration copy() {
        try {
            return (OktaFactorsConfiguration) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
