package io.oktafactors.camel;

import org.apache.camel.spi.Metadata;

/** Names of the message headers. Those of the first group are parameters of a call, those of the second are set from the answer. */
public final class OktaFactorsConstants {

    /** The scheme of the endpoints. */
    public static final String SCHEME = "okta-factors";

    @Metadata(
            label = "producer",
            description = "Id of the user, such as 00uk3v9TQmZr1xPdL0x7, or for getUser the login; getUser sets it to"
                    + " the id.",
            javaType = "String")
    public static final String USER_ID = "CamelOktaFactorsUserId";

    @Metadata(
            label = "producer",
            description = "Id of the factor, such as mbl7h2qXwTn4KcBv90x7; enrollFactor sets it to the new one's.",
            javaType = "String")
    public static final String FACTOR_ID = "CamelOktaFactorsFactorId";

    @Metadata(
            label = "producer",
            description = "Id of the push transaction, such as v2mst.Gt5Fq8ZkLw2RbVt0x7; verifyFactor and"
                    + " getFactorTransactionStatus set it.",
            javaType = "String")
    public static final String TRANSACTION_ID = "CamelOktaFactorsTransactionId";

    @Metadata(
            label = "producer",
            description = "Token of the picture that an authenticator app scans, such as 00vT1mQkZs; enrollFactor and"
                    + " pollFactorActivation set it.",
            javaType = "String")
    public static final String QR_TOKEN = "CamelOktaFactorsQrToken";

    @Metadata(
            label = "producer",
            description = "A link of an earlier answer, such as"
                    + " https://acme.okta.com/api/v1/users/00u1/factors/opf2/transactions/mst3, that user, factor"
                    + " and transaction are taken from. It must be on the organization's origin and fit the"
                    + " operation.",
            javaType = "String")
    public static final String LINK = "CamelOktaFactorsLink";

    @Metadata(
            label = "producer",
            description = "Whether enrollFactor makes the factor ACTIVE at once and sends nothing (sms, call, email,"
                    + " token:hotp).",
            javaType = "Boolean")
    public static final String ACTIVATE = "CamelOktaFactorsActivate";

    @Metadata(
            label = "producer",
            description = "Whether unenrollFactor also drops the phone as a recovery method (sms, call).",
            javaType = "Boolean")
    public static final String REMOVE_RECOVERY_ENROLLMENT = "CamelOktaFactorsRemoveRecoveryEnrollment";

    @Metadata(
            label = "producer",
            description = "Id of the SMS template, such as cstk2flOtuCMDJK4b0g3.",
            javaType = "String")
    public static final String TEMPLATE_ID = "CamelOktaFactorsTemplateId";

    @Metadata(
            label = "producer",
            description =
                    "Seconds that a one-time passcode stays valid, 1 to 86400, such as 600; Okta's default is 300.",
            javaType = "Integer")
    public static final String TOKEN_LIFETIME_SECONDS = "CamelOktaFactorsTokenLifetimeSeconds";

    @Metadata(
            label = "producer",
            description = "Whether enrollFactor replaces the number of a phone factor that is not active yet.",
            javaType = "Boolean")
    public static final String UPDATE_PHONE = "CamelOktaFactorsUpdatePhone";

    @Metadata(
            label = "producer",
            description = "Language of the SMS text, ISO 639-1, such as de, sent as Accept-Language.",
            javaType = "String")
    public static final String ACCEPT_LANGUAGE = "CamelOktaFactorsAcceptLanguage";

    @Metadata(
            label = "producer",
            description = "Agent of the user's browser, such as Mozilla/5.0 (X11; Linux x86_64), sent as User-Agent and"
                    + " shown in a push prompt.",
            javaType = "String")
    public static final String USER_AGENT = "CamelOktaFactorsUserAgent";

    @Metadata(
            label = "producer",
            description = "IP address of the user, such as 192.0.2.7, sent as X-Forwarded-For; Okta honours it from"
                    + " trusted gateways only.",
            javaType = "String")
    public static final String X_FORWARDED_FOR = "CamelOktaFactorsXForwardedFor";

    @Metadata(
            label = "producer",
            description = "The number that the user has to pick on the phone, to be shown to the user; verifyFactor and"
                    + " getFactorTransactionStatus set it where Okta gives one.",
            javaType = "Integer")
    public static final String CORRECT_ANSWER = "CamelOktaFactorsCorrectAnswer";

    @Metadata(
            label = "producer",
            description =
                    "How an awaited call ended: SUCCESS, REJECTED, TIMEOUT, CANCELLED, LIMIT_REACHED, CHALLENGE or"
                            + " ERROR.",
            javaType = "String")
    public static final String OUTCOME = "CamelOktaFactorsOutcome";

    @Metadata(label = "producer", description = "HTTP status of the answer.", javaType = "Integer")
    public static final String RESPONSE_CODE = "CamelOktaFactorsResponseCode";

    @Metadata(label = "producer", description = "Okta's id of the call, for its support.", javaType = "String")
    public static final String REQUEST_ID = "CamelOktaFactorsRequestId";

    @Metadata(
            label = "producer",
            description = "Calls allowed in the current window of the rate limit bucket.",
            javaType = "Long")
    public static final String RATE_LIMIT_LIMIT = "CamelOktaFactorsRateLimitLimit";

    @Metadata(label = "producer", description = "Calls left in the current window.", javaType = "Long")
    public static final String RATE_LIMIT_REMAINING = "CamelOktaFactorsRateLimitRemaining";

    @Metadata(
            label = "producer",
            description = "End of the current window by Okta's clock, in epoch seconds.",
            javaType = "Long")
    public static final String RATE_LIMIT_RESET = "CamelOktaFactorsRateLimitReset";

    private OktaFactorsConstants() {}
}
