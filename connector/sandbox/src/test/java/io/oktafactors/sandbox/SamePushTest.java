package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import com.okta.sdk.resource.model.UserFactor;
import com.okta.sdk.resource.model.UserFactorType;
import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.camel.model.EnrollRequest;
import io.oktafactors.camel.model.Factor;
import io.oktafactors.camel.model.VerifyRequest;
import io.oktafactors.sandbox.api.SandboxDevice;
import io.oktafactors.sandbox.api.SandboxUser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Okta Verify, where a phone acts as well, and what cannot be enrolled by the API: the SDK sees what the component sees. */
class SamePushTest {
    private static final String PUSH = "push OKTA ";
    private static final String[] OKTA_VERIFY = {PUSH + "ACTIVE", "token:software:totp OKTA ACTIVE"};

    private final Acme acme = new Acme();
    private final Witnesses both = new Witnesses(acme.okta);

    @AfterEach
    void stop() {
        both.close();
        acme.close();
    }

    @Test
    void anActivationWaitsTimesOutIsRestartedAndDone() {
        String id = call("enrollFactor", null, EnrollRequest.push()).getId();
        assertThat(call("pollFactorActivation", id, null).getFactorResult()).isEqualTo("WAITING");
        both.see(ADA, PUSH + "PENDING_ACTIVATION");

        acme.clock.pass(Duration.ofMinutes(10));
        assertThat(call("pollFactorActivation", id, null).getFactorResult()).isEqualTo("TIMEOUT");
        both.see(ADA, PUSH + "PENDING_ACTIVATION");

        assertThat(call("activateFactor", id, null).getFactorResult()).isEqualTo("WAITING");
        both.see(ADA, PUSH + "PENDING_ACTIVATION");

        acme.phone(id);
        both.see(ADA, OKTA_VERIFY);
        assertThat(call("pollFactorActivation", id, null).isActive()).isTrue();
        both.see(ADA, OKTA_VERIFY);
    }

    @Test
    void anActivationIsGivenUp() {
        String id = call("enrollFactor", null, EnrollRequest.push()).getId();
        unenroll(id);

        both.see(ADA);
        both.miss(ADA, id);
    }

    @Test
    void aPushWaitsAndIsApproved() {
        String id = active();
        String asked = ask(id, null);
        assertThat(both.transaction(ADA, id, asked)).isEqualTo("WAITING");
        both.see(ADA, OKTA_VERIFY);

        acme.okta.approve(asked);
        assertThat(both.transaction(ADA, id, asked)).isEqualTo("SUCCESS");
        both.see(ADA, OKTA_VERIFY);
    }

    @Test
    void aPushIsDenied() {
        String id = active();
        String asked = ask(id, VerifyRequest.numberChallenge());
        assertThat(both.transaction(ADA, id, asked)).isEqualTo("WAITING");

        acme.okta.deny(asked);
        assertThat(both.transaction(ADA, id, asked)).isEqualTo("REJECTED");
        both.see(ADA, OKTA_VERIFY);
    }

    @Test
    void aPushTimesOut() {
        String id = active();
        String asked = ask(id, null);
        acme.clock.pass(Duration.ofMinutes(5));

        assertThat(both.transaction(ADA, id, asked)).isEqualTo("TIMEOUT");
        both.see(ADA, OKTA_VERIFY);
    }

    @Test
    void aPushIsCancelled() {
        String id = active();
        String asked = ask(id, null);
        both.component.call("cancelFactorTransaction", null, transaction(id, asked));

        assertThat(both.transaction(ADA, id, asked)).isEqualTo("CANCELLED");
        both.see(ADA, OKTA_VERIFY);
    }

    @Test
    void itIsSwitchedOffAndOn() {
        String id = active();
        for (String status : List.of("INACTIVE", "DISABLED", "EXPIRED", "ENROLLED", "ACTIVE")) {
            acme.okta.setFactorStatus(ADA, id, status);
            both.see(ADA, PUSH + status, OKTA_VERIFY[1]);
        }
    }

    @Test
    void itsCodesGoAloneAndAllElseTogether() {
        String id = call("enrollFactor", null, EnrollRequest.push()).getId();
        acme.okta.scan(id, SandboxDevice.named("Ada's phone").withFastPass());
        both.see(ADA, OKTA_VERIFY[0], OKTA_VERIFY[1], "signed_nonce OKTA ACTIVE");

        unenroll(acme.okta
                .user(ADA)
                .orElseThrow()
                .factor("token:software:totp")
                .orElseThrow()
                .id());
        both.see(ADA, OKTA_VERIFY[0], "signed_nonce OKTA ACTIVE");
        unenroll(id);
        both.see(ADA);
        both.miss(ADA, id);
    }

    @Test
    void factorsThatTheApiDoesNotEnroll() {
        try (Acme other = new Acme(sandbox -> sandbox.unlimited()
                        .organization(new ByteArrayInputStream("""
                users:
                  - {login: ada@acme.example, factors: [{factorType: web}, {factorType: signed_nonce}]}
                """.getBytes(StandardCharsets.UTF_8))));
                Witnesses there = new Witnesses(other.okta)) {
            SandboxUser ada = other.okta.user("ada@acme.example").orElseThrow();
            there.see(ada.id(), "web DUO ACTIVE", "signed_nonce OKTA ACTIVE");

            String web = ada.factor("web").orElseThrow().id();
            there.component.call("unenrollFactor", null, ComponentClient.ids(ada.id(), web));
            there.see(ada.id(), "signed_nonce OKTA ACTIVE");
            there.miss(ada.id(), web);
        }
    }

    @Test
    void aTypeThatTheSdkHasNoNameFor() {
        try (Acme other = new Acme(sandbox -> sandbox.unlimited()
                        .organization(new ByteArrayInputStream("""
                users:
                  - {login: ada@acme.example, factors: [{factorType: claims_provider}]}
                """.getBytes(StandardCharsets.UTF_8))));
                Witnesses there = new Witnesses(other.okta)) {
            String ada = other.okta.user("ada@acme.example").orElseThrow().id();
            UserFactor bySdk = there.sdk.listFactors(ada).get(0);
            Factor byComponent =
                    there.component.list(Factor.class, "listFactors", ada).get(0);

            assertThat(bySdk.getFactorType()).isEqualTo(UserFactorType.UNKNOWN_DEFAULT_OPEN_API);
            assertThat(byComponent.getFactorType()).isEqualTo("claims_provider");
            assertThat(byComponent.getId()).isEqualTo(bySdk.getId());
            assertThat(byComponent.getStatus()).isEqualTo(bySdk.getStatus().getValue());
        }
    }

    private String active() {
        String id = call("enrollFactor", null, EnrollRequest.push()).getId();
        acme.phone(id);
        both.see(ADA, OKTA_VERIFY);
        return id;
    }

    /** The id of the transaction, as the component tells it for the calls that follow. */
    private String ask(String id, Object body) {
        Exchange asked = both.component.call("verifyFactor", body, ComponentClient.ids(ADA, id));
        return asked.getMessage().getHeader(OktaFactorsConstants.TRANSACTION_ID, String.class);
    }

    private static Map<String, Object> transaction(String factorId, String transactionId) {
        Map<String, Object> headers = new HashMap<>(ComponentClient.ids(ADA, factorId));
        headers.put(OktaFactorsConstants.TRANSACTION_ID, transactionId);
        return headers;
    }

    private Factor call(String operation, String factorId, Object body) {
        return both.component.call(Factor.class, operation, ADA, factorId, body);
    }

    private void unenroll(String id) {
        both.component.call("unenrollFactor", null, ComponentClient.ids(ADA, id));
    }
}
