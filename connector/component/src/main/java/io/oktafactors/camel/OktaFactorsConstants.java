package io.oktafactors.camel;

import org.apache.camel.spi.Metadata;

/** Names of the message headers. Those of the first group are parameters of a call, those of the second are set from the answer. */
public final class OktaFactorsConstants {

    /** The scheme of the endpoints. */
    public static final String SCHEME = "okta-factors";

    @Metadata(
            label = "producer",
            description = "Id of the user, such as 00uk3v9TQmZr1xPdL0x7. For getUser, the login is also"
                    + " accepted; getUser sets the header to the id.",
            javaType = "String")
    public static final String USER_ID = "CamelOktaFactorsUserId";

    @Metadata(
            label = "producer",
            description = "Id of the factor, such as mbl7h2qXwTn4KcBv90x7. enrollFactor sets the header to the"
                    + " id of the new factor.",
            javaType = "String")
    public static final String FACTOR_ID = "CamelOktaFactorsFactorId";

    @Metadata(
            label = "producer",
            description = "Id of the push transaction, such as v2mst.Gt5Fq8ZkLw2RbVt0x7. Set by verifyFactor"
                    + " and getFactorTransactionStatus.",
            javaType = "String")
    public static final String TRANSACTION_ID = "CamelOktaFactorsTransactionId";

    @Metadata(
            label = "producer",
            description = "Token of the QR code that an authenticator app scans, such as 00vT1mQkZs. Set by"
                    + " enrollFactor and pollFactorActivation.",
            javaType = "String")
    public static final String QR_TOKEN = "CamelOktaFactorsQrToken";

    @Metadata(
            label = "producer",
            description = "A link from an earlier response, such as"
                    + " https://acme.okta.com/api/v1/users/00u1/factors/opf2/transactions/mst3. The ids of"
                    + " the user, the factor and the transaction are taken from it. It must have the origin"
                    + " of the organization and match the path of the operation.",
            javaType = "String")
    public static final String LINK = "CamelOktaFactorsLink";

    @Metadata(
            label = "producer",
            description = "Whether enrollFactor activates the factor at once and sends no code (sms, call,"
                    + " email, token:hotp).",
            javaType = "Boolean")
    public static final String ACTIVATE = "CamelOktaFactorsActivate";

    @Metadata(
            label = "producer",
            description = "Whether unenrollFactor also removes the phone as a recovery method (sms, call).",
            javaType = "Boolean")
    public static final String REMOVE_RECOVERY_ENROLLMENT = "CamelOktaFactorsRemoveRecoveryEnrollment";

    @Metadata(
            label = "producer",
            description = "Id of the SMS template, such as cstk2flOtuCMDJK4b0g3.",
            javaType = "String")
    public static final String TEMPLATE_ID = "CamelOktaFactorsTemplateId";

    @Metadata(
            label = "producer",
            description = "Validity of a one-time passcode in seconds, 1 to 86400, such as 600. Okta's default is 300.",
            javaType = "Integer")
    public static final String TOKEN_LIFETIME_SECONDS = "CamelOktaFactorsTokenLifetimeSeconds";

    @Metadata(
            label = "producer",
            description = "Whether enrollFactor replaces the phone number of a factor that is not active yet.",
            javaType = "Boolean")
    public static final String UPDATE_PHONE = "CamelOktaFactorsUpdatePhone";

    @Metadata(
            label = "producer",
            description = "Language of the SMS (ISO 639-1), such as de. Sent as the HTTP header Accept-Language.",
            javaType = "String")
    public static final String ACCEPT_LANGUAGE = "CamelOktaFactorsAcceptLanguage";

    @Metadata(
            label = "producer",
            description = "User agent of the user's browser, such as Mozilla/5.0 (X11; Linux x86_64), which a"
                    + " push prompt shows. Sent as the HTTP header User-Agent.",
            javaType = "String")
    public static final String USER_AGENT = "CamelOktaFactorsUserAgent";

    @Metadata(
            label = "producer",
            description = "IP address of the user, such as 192.0.2.7. Sent as the HTTP header X-Forwarded-For."
                    + " Okta accepts it from trusted gateways only.",
            javaType = "String")
    public static final String X_FORWARDED_FOR = "CamelOktaFactorsXForwardedFor";

    @Metadata(
            label = "producer",
            description = "The number that the user has to select on the phone. Show it to the user. Set by"
                    + " verifyFactor and getFactorTransactionStatus if Okta returns a number.",
            javaType = "Integer")
    public static final String CORRECT_ANSWER = "CamelOktaFactorsCorrectAnswer";

    @Metadata(
            label = "producer",
            description = "Outcome of a call with await: SUCCESS, REJECTED, TIMEOUT, CANCELLED, LIMIT_REACHED,"
                    + " CHALLENGE or ERROR.",
            javaType = "String")
    public static final String OUTCOME = "CamelOktaFactorsOutcome";

    @Metadata(label = "producer", description = "HTTP status code of the response.", javaType = "Integer")
    public static final String RESPONSE_CODE = "CamelOktaFactorsResponseCode";

    @Metadata(
            label = "producer",
            description = "Id that Okta assigned to the request. Okta support asks for it.",
            javaType = "String")
    public static final String REQUEST_ID = "CamelOktaFactorsRequestId";

    @Metadata(
            label = "producer",
            description = "Number of calls allowed in the current window of the rate limit bucket.",
            javaType = "Long")
    public static final String RATE_LIMIT_LIMIT = "CamelOktaFactorsRateLimitLimit";

    @Metadata(
            label = "producer",
            description = "Number of calls left in the current window of the rate limit bucket.",
            javaType = "Long")
    public static final String RATE_LIMIT_REMAINING = "CamelOktaFactorsRateLimitRemaining";

    @Metadata(
            label = "producer",
            description = "End of the current window on Okta's clock, in epoch seconds.",
            javaType = "Long")
    public static final String RATE_LIMIT_RESET = "CamelOktaFactorsRateLimitReset";

    private OktaFactorsConstants() {}
}
