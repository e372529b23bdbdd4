package io.oktafactors.kamelets.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxUser;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Kamelets that change nothing at Okta. */
class ReadingKameletsTest {

    private static OktaSandbox okta;
    private static SandboxUser blaise;
    private static String sms;

    @BeforeAll
    static void startOkta() {
        okta = OktaSandbox.builder().unlimited().start();
        blaise = okta.user("blaise.pascal@acme.example").orElseThrow();
        sms = blaise.factor("sms").orElseThrow().id();
    }

    @AfterAll
    static void stopOkta() {
        okta.close();
    }

    @Test
    void aLoginIsEnoughToFindAUserWhoseIdThenStandsInTheHeader() {
        Exchange outcome = call("okta-get-user-action", Map.of(OktaFactorsConstants.USER_ID, blaise.login()));

        assertThat(json(outcome).at("/profile/login").asText()).isEqualTo(blaise.login());
        assertThat(outcome.getMessage().getHeader(OktaFactorsConstants.USER_ID)).isEqualTo(blaise.id());
    }

    @Test
    void allFactorsOfAUserAreListed() {
        Exchange outcome = call("okta-list-factors-action", Map.of(OktaFactorsConstants.USER_ID, blaise.id()));

        assertThat(json(outcome).findValuesAsText("factorType")).containsExactlyInAnyOrder("sms", "email");
    }

    @Test
    void aFactorIsReadWithItsStatus() {
        Exchange outcome = call("okta-get-factor-action", factor(sms));

        assertThat(json(outcome).path("id").asText()).isEqualTo(sms);
        assertThat(json(outcome).path("status").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void theCatalogueNamesWhatMayBeEnrolled() {
        Exchange outcome =
                call("okta-list-supported-factors-action", Map.of(OktaFactorsConstants.USER_ID, blaise.id()));

        assertThat(json(outcome).findValuesAsText("factorType")).contains("push", "token:software:totp");
    }

    @Test
    void theSecurityQuestionsAreListedWithTheirTexts() {
        Exchange outcome = call(
                "okta-list-supported-security-questions-action", Map.of(OktaFactorsConstants.USER_ID, blaise.id()));

        assertThat(json(outcome).findValuesAsText("question")).contains("first_award");
        assertThat(json(outcome).findValuesAsText("questionText")).doesNotContain("");
    }

    @Test
    void thePictureOfAnEnrollmentIsAPng() {
        String ada = okta.user("ada.byron@acme.example").orElseThrow().id();
        Exchange enrolled = CallingRoute.call(
                okta,
                "okta-enroll-factor-action",
                "{\"factorType\": \"token:software:totp\", \"provider\": \"GOOGLE\"}",
                Map.of(OktaFactorsConstants.USER_ID, ada));

        Exchange outcome =
                call("okta-get-factor-qr-code-action", enrolled.getMessage().getHeaders());

        assertThat(outcome.getMessage().getBody(byte[].class)).startsWith(0x89, 'P', 'N', 'G');
    }

    private static Map<String, Object> factor(String id) {
        return Map.of(OktaFactorsConstants.USER_ID, blaise.id(), OktaFactorsConstants.FACTOR_ID, id);
    }

    private static Exchange call(String kamelet, Map<String, Object> headers) {
        Exchange outcome = CallingRoute.call(okta, kamelet, null, headers);
        assertThat(List.of(outcome.getProperty(CallingRoute.CHANNEL))).containsExactly(CallingRoute.DONE);
        return outcome;
    }

    private static JsonNode json(Exchange outcome) {
        try {
            return new ObjectMapper().readTree(outcome.getMessage().getBody(String.class));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
