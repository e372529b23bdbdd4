package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.sandbox.api.SandboxException;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityKeysTest {
    private static final String ORIGIN = "https://acme.example";

    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void aPendingU2fKeyIsGivenANonce() {
        Reply enrolled = acme.enroll(Acme.fido("u2f")).isOk();

        assertThat(enrolled.id()).startsWith("fuf");
        assertThat(enrolled.json().has("profile")).isFalse();
        assertThat(enrolled.links()).containsExactly("activate: POST", "self: GET", "user: GET");
        assertThat(enrolled.at("/_embedded/activation/version")).isEqualTo("U2F_V2");
        assertThat(enrolled.at("/_embedded/activation/nonce")).hasSize(20);
        assertThat(enrolled.at("/_embedded/activation/timeoutSeconds")).isEqualTo("20");
    }

    @Test
    void aPendingPasskeyIsGivenWhatABrowserNeeds() {
        Reply enrolled = acme.enroll(Acme.fido("webauthn")).isOk();

        assertThat(enrolled.id()).startsWith("fwf");
        assertThat(enrolled.json().at("/_embedded/activation").fieldNames())
                .toIterable()
                .containsExactly(
                        "attestation",
                        "authenticatorSelection",
                        "challenge",
                        "excludeCredentials",
                        "pubKeyCredParams",
                        "rp",
                        "user");
        assertThat(enrolled.json().at("/_embedded/activation/pubKeyCredParams").findValuesAsText("alg"))
                .containsExactly("-7", "-257");
        assertThat(enrolled.at("/_embedded/activation/user/id")).isEqualTo(ADA);
    }

    @ParameterizedTest
    @CsvSource({"u2f, version, U2F_V2", "webauthn, authenticatorName, Security Key"})
    void aKeyIsRegisteredChallengedAndAnswers(String type, String field, String value) {
        String id = registered(type);
        Reply active = acme.get(Acme.factor(id)).isOk();
        assertThat(active.at("/status")).isEqualTo("ACTIVE");
        assertThat(active.at("/profile/credentialId")).hasSizeGreaterThan(40);
        assertThat(active.at("/profile/" + field)).isEqualTo(value);
        assertThat(active.links()).containsExactly("verify: POST", "self: GET,DELETE", "user: GET");

        for (int round = 0; round < 2; round++) {
            Reply challenge = acme.challenge(id).isOk();
            assertThat(challenge.at("/factorResult")).isEqualTo("CHALLENGE");
            assertThat(challenge.at("/profile/credentialId")).isEqualTo(active.at("/profile/credentialId"));
            Reply success = acme.verify(id, assertion(id)).isOk();
            assertThat(success.at("/factorResult")).isEqualTo("SUCCESS");
            assertThat(success.at("/profile/" + field)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"u2f", "webauthn"})
    void anAnswerWorksOnceAndForItsOwnChallengeOnly(String type) {
        String id = registered(type);
        acme.challenge(id);
        String stale = assertion(id);
        acme.challenge(id);

        acme.verify(id, stale).isRefused(403, "E0000068");
        String answer = assertion(id);
        acme.verify(id, answer).isOk();
        acme.verify(id, answer).isRefused(403, "E0000068");
    }

    @ParameterizedTest
    @ValueSource(strings = {"u2f", "webauthn"})
    void anotherKeyIsRefused(String type) {
        String id = registered(type);
        String other = registered(type);
        acme.challenge(id);
        acme.challenge(other);

        acme.verify(id, assertion(other)).isRefused(403, "E0000068");
    }

    @ParameterizedTest
    @CsvSource({"u2f, signatureData", "webauthn, authenticatorData", "webauthn, signatureData"})
    void aForgedAnswerIsRefusedAndTheChallengeStaysOpen(String type, String field) {
        String id = registered(type);
        acme.challenge(id);
        Map<String, String> answer = new LinkedHashMap<>(acme.okta.securityKeyAssertion(id, ORIGIN));
        Map<String, String> forged = new LinkedHashMap<>(answer);
        String part = answer.get(field);
        char last = part.charAt(part.length() - 4);
        forged.put(
                field,
                part.substring(0, part.length() - 4) + (last == 'A' ? 'B' : 'A') + part.substring(part.length() - 3));

        acme.verify(id, Acme.json(forged)).isRefused(403, "E0000068");
        acme.verify(id, Acme.json(answer)).isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"u2f", "webauthn"})
    void nonsenseIsAWrongAnswerAndNoFault(String type) {
        String id = registered(type);
        acme.challenge(id);

        acme.verify(id, "{'clientData':'!','authenticatorData':'AAAA','signatureData':'AAAA'}")
                .isRefused(403, "E0000068");
        acme.verify(id, "{'clientData':'e30','authenticatorData':'AAAA','signatureData':'AAAA'}")
                .isRefused(403, "E0000068");
        acme.verify(id, "{'clientData':'e30'}").isRefused(400, "E0000001");
    }

    /** What is damaged where nobody looks, such as in a name, may pass: the attestation of a key is not traced to its maker. */
    @ParameterizedTest
    @CsvSource({"u2f, registrationData", "webauthn, attestation", "u2f, clientData", "webauthn, clientData"})
    void aDamagedRegistrationIsNeverAFault(String type, String field) {
        String id = acme.enroll(Acme.fido(type)).id();
        Map<String, String> registration = acme.okta.securityKeyActivation(id, ORIGIN);
        Random random = new Random(7);
        for (int attempt = 0; attempt < 100; attempt++) {
            StringBuilder damaged = new StringBuilder(registration.get(field));
            for (int i = 0; i < 1 + attempt / 10; i++) {
                damaged.setCharAt(random.nextInt(damaged.length()), (char) ('a' + random.nextInt(26)));
            }
            Map<String, String> body = new LinkedHashMap<>(registration);
            body.put(field, damaged.substring(0, damaged.length() - random.nextInt(3)));
            acme.clock.pass(Duration.ofMinutes(2));

            Reply reply = acme.post(Acme.factor(id) + "/lifecycle/activate", Acme.json(body));
            if (reply.status() == 200) {
                acme.unenroll(id);
                id = acme.enroll(Acme.fido(type)).id();
                registration = acme.okta.securityKeyActivation(id, ORIGIN);
            } else {
                reply.isRefused(403, "E0000068");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"u2f", "webauthn"})
    void aRegistrationIsHeldToTheNonce(String type) {
        String id = acme.enroll(Acme.fido(type)).id();
        String stale = Acme.json(acme.okta.securityKeyActivation(id, ORIGIN));
        assertThat(acme.enroll(Acme.fido(type)).id()).isEqualTo(id);

        acme.post(Acme.factor(id) + "/lifecycle/activate", stale).isRefused(403, "E0000068");
        acme.post(Acme.factor(id) + "/lifecycle/activate", "{}").isRefused(400, "E0000001");
    }

    @Test
    void aPersonMayHaveSeveralKeys() {
        String first = registered("webauthn");
        Reply second = acme.enroll(Acme.fido("webauthn")).isOk();

        assertThat(second.id()).isNotEqualTo(first);
        assertThat(second.at("/_embedded/activation/excludeCredentials/0/id"))
                .isEqualTo(acme.get(Acme.factor(first)).at("/profile/credentialId"));
    }

    @Test
    void aKeyOfTheOrganizationsFileWithoutItsIdIsNotExcluded() {
        byte[] yaml = "users: [{login: a@b.example, factors: [{factorType: webauthn}]}]".getBytes(UTF_8);
        try (Acme other = new Acme(sandbox -> sandbox.organization(new ByteArrayInputStream(yaml)))) {
            String user = other.okta.user("a@b.example").orElseThrow().id();

            Reply second = other.post(Acme.factors(user), Acme.fido("webauthn")).isOk();

            assertThat(second.json().at("/_embedded/activation/excludeCredentials"))
                    .isEmpty();
        }
    }

    @Test
    void theKeyIsThereOverHttpToo() {
        String id = acme.enroll(Acme.fido("webauthn")).id();
        String keys = "/sandbox/authenticators/" + id;
        String activation = acme.post(keys + "/activation", "{'origin':'http://localhost:8080'}")
                .isOk()
                .text();
        acme.post(Acme.factor(id) + "/lifecycle/activate", activation).isOk();
        acme.challenge(id);

        acme.verify(id, acme.post(keys + "/assertion", "{}").isOk().text()).isOk();
    }

    @Test
    void aKeyWithoutAChallengeSaysSo() {
        String id = registered("webauthn");

        assertThatThrownBy(() -> acme.okta.securityKeyAssertion(id, ORIGIN)).hasMessageContaining("Challenge");
        assertThatThrownBy(() -> acme.okta.securityKeyAssertion("none", ORIGIN)).isInstanceOf(SandboxException.class);
        assertThatThrownBy(() -> acme.okta.securityKeyActivation(id, "acme")).hasMessageContaining("origin");
    }

    private String registered(String type) {
        String id = acme.enroll(Acme.fido(type)).isOk().id();
        acme.post(Acme.factor(id) + "/lifecycle/activate", Acme.json(acme.okta.securityKeyActivation(id, ORIGIN)))
                .isOk();
        return id;
    }

    private String assertion(String id) {
        return Acme.json(acme.okta.securityKeyAssertion(id, ORIGIN));
    }
}
