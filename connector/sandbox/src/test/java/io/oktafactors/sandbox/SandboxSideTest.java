package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.PHONE;
import static io.oktafactors.sandbox.Acme.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.sandbox.api.SandboxCall;
import io.oktafactors.sandbox.api.SandboxException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxSideTest {
    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void usersAreShownWithStatusFactorsAndKnownPhones() {
        acme.unenroll(acme.activeFactor(SMS));
        acme.enroll(Acme.email("ada@home.example"));

        Reply users = acme.get("/sandbox/users").isOk();
        assertThat(users.json().findValuesAsText("status"))
                .containsExactly("ACTIVE", "PENDING_ACTIVATION", "DEPROVISIONED", "ACTIVE", "SUSPENDED");
        assertThat(users.at("/0/id")).isEqualTo(ADA);
        assertThat(users.at("/0/recoveryPhones/0")).isEqualTo(PHONE);
        assertThat(users.at("/0/factors/0/profile/email")).isEqualTo("ada@home.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {ADA, "ada.byron@acme.example"})
    void aUserIsShownByIdOrLogin(String idOrLogin) {
        assertThat(acme.get("/sandbox/users/" + idOrLogin).isOk().id()).isEqualTo(ADA);
    }

    @Test
    void aMissingUserIsSaidToBeMissing() {
        Reply missing = acme.get("/sandbox/users/nobody");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.at("/message")).isEqualTo("There is no such user.");
    }

    @Test
    void aUserCanBeAddedAndEnrolled() {
        Reply added = acme.post(
                "/sandbox/users", "{'login':'bob@acme.example','status':'STAGED','profile':{'firstName':'Bob'}}");

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.at("/status")).isEqualTo("STAGED");
        assertThat(added.at("/profile/email")).isEqualTo("bob@acme.example");
        acme.post(Acme.factors(added.id()), SMS).isOk();
    }

    @Test
    void aLoginCanBeUsedOnce() {
        Reply refused = acme.post("/sandbox/users", "{'login':'ADA.byron@acme.example'}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(acme.okta.users()).hasSize(3);
    }

    @Test
    void aFieldThatNobodyKnowsIsRefusedWithTheKnownOnes() {
        assertThat(acme.put("/sandbox/circumstances/READ_ONLY", "{'target':['*']}")
                        .at("/message"))
                .isEqualTo("There is no field 'target'. Use targets.");
        assertThat(acme.post("/sandbox/users", "{'login':'bob@acme.example','state':'STAGED'}")
                        .at("/message"))
                .startsWith("There is no field 'state'. Use login,");
        assertThat(acme.put("/sandbox/users/" + ADA + "/status", "{'state':'STAGED'}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aUserNeedsALogin() {
        assertThat(acme.post("/sandbox/users", "{}").status()).isEqualTo(400);
    }

    @Test
    void aStatusCanBeSet() {
        acme.put("/sandbox/users/" + ADA + "/status", "{'status':'SUSPENDED'}").isOk();

        acme.enroll(SMS).isRefused(403, "E0000038");
    }

    @Test
    void anUnknownStatusIsRefusedWithTheKnownOnes() {
        Reply refused = acme.put("/sandbox/users/" + ADA + "/status", "{'status':'RETIRED'}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/message")).contains("'RETIRED'", "DEPROVISIONED");
    }

    @Test
    void settingTheStatusOfNobodyFails() {
        assertThat(acme.put("/sandbox/users/nobody/status", "{'status':'ACTIVE'}")
                        .status())
                .isEqualTo(404);
        assertThatThrownBy(() -> acme.okta.setStatus("nobody", "ACTIVE")).isInstanceOf(SandboxException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+12065550142", "%2B12065550142"})
    void aPhoneShowsWhatItGot(String number) {
        Reply enrolled = acme.enroll(SMS);

        Reply messages = acme.get("/sandbox/phones/" + number + "/messages").isOk();
        assertThat(messages.json()).hasSize(1);
        assertThat(messages.at("/0/code")).isEqualTo(acme.newestCode());
        assertThat(messages.at("/0/channel")).isEqualTo("sms");
        assertThat(messages.at("/0/purpose")).isEqualTo("enroll");
        assertThat(messages.at("/0/factorId")).isEqualTo(enrolled.id());
        assertThat(messages.at("/0/userId")).isEqualTo(ADA);
        assertThat(messages.at("/0/at")).isEqualTo("2026-03-04T10:15:30.250Z");
    }

    @Test
    void aMailboxShowsWhatItGotAndAnotherOneNothing() {
        acme.enroll(Acme.email("ada@home.example"));

        assertThat(acme.get("/sandbox/mailboxes/ada@home.example/messages").json())
                .hasSize(1);
        assertThat(acme.get("/sandbox/mailboxes/ada.byron@acme.example/messages")
                        .json())
                .isEmpty();
    }

    @Test
    void allMessagesAreShownOldestFirst() {
        acme.enroll(SMS);
        acme.passThePauses();
        acme.enroll(Acme.email("ada@home.example"));

        assertThat(acme.get("/sandbox/messages").json().findValuesAsText("channel"))
                .containsExactly("sms", "email");
    }

    @Test
    void ofEachUserTheNewestHundredMessagesAreKept() {
        for (int code = 0; code < 101; code++) {
            acme.enroll(Acme.email("ada@home.example")).isOk();
            acme.clock.pass(Duration.ofSeconds(5));
        }

        assertThat(acme.okta.messages()).hasSize(100);
        assertThat(acme.okta.messages().get(0).at()).isEqualTo(Instant.parse("2026-03-04T10:15:35.250Z"));
    }

    @Test
    void anAuthenticatorShowsItsCode() {
        String id = acme.enroll(Acme.totp("GOOGLE")).id();

        String code = acme.get("/sandbox/authenticators/" + id + "/code").isOk().at("/code");
        acme.activate(id, code).isOk();
        assertThat(acme.get("/sandbox/authenticators/none/code").status()).isEqualTo(404);
    }

    @Test
    void theJournalHoldsTheCallsToTheOktaSide() {
        String enrolled = acme.enroll(SMS).header("X-Okta-Request-Id");
        String missing = acme.get("/api/v1/nothing").header("X-Okta-Request-Id");
        acme.get("/sandbox/users");

        Instant now = acme.clock.instant();
        assertThat(acme.okta.calls())
                .containsExactly(
                        new SandboxCall(
                                now, enrolled, "POST", Acme.factors(ADA), 200, 200, ADA, "sandbox", "/api/v1/*", null),
                        new SandboxCall(now, missing, "GET", "/api/v1/nothing", 404, 404, null, null, null, null));
        assertThat(acme.get("/sandbox/calls").json().findValuesAsText("status")).containsExactly("200", "404");
    }
}
