package io.oktafactors.camel.springboot;

import io.oktafactors.camel.operation.OktaFactorsOutputType;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The options of the okta-factors component as properties: one for each, under the same name. */
@ConfigurationProperties(prefix = "camel.component.okta-factors")
public class OktaFactorsComponentConfiguration extends OktaCallProperties {

    /**
     * What the JSON of an answer is in the message body: text is a String, map a Map or List, model a type of
     * io.oktafactors.camel.model.
     */
    private OktaFactorsOutputType outputType = OktaFactorsOutputType.text;

    /**
     * Whether a call is held against Okta's rules before it is sent, such as the form of a phone number, so that a wrong one
     * fails with advice and costs nothing.
     */
    private Boolean validateRequest = true;

    /** Token of the picture that an authenticator app scans, such as 00vT1mQkZs. */
    private String qrToken;

    /** Id of the user, such as 00uk3v9TQmZr1xPdL0x7, or for getUser the login. */
    private String userId;

    /** Id of the factor, such as mbl7h2qXwTn4KcBv90x7. */
    private String factorId;

    /** Id of the push transaction, such as v2mst.Gt5Fq8ZkLw2RbVt0x7. */
    private String transactionId;

    /**
     * Whether enrollFactor makes the factor ACTIVE at once and sends nothing (sms, call, email, token:hotp). Okta's
     * default is false.
     */
    private Boolean activate;

    /** Whether unenrollFactor also drops the phone as a recovery method (sms, call). Okta's default is false. */
    private Boolean removeRecoveryEnrollment;

    /** Id of the SMS template, such as cstk2flOtuCMDJK4b0g3. */
    private String templateId;

    /** Seconds that a one-time passcode stays valid, 1 to 86400, such as 600. Okta's default is 300. */
    private Integer tokenLifetimeSeconds;

    /** Whether enrollFactor replaces the number of a phone factor that is not active yet. Okta's default is false. */
    private Boolean updatePhone;

    /** Language of the SMS text, ISO 639-1, such as de, sent as Accept-Language. */
    private String acceptLanguage;

    /**
     * Agent of the user's browser, such as Mozilla/5.0 (X11; Linux x86_64), sent as User-Agent by verifyFactor and shown in a
     * push prompt.
     */
    private String userAgent;

    /**
     * IP address of the user, such as 192.0.2.7, sent as X-Forwarded-For by verifyFactor. Okta honours it from trusted gateways
     * only.
     */
    private String xForwardedFor;

    /** Whether the component registers its health check. */
    private Boolean healthCheckProducerEnabled = true;

    /** Of no use: there is no consumer. */
    private Boolean healthCheckConsumerEnabled = true;

    /**
     * Whether producers start with their first message instead of with their route, so that a failure to start can be
     * handled by the route.
     */
    private Boolean lazyStartProducer = false;

    /** Whether the component takes an option that is not set from the registry, where one bean alone fits. */
    private Boolean autowiredEnabled = true;

    public OktaFactorsOutputType getOutputType() {
        return outputType;
    }

    public void setOutputType(OktaFactorsOutputType outputType) {
        this.outputType = outputType;
    }

    public Boolean getValidateRequest() {
        return validateRequest;
    }

    public void setValidateRequest(Boolean validateRequest) {
        this.validateRequest = validateRequest;
    }

    public String getQrToken() {
        return qrToken;
    }

    public void setQrToken(String qrToken) {
        this.qrToken = qrToken;
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

    public Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    public void setHealthCheckProducerEnabled(Boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }

    public Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    public void setHealthCheckConsumerEnabled(Boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    public Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }
}
