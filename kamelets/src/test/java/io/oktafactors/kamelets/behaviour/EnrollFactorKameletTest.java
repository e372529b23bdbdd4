package io.oktafactors.kamelets.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxFactor;
import io.oktafactors.sandbox.api.SandboxMessage;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnrollFactorKameletTest {

    private static final String PHONE = "+12065550199";
    private static final String OTHER_PHONE = "+12065550198";

    private OktaSandbox okta;
    private String ada;

    @BeforeEach
    void startOkta() {
        okta = OktaSandbox.builder().start();
        ada = okta.addUser("ada@kamelets.example").id();
    }

    @AfterEach
    void stopOkta() {
        okta.close();
    }

    @Test
    void anEnrollmentInTheBodyBecomesAPendingFactorWithACodeAtThePhone() {
        Exchange outcome = enroll(Map.of(), sms(PHONE), Map.of(OktaFactorsConstants.USER_ID, ada));

        assertThat(outcome.getProperty(CallingRoute.CHANNEL)).isEqualTo(CallingRoute.DONE);
        assertThat(factors()).extracting(SandboxFactor::status).containsExactly("PENDING_ACTIVATION");
        assertThat(okta.messagesTo(PHONE)).extracting(SandboxMessage::purpose).containsExactly("enroll");
        assertThat(outcome.getMessage().getBody(String.class))
                .contains(factors().get(0).id(), "PENDING_ACTIVATION");
    }

    @Test
    void aMapIsAnEnrollmentAsWell() {
        Map<String, Object> enrollment =
                Map.of("factorType", "sms", "provider", "OKTA", "profile", Map.of("phoneNumber", PHONE));

        enroll(Map.of(), enrollment, Map.of(OktaFactorsConstants.USER_ID, ada));

        assertThat(factors()).extracting(SandboxFactor::factorType).containsExactly("sms");
    }

    @Test
    void withActivateTheFactorIsActiveAtOnceAndNoCodeIsSent() {
        enroll(Map.of("userId", ada, "activate", true), sms(PHONE), Map.of());

        assertThat(factors()).extracting(SandboxFactor::status).containsExactly("ACTIVE");
        assertThat(okta.messages()).isEmpty();
    }

    @Test
    void withUpdatePhoneTheNumberOfAPendingFactorIsReplaced() {
        enroll(Map.of("userId", ada), sms(PHONE), Map.of());

        enroll(Map.of("userId", ada, "updatePhone", true), sms(OTHER_PHONE), Map.of());

        assertThat(factors())
                .extracting(factor -> factor.profile().get("phoneNumber"))
                .containsExactly(OTHER_PHONE);
    }

    @Test
    void theUserOfTheHeaderOutranksTheUserOfTheParameter() {
        String grace = okta.addUser("grace@kamelets.example").id();

        enroll(Map.of("userId", grace), sms(PHONE), Map.of(OktaFactorsConstants.USER_ID, ada));

        assertThat(factors()).hasSize(1);
        assertThat(okta.user(grace).orElseThrow().factors()).isEmpty();
    }

    private Exchange enroll(Map<String, ?> parameters, Object body, Map<String, Object> headers) {
        try (CallingRoute route = CallingRoute.to("okta-enroll-factor-action", okta.url())
                .with(parameters)
                .token(okta.token())
                .start()) {
            return route.send(body, headers);
        }
    }

    private List<SandboxFactor> factors() {
        return okta.user(ada).orElseThrow().factors();
    }

    private static String sms(String phone) {
        return """
                {"factorType": "sms", "provider": "OKTA", "profile": {"phoneNumber": "%s"}}""".formatted(phone);
    }
}
