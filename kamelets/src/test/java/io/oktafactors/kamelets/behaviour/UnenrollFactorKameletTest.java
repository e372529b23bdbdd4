package io.oktafactors.kamelets.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxFactor;
import io.oktafactors.sandbox.api.SandboxUser;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnenrollFactorKameletTest {

    private static final String BLAISE = "blaise.pascal@acme.example";

    private OktaSandbox okta;
    private SandboxUser blaise;
    private String sms;

    @BeforeEach
    void startOkta() {
        okta = OktaSandbox.builder().start();
        blaise = blaise();
        sms = blaise.factor("sms").orElseThrow().id();
    }

    @AfterEach
    void stopOkta() {
        okta.close();
    }

    @Test
    void theFactorOfTheHeadersIsGoneAndNoOther() {
        Exchange outcome = unenroll(
                Map.of(), Map.of(OktaFactorsConstants.USER_ID, blaise.id(), OktaFactorsConstants.FACTOR_ID, sms));

        assertThat(outcome.getProperty(CallingRoute.CHANNEL)).isEqualTo(CallingRoute.DONE);
        assertThat(outcome.getMessage().getHeader(OktaFactorsConstants.RESPONSE_CODE))
                .isEqualTo(204);
        assertThat(outcome.getMessage().getBody()).isNull();
        assertThat(blaise().factors()).extracting(SandboxFactor::factorType).containsExactly("email");
    }

    @Test
    void byDefaultThePhoneStaysForRecovery() {
        unenroll(Map.of("userId", blaise.id(), "factorId", sms), Map.of());

        assertThat(blaise().factor("sms")).isEmpty();
        assertThat(blaise().recoveryPhones()).hasSize(1);
    }

    @Test
    void withRemoveRecoveryEnrollmentThePhoneIsForgotten() {
        unenroll(Map.of("userId", blaise.id(), "factorId", sms, "removeRecoveryEnrollment", true), Map.of());

        assertThat(blaise().factor("sms")).isEmpty();
        assertThat(blaise().recoveryPhones()).isEmpty();
    }

    @Test
    void theFactorOfTheHeaderOutranksTheFactorOfTheParameter() {
        String email = blaise.factor("email").orElseThrow().id();

        unenroll(Map.of("userId", blaise.id(), "factorId", sms), Map.of(OktaFactorsConstants.FACTOR_ID, email));

        assertThat(blaise().factors()).extracting(SandboxFactor::id).containsExactly(sms);
    }

    @Test
    void aMessageWithoutFactorFailsBeforeAnyCallAndSaysWhatToSet() {
        Exchange outcome = unenroll(Map.of("userId", blaise.id()), Map.of());

        assertThat(outcome.getException())
                .hasMessageContaining("No factorId: set the header CamelOktaFactorsFactorId or the option factorId");
        assertThat(okta.calls()).isEmpty();
    }

    private Exchange unenroll(Map<String, ?> parameters, Map<String, Object> headers) {
        try (CallingRoute route = CallingRoute.to("okta-unenroll-factor-action", okta.url())
                .with(parameters)
                .token(okta.token())
                .start()) {
            return route.send(null, headers);
        }
    }

    private SandboxUser blaise() {
        return okta.user(BLAISE).orElseThrow();
    }
}
