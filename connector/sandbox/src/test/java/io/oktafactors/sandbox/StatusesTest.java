package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.DEPROVISIONED;
import static io.oktafactors.sandbox.Acme.PHONE;
import static io.oktafactors.sandbox.Acme.SMS;
import static io.oktafactors.sandbox.Acme.passCode;
import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.sandbox.user.UserStatus;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusesTest {
    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @ParameterizedTest
    @EnumSource(UserStatus.class)
    void aUserIsFoundInEveryStatus(UserStatus status) {
        acme.okta.setStatus(ADA, status.name());

        assertThat(acme.get("/api/v1/users/" + ADA).isOk().at("/status")).isEqualTo(status.name());
        int expected = status == UserStatus.DEPROVISIONED ? 404 : 200;
        assertThat(acme.get(Acme.factors(ADA)).status()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "STAGED, 200, 200",
        "PROVISIONED, 200, 200",
        "ACTIVE, 200, 200",
        "RECOVERY, 200, 200",
        "PASSWORD_EXPIRED, 200, 200",
        "LOCKED_OUT, 200, 403",
        "SUSPENDED, 403, 403",
        "DEPROVISIONED, 403, 403"
    })
    void whatAUserMayDoFollowsFromTheirStatus(String status, int enrolment, int verification) {
        String id = acme.activeFactor(SMS);
        acme.okta.setStatus(ADA, status);

        assertThat(acme.enroll(Acme.totp("GOOGLE")).status()).isEqualTo(enrolment);
        assertThat(acme.challenge(id).status()).isEqualTo(verification);
    }

    @Test
    void aDeactivatedUsersFactorsStay() {
        String factor = Acme.factors(DEPROVISIONED) + "/" + Acme.DEPROVISIONED_SMS;

        acme.delete(factor).isRefused(403, "E0000038");
        acme.post(factor + "/verify", "{}").isRefused(403, "E0000038");
        acme.post("/api/v1/users/" + DEPROVISIONED + "/lifecycle/reset_factors", "{}")
                .isRefused(403, "E0000038");
        assertThat(acme.okta.user(DEPROVISIONED).orElseThrow().factors()).hasSize(1);
    }

    @Test
    void theTenthWrongAnswerInARowLocksTheUserOut() {
        String id = acme.enroll(Acme.question("first_award", "blue ribbon")).id();
        for (int answer = 0; answer < 9; answer++) {
            acme.verify(id, "{'answer':'red ribbon'}").isRefused(403, "E0000068");
        }

        acme.verify(id, "{'answer':'red ribbon'}").isRefused(403, "E0000069");
        assertThat(acme.okta.user(ADA).orElseThrow().status()).isEqualTo("LOCKED_OUT");
        acme.verify(id, "{'answer':'blue ribbon'}").isRefused(403, "E0000119");
        acme.okta.setStatus(ADA, "ACTIVE");
        acme.verify(id, "{'answer':'blue ribbon'}").isOk();
    }

    @Test
    void aRightAnswerForgivesTheWrongOnes() {
        String id = acme.enroll(Acme.question("first_award", "blue ribbon")).id();
        for (int answer = 0; answer < 20; answer++) {
            boolean right = answer % 9 == 8;
            acme.verify(id, right ? "{'answer':'blue ribbon'}" : "{'answer':'red ribbon'}");
        }

        assertThat(acme.okta.user(ADA).orElseThrow().status()).isEqualTo("ACTIVE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INACTIVE", "DISABLED", "EXPIRED"})
    void aFactorThatIsSwitchedOffIsShownAndCannotBeUsed(String status) {
        String id = acme.activeFactor(SMS);
        acme.put("/sandbox/users/" + ADA + "/factors/" + id + "/status", "{'status':'%s'}".formatted(status))
                .isOk();

        Reply shown = acme.get(Acme.factor(id)).isOk();
        assertThat(shown.at("/status")).isEqualTo(status);
        assertThat(shown.links()).containsExactly("self: GET,DELETE", "user: GET");
        acme.challenge(id).isRefused(423, "E0000180");
        acme.verify(id, passCode("123456")).isRefused(423, "E0000180");
        assertThat(acme.unenroll(id).status()).isEqualTo(204);
    }

    @Test
    void aStatusThatNobodyCanSetIsRefused() {
        String id = acme.activeFactor(SMS);
        String status = "/sandbox/users/" + ADA + "/factors/" + id + "/status";

        assertThat(acme.put(status, "{'status':'PENDING_ACTIVATION'}").status()).isEqualTo(400);
        assertThat(acme.put(status, "{'status':'BROKEN'}").status()).isEqualTo(400);
        assertThat(acme.put(status.replace(id, "none"), "{'status':'INACTIVE'}").status())
                .isEqualTo(400);
    }

    @Test
    void resetRemovesAllFactorsAndLeavesTheUserActive() {
        acme.activeFactor(SMS);
        acme.activeAuthenticator();
        acme.phone(acme.enroll(Acme.push()).id());

        assertThat(acme.post("/api/v1/users/" + ADA + "/lifecycle/reset_factors", "{}")
                        .isOk()
                        .text())
                .isEqualTo("{}");
        assertThat(acme.okta.user(ADA).orElseThrow().factors()).isEmpty();
        assertThat(acme.okta.user(ADA).orElseThrow().status()).isEqualTo("ACTIVE");
        assertThat(acme.okta.user(ADA).orElseThrow().recoveryPhones()).containsExactly(PHONE);
    }

    @Test
    void resetCanForgetTheNumberToo() {
        acme.activeFactor(SMS);

        acme.post("/api/v1/users/" + ADA + "/lifecycle/reset_factors?removeRecoveryEnrollment=true", "{}")
                .isOk();
        assertThat(acme.okta.user(ADA).orElseThrow().recoveryPhones()).isEmpty();
    }

    @Test
    void verifyTakesATypeInPlaceOfAnId() {
        acme.activeFactor(SMS);

        assertThat(acme.post(Acme.factors(ADA) + "/sms/verify", "{}").isOk().at("/factorResult"))
                .isEqualTo("CHALLENGE");
        acme.post(Acme.factors(ADA) + "/call/verify", "{}").isRefused(404, "E0000007");
    }

    @Test
    void aUserIsFoundByTheShortFormOfAUniqueLogin() {
        assertThat(acme.get("/api/v1/users/ada.byron").isOk().id()).isEqualTo(ADA);
        acme.okta.addUser("ada.byron@other.example");

        acme.get("/api/v1/users/ada.byron").isRefused(404, "E0000007");
        acme.get("/api/v1/users/ada").isRefused(404, "E0000007");
    }

    @Test
    void aTypeThatNobodyKnowsIsListedReadAndRemoved() {
        try (Acme wild = new Acme(sandbox ->
                sandbox.unlimited().organization(new ByteArrayInputStream("""
                users:
                  - {login: ada@acme.example, factors: [{factorType: claims_provider, profile: {credentialId: idp}}]}
                """.getBytes(StandardCharsets.UTF_8))))) {
            String ada = wild.okta.user("ada@acme.example").orElseThrow().id();
            Reply list = wild.get(Acme.factors(ada)).isOk();
            String id = list.at("/0/id");

            assertThat(list.at("/0/factorType")).isEqualTo("claims_provider");
            assertThat(Reply.links(list.json().get(0))).containsExactly("self: GET,DELETE", "user: GET");
            wild.post(Acme.factors(ada) + "/" + id + "/verify", "{}").isRefused(501, "E0000060");
            assertThat(wild.delete(Acme.factors(ada) + "/" + id).status()).isEqualTo(204);
        }
    }

    @Test
    void listsCanHavePartialLinks() {
        try (Acme partial = new Acme(sandbox -> sandbox.unlimited().partialLinks())) {
            String id = partial.activeFactor(SMS);
            partial.enroll(Acme.totp("GOOGLE"));

            Reply list = partial.get(Acme.factors(ADA)).isOk();
            assertThat(Reply.links(list.json().get(0))).containsExactly("self: GET");
            assertThat(Reply.links(list.json().get(1))).containsExactly("self: GET");
            assertThat(list.json().get(0).has("vendorName")).isFalse();
            assertThat(partial.get(Acme.factor(id)).links())
                    .containsExactly("verify: POST", "self: GET,DELETE", "user: GET");
        }
    }

    @Test
    void aVerifiedFactorTellsWhen() {
        String id = acme.enroll(Acme.question("first_award", "blue ribbon")).id();
        assertThat(acme.get(Acme.factor(id)).json().has("lastVerified")).isFalse();
        acme.verify(id, "{'answer':'blue ribbon'}").isOk();

        assertThat(acme.get(Acme.factor(id)).at("/lastVerified")).isEqualTo("2026-03-04T10:15:30.250Z");
    }
}
