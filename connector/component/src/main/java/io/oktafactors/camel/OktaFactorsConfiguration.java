package io.oktafactors.camel;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of component and endpoint: those of the client, and the parameters of the operations. Parameters of the operations bear Okta's names and may come as headers instead. */
@UriParams
public class OktaFactorsConfiguration extends OktaClientConfiguration implements Cloneable {

    @UriParam(label = "producer", description = "Id of the user.")
    private String userId;

    @UriParam(label = "producer", description = "Id of the factor.")
    private String factorId;

    @UriParam(label = "producer", description = "Id of the push transaction.")
    private String transactionId;

    @UriParam(
            label = "producer",
            description = "Whether enrollFactor makes the factor ACTIVE at once and sends nothing (sms, call, email,"
                    + " token:hotp). Okta's default is false.")
    private Boolean activate;

    @UriParam(
            label = "producer",
            description =
                    "Whether unenrollFactor also drops the phone as a recovery method (sms, call). Okta's default is"
                            + " false.")
    private Boolean removeRecoveryEnrollment;

    @UriParam(label = "producer", description = "Id of the SMS template.")
    private String templateId;

    @UriParam(
            label = "producer",
            description = "Seconds that a one-time passcode stays valid, 1 to 86400. Okta's default is 300.")
    private Integer tokenLifetimeSeconds;

    @UriParam(
            label = "producer",
            description = "Whether enrollFactor replaces the number of a phone factor that is not active yet. Okta's"
                    + " default is false.")
    private Boolean updatePhone;

    @UriParam(label = "producer", description = "Language of the SMS text, ISO 639-1, sent as Accept-Language.")
    private String acceptLanguage;

    @UriParam(
            label = "producer",
            description = "Agent of the user's browser, sent as User-Agent by verifyFactor and shown in a push prompt.")
    private String userAgent;

    @UriParam(
            label = "producer",
            description =
                    "IP address of the user, sent as X-Forwarded-For by verifyFactor. Okta honours it from trusted"
                            + " gateways only.")
    private String xForwardedFor;

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

    /** A copy that can be changed without changing this one. */
    public OktaFactorsConfiguration copy() {
        try {
            return (OktaFactorsConfiguration) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
