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
     * access token that you obtained elsewhere). By default the mode that fits the given credentials.
     */
    @UriParam(label = "security")
    private AuthorizationMode authorizationMode;

    /** API token of the organization, such as {{env:OKTA_TOKEN}}. Set it on the component rather than in a URI. */
    @UriParam(label = "security", secret = true)
    private String token;

    /** Client id of the service app for OAuth 2.0, such as 0oa1k5j2xABCdefGH5d7. */
    @UriParam(label = "security")
    private String clientId;

    /**
     * Scopes to request with OAuth 2.0, separated by spaces or commas, such as okta.users.read okta.users.manage.
     * Operations that read need the first one, operations that change something the second one.
     */
    @UriParam(label = "security")
    private String scopes;

    /**
     * Private key (RSA or EC) of the service app for OAuth 2.0: PEM text (PKCS#8, PKCS#1 or SEC1), a JWK, or the path
     * of a file that contains one of them, such as file:/etc/okta/private-key.pem or classpath:private-key.pem.
     */
    @UriParam(label = "security", secret = true)
    private String privateKey;

    /**
     * Id of the private key in Okta, such as 2026-11. Required if the app has several keys, unless the private key is a
     * JWK that contains the id.
     */
    @UriParam(label = "security")
    private String kid;

    /**
     * Access token that you obtained elsewhere, such as {{env:OKTA_ACCESS_TOKEN}}. It is sent unchanged and is not
     * renewed.
     */
    @UriParam(label = "security", secret = true)
    private String accessToken;

    /** The maximum time to wait until a connection is established. */
    @UriParam(label = "advanced", defaultValue = "10000", javaType = "java.time.Duration")
    private long connectTimeout = 10_000;

    /**
     * The maximum time that the server may send nothing before the call fails. 0 disables this timeout; requestTimeout
     * still applies.
     */
    @UriParam(label = "advanced", defaultValue = "0", javaType = "java.time.Duration")
    private long responseTimeout;

    /**
     * The maximum time for one call, from its start to the last byte of the response, including all attempts and the
     * request for an access token.
     */
    @UriParam(label = "advanced", defaultValue = "60000", javaType = "java.time.Duration")
    private long requestTimeout = 60_000;

    /** The maximum number of open connections. Okta allows most organizations 75 concurrent calls. */
    @UriParam(label = "advanced", defaultValue = "75")
    private int maxConnections = 75;

    /**
     * SSL context parameters with the trusted certificates and, for mutual TLS, the client certificate, such as
     * #bean:oktaTls. By default those of the JVM.
     */
    @UriParam(label = "security")
    private SSLContextParameters sslContextParameters;

    /** Host of the HTTP proxy for all calls, such as proxy.acme.example. */
    @UriParam(label = "proxy")
    private String proxyHost;

    /** Port of the HTTP proxy, such as 3128. */
    @UriParam(label = "proxy")
    private Integer proxyPort;

    /** User name for a proxy that requires authentication, such as camel. */
    @UriParam(label = "proxy,security", secret = true)
    private String proxyUsername;

    /** Password for a proxy that requires authentication, such as {{env:PROXY_PASSWORD}}. */
    @UriParam(label = "proxy,security", secret = true)
    private String proxyPassword;

    /**
     * Id of the user whose factors the health check reads, such as 00uk3v9TQmZr1xPdL0x7. By default the health check
     * reads one user of the organization.
     */
    @UriParam(label = "advanced")
    private String healthCheckUserId;

    private boolean connectTimeoutGiven;
    private boolean requestTimeoutGiven;

    /**
     * The maximum number of attempts for a call. A call is repeated only if the failure may be temporary and a second
     * call has no additional effect. 1 disables retries.
     */
    @UriParam(label = "advanced", defaultValue = "3")
    private int maxAttempts = 3;

    /**
     * The delay before the second attempt. It doubles with each further attempt. Each delay is shortened by a random
     * part, at most half.
     */
    @UriParam(label = "advanced", defaultValue = "500", javaType = "java.time.Duration")
    private long retryDelay = 500;

    /** The maximum delay between two attempts. */
    @UriParam(label = "advanced", defaultValue = "5000", javaType = "java.time.Duration")
    private long maxRetryDelay = 5_000;

    /**
     * The maximum total time that one call waits after Okta has answered that a rate limit is exceeded (429). If the
     * wait would be longer, the call fails at once and reports the time after which to try again. 0 disables waiting.
     */
    @UriParam(label = "advanced", defaultValue = "5000", javaType = "java.time.Duration")
    private long rateLimitWait = 5_000;

    /**
     * Whether a call that prompts a user on the phone completes only when the user has answered. Applies to
     * verifyFactor and enrollFactor with push factors and to the operations that read their state. The message body is
     * then the outcome.
     */
    @UriParam(label = "producer", defaultValue = "false")
    private boolean await;

    /**
     * The maximum time that a call waits for the user, if await is enabled. When it expires, the push prompt is
     * cancelled.
     */
    @UriParam(label = "producer", defaultValue = "300000", javaType = "java.time.Duration")
    private long awaitTimeout = 300_000;

    /**
     * Endpoint that receives what the user needs in order to answer, as soon as Okta returns it, such as
     * direct:show-number. It receives the message that the call would return without await. Used if await is enabled.
     */
    @UriParam(label = "producer")
    private String challengeEndpoint;

    /** The interval between two polls for the answer of a user, if await is enabled. */
    @UriParam(label = "advanced", defaultValue = "4000", javaType = "java.time.Duration")
    private long pollInterval = 4_000;

    /**
     * The maximum number of polls per minute for all users who have not answered, if await is enabled. If this is not
     * enough for all of them, each is polled less often.
     */
    @UriParam(label = "advanced", defaultValue = "1500")
    private int pollsPerMinute = 1_500;

    /**
     * Percentage of each rate limit that calls may use, 1 to 100. Calls are counted before they are sent, and wait if
     * the budget is used up. If the credentials have a share of the rate limit in Okta, the percentage applies to this
     * share, because it is the limit that Okta reports. Of several endpoints with the same credentials, the smallest
     * value applies. 0 disables the budget.
     */
    @UriParam(label = "budget", defaultValue = "100")
    private int budgetShare = 100;

    /**
     * The maximum time that a call waits before it is sent. No thread is blocked. If the wait is known to be longer,
     * the call fails at once and reports the time after which to try again. 0 disables waiting.
     */
    @UriParam(label = "budget", defaultValue = "90000", javaType = "java.time.Duration")
    private long budgetWait = 90_000;

    /**
     * Name of the rate limit bucket, such as /api/v1, if Okta counts several operations together. Okta's admin console
     * shows the buckets (Reports, Rate limits). By default each operation has its own bucket.
     */
    @UriParam(label = "budget")
    private String budgetBucket;

    /** Priority of calls that wait: urgent, interactive, normal or background, in this order. */
    @UriParam(label = "budget", defaultValue = "normal")
    private Lane lane = Lane.normal;

    /**
     * The maximum number of concurrent calls with the same credentials, such as 20. Of several endpoints, the smallest
     * value applies. By default the value of maxConnections.
     */
    @UriParam(label = "budget")
    private Integer maxCallsInFlight;

    /**
     * Whether to delay calls that Okta would reject because of the limits of one phone, email address or user: one SMS
     * and one call to a phone in 30 s, one email to an address in 5 s, five activation codes entered and five codes
     * resent for a user in five minutes. Calls wait for at most budgetWait.
     */
    @UriParam(label = "gates", defaultValue = "true")
    private boolean gates = true;

    /**
     * The maximum number of codes that are sent to one phone by SMS and call within an hour. The request for one more
     * code fails without a call to Okta. 0 disables the limit.
     */
    @UriParam(label = "gates", defaultValue = "0")
    private int maxCodesPerPhone;

    /**
     * The maximum number of codes that are sent to all phones by SMS and call within an hour. The request for one more
     * code fails without a call to Okta. 0 disables the limit.
     */
    @UriParam(label = "gates", defaultValue = "0")
    private int maxCodesPerHour;

    /**
     * The maximum number of codes that are sent by SMS and call from the start of the Camel context until it stops. The
     * request for one more code fails without a call to Okta. 0 disables the limit.
     */
    @UriParam(label = "gates", defaultValue = "0")
    private int maxCodesPerRun;

    /**
     * The maximum number of push prompts that are sent to one user within an hour, if await is enabled. 0 disables the
     * limit.
     */
    @UriParam(label = "gates", defaultValue = "10")
    private int maxPushesPerHour = 10;

    /**
     * Type of the message body for a JSON response: text is a String, map a Map or List, model a class of
     * io.oktafactors.camel.model.
     */
    @UriParam(label = "producer", defaultValue = "text")
    private OktaFactorsOutputType outputType = OktaFactorsOutputType.text;

    /**
     * Whether to check a request against Okta's rules before it is sent, such as the format of a phone number. An
     * invalid request fails with a message that says what to correct, and no call is made.
     */
    @UriParam(label = "producer", defaultValue = "true")
    private boolean validateRequest = true;

    /** Id of the user, such as 00uk3v9TQmZr1xPdL0x7. For getUser, the login is also accepted. */
    @UriParam(label = "producer")
    private String userId;

    /** Id of the factor, such as mbl7h2qXwTn4KcBv90x7. */
    @UriParam(label = "producer")
    private String factorId;

    /** Id of the push transaction, such as v2mst.Gt5Fq8ZkLw2RbVt0x7. */
    @UriParam(label = "producer")
    private String transactionId;

    /** Token of the QR code that an authenticator app scans, such as 00vT1mQkZs. */
    @UriParam(label = "producer")
    private String qrToken;

    /**
     * Whether enrollFactor activates the factor at once and sends no code (sms, call, email, token:hotp). Okta's
     * default is false.
     */
    @UriParam(label = "producer")
    private Boolean activate;

    /** Whether unenrollFactor also removes the phone as a recovery method (sms, call). Okta's default is false. */
    @UriParam(label = "producer")
    private Boolean removeRecoveryEnrollment;

    /** Id of the SMS template, such as cstk2flOtuCMDJK4b0g3. */
    @UriParam(label = "producer")
    private String templateId;

    /** Validity of a one-time passcode in seconds, 1 to 86400, such as 600. Okta's default is 300. */
    @UriParam(label = "producer")
    private Integer tokenLifetimeSeconds;

    /** Whether enrollFactor replaces the phone number of a factor that is not active yet. Okta's default is false. */
    @UriParam(label = "producer")
    private Boolean updatePhone;

    /** Language of the SMS (ISO 639-1), such as de. Sent as the HTTP header Accept-Language. */
    @UriParam(label = "producer")
    private String acceptLanguage;

    /**
     * User agent of the user's browser, such as Mozilla/5.0 (X11; Linux x86_64), which a push prompt shows.
     * verifyFactor sends it as the HTTP header User-Agent.
     */
    @UriParam(label = "producer")
    private String userAgent;

    /**
     * IP address of the user, such as 192.0.2.7. verifyFactor sends it as the HTTP header X-Forwarded-For. Okta accepts
     * it from trusted gateways only.
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
