package io.oktafactors.kamelets.behaviour;

import java.util.List;
import java.util.Map;

/**
 * A call of a Kamelet that would be right, but for its user.
 *
 * @param parameters those that the Kamelet needs besides organization, token and user
 */
record KameletCase(String kamelet, String body, Map<String, String> parameters) {

    private static final String SMS =
            "{\"factorType\": \"sms\", \"provider\": \"OKTA\", \"profile\": {\"phoneNumber\": \"+12065550199\"}}";
    private static final String PASS_CODE = "{\"passCode\": \"123456\"}";
    private static final Map<String, String> FACTOR = Map.of("factorId", "smsk0xvJa2zYRgMjb0g3");
    private static final Map<String, String> PUSH =
            Map.of("factorId", "opf9yRw3GtNb6MsHc0x7", "transactionId", "v2mst.Gt5Fq8ZkLw2RbVt0x7");

    /** One for each Kamelet that makes one call of Okta, or with a login two, for each message. */
    static final List<KameletCase> ALL = List.of(
            new KameletCase("okta-activate-factor-action", PASS_CODE, FACTOR),
            new KameletCase("okta-cancel-factor-transaction-action", null, PUSH),
            new KameletCase("okta-enroll-factor-action", SMS, Map.of()),
            new KameletCase("okta-enroll-factor-sink", SMS, Map.of()),
            new KameletCase("okta-get-factor-action", null, FACTOR),
            new KameletCase(
                    "okta-get-factor-qr-code-action",
                    null,
                    Map.of("factorId", "ostk0xvJa2zYRgMjb0g3", "qrToken", "00vT1mQkZs")),
            new KameletCase("okta-get-factor-transaction-status-action", null, PUSH),
            new KameletCase("okta-get-user-action", null, Map.of()),
            new KameletCase("okta-list-factors-action", null, Map.of()),
            new KameletCase("okta-list-supported-factors-action", null, Map.of()),
            new KameletCase("okta-list-supported-security-questions-action", null, Map.of()),
            new KameletCase("okta-poll-factor-activation-action", null, FACTOR),
            new KameletCase("okta-resend-enroll-factor-action", SMS, FACTOR),
            new KameletCase("okta-resend-enroll-factor-sink", SMS, FACTOR),
            new KameletCase("okta-reset-factors-action", null, Map.of()),
            new KameletCase("okta-reset-factors-sink", "{}", Map.of()),
            new KameletCase("okta-send-factor-activation-email-action", null, FACTOR),
            new KameletCase("okta-send-factor-activation-sms-action", null, FACTOR),
            new KameletCase("okta-unenroll-factor-action", null, FACTOR),
            new KameletCase("okta-unenroll-factor-sink", "{}", FACTOR),
            new KameletCase("okta-verify-factor-action", PASS_CODE, FACTOR));

    /** An action and a sink: for what the lint sees to being alike in all. */
    static final List<KameletCase> SAMPLE =
            ALL.stream().filter(each -> each.kamelet.startsWith("okta-enroll")).toList();

    @Override
    public String toString() {
        return kamelet;
    }
}
