package io.oktafactors.kamelets.behaviour;

import java.util.List;
import java.util.Map;

/**
 * A call of a Kamelet that would be right, but for its user.
 *
 * @param parameters those that the Kamelet needs besides organization, token and user
 */
record KameletCase(String kamelet, String body, Map<String, String> parameters) {

    /** One for each Kamelet that calls Okta. */
    static final List<KameletCase> ALL = List.of(
            new KameletCase(
                    "okta-enroll-factor-action",
                    "{\"factorType\": \"sms\", \"provider\": \"OKTA\", \"profile\": {\"phoneNumber\": \"+12065550199\"}}",
                    Map.of()),
            new KameletCase("okta-unenroll-factor-action", null, Map.of("factorId", "smsk0xvJa2zYRgMjb0g3")));

    @Override
    public String toString() {
        return kamelet;
    }
}
