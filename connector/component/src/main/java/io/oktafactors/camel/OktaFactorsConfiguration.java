package io.oktafactors.camel;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of component and endpoint. Parameters of the operations bear Okta's names and may come as headers instead. */
@UriParams
public class OktaFactorsConfiguration implements Cloneable {

    @UriParam(
            description = "URL of the Okta organization, such as https://acme.okta.com. Plain http is accepted for"
                    + " loopback hosts only.")
    @Metadata(required = true)
    private String orgUrl;

    @UriParam(
            label = "security",
            secret = true,
            description = "API token of the organization. Better set on the component than in a URI.")
    private String token;

    @UriParam(
            label = "advanced",
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description = "The longest time to wait for a connection to be made.")
    private long connectTimeout = 10_000;

    @UriParam(
            label = "advanced",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "The longest time that one call may take, from sending the request to the last byte of its"
                    + " answer.")
    private long requestTimeout = 60_000;

    @UriParam(
            label = "producer",
            defaultValue = "text",
            description =
                    "What the JSON of an answer is in the message body: text is a String, map a Map or List, model"
                            + " a type of io.oktafactors.camel.model.")
    private OktaFactorsOutputType outputType = OktaFactorsOutputType.text;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description = "Whether a call is held against Okta's rules before it is sent, such as the form of a phone"
                    + " number, so that a wrong one fails with advice and costs nothing.")
    private boolean validateRequest = true;

    @UriParam(
            label = "producer",
            description = "Id of the user, such as 00uk3v9TQmZr1xPdL0x7, or for getUser the login.")
    private String userId;

    @UriParam(label = "producer", description = "Id of the factor, such as mbl7h2qXwTn4KcBv90x7.")
    private String factorId;

    @UriParam(label = "producer", description = "Id of the push transaction, such as v2mst.Gt5Fq8ZkLw2RbVt0x7.")
    private String transactionId;

    @UriParam(
            label = "producer",
            description = "Token of the picture that an authenticator app scans, such as 00vT1mQkZs.")
    private String qrToken;

    @UriParam(
            label = "producer",
            description = "Whether enrollFactor makes the factor ACTIVE at once and sends nothing (sms, call, email,"
                    + " token:hotp). Okta's default is false.")
    private Boolean activate;

    @UriParam(
            label = "producer",
            description = "Whether unenrollFactor also drops the phone as a recovery method (sms, call). Okta's default"
                    + " is false.")
    private Boolean removeRecoveryEnrollment;

    @UriParam(label = "producer", description = "Id of the SMS template, such as cstk2flOtuCMDJK4b0g3.")
    private String templateId;

    @UriParam(
            label = "producer",
            description =
                    "Seconds that a one-time passcode stays valid, 1 to 86400, such as 600. Okta's default is 300.")
    private Integer tokenLifetimeSeconds;

    @UriParam(
            label = "producer",
            description = "Whether enrollFactor replaces the number of a phone factor that is not active yet. Okta's"
                    + " default is false.")
    private Boolean updatePhone;

    @UriParam(
            label = "producer",
            description = "Language of the SMS text, ISO 639-1, such as de, sent as Accept-Language.")
    private String acceptLanguage;

    @UriParam(
            label = "producer",
            description = "Agent of the user's browser, such as Mozilla/5.0 (X11; Linux x86_64), sent as User-Agent by"
                    + " verifyFactor and shown in a push prompt.")
    private String userAgent;

    @UriParam(
            label = "producer",
            description = "IP address of the user, such as 192.0.2.7, sent as X-Forwarded-For by verifyFactor. Okta"
                    + " honours it from trusted gateways only.")
    private String xForwardedFor;

    public String getOrgUrl() {
        return orgUrl;
    }

    public void setOrgUrl(String orgUrl) {
        this.orgUrl = orgUrl;
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(long requestTimeout) {
        this.requestTimeout = requestTimeout;
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

    /**
     * Brings the URL to its normal form and checks what every call needs.
     *
     * @throws IllegalArgumentException if an option is missing or cannot be; the message says what to set
     */
    void check() {
        orgUrl = OrgUrl.normalize(orgUrl);
        if (token == null || token.isBlank() || token.contains("{")) {
            throw new IllegalArgumentException(
                    "The option token is missing: set it to an API token of the organization");
        }
        if (!token.matches("[!-~]+")) {
            throw new IllegalArgumentException("The option token holds a character that no API token has, such as a"
                    + " space or the end of a line");
        }
        if (connectTimeout <= 0 || requestTimeout <= 0) {
            throw new IllegalArgumentException("The options connectTimeout and requestTimeout must be above 0 ms");
        }
    }

    /** A copy that can be changed without changing this one. */
    public OktaFactorsConfiguration copy() {
        try {
            return (OktaFactorsConfiguration) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
