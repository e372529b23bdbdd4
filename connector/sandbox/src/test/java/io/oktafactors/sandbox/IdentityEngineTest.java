package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.sandbox.api.SandboxException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an organization of Identity Engine lists although nobody enrolled it. */
class IdentityEngineTest {
    private static final String ADA = "00uAdaByron000000001";
    private static final String RESET = "/api/v1/users/" + ADA + "/lifecycle/reset_factors";

    private final Acme acme = new Acme(sandbox -> sandbox.unlimited().organization(yaml("""
            users:
              - id: 00uAdaByron000000001
                login: ada@acme.example
                profile: {email: ada@home.example}
                verifiedEmail: true
                factors:
                  - {factorType: question, profile: {question: first_award, answer: blue ribbon}}
                  - {factorType: question, recovery: true, profile: {question: disliked_food, answer: liver}}
            """)));

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void aVerifiedPrimaryAddressIsAnActiveFactor() {
        Reply list = acme.get(Acme.factors(ADA)).isOk();
        assertThat(list.at("/2/factorType")).isEqualTo("email");
        assertThat(list.at("/2/status")).isEqualTo("ACTIVE");
        assertThat(list.at("/2/profile/email")).isEqualTo("ada@home.example");

        acme.challenge(list.at("/2/id")).isOk();
        acme.verify(list.at("/2/id"), Acme.passCode(acme.newestCode())).isOk();
        acme.enroll(Acme.email("ada@home.example"))
                .isRefused(400, "E0000001", "A factor of this type is already set up.");
    }

    @Test
    void theQuestionOfPasswordRecoveryIsListedToo() {
        Reply list = acme.get(Acme.factors(ADA)).isOk();

        assertThat(list.at("/1/factorType")).isEqualTo("question");
        assertThat(list.at("/1/profile/question")).isEqualTo("disliked_food");
        assertThat(Reply.links(list.json().get(1))).containsExactly("questions: GET", "self: GET,DELETE", "user: GET");
        assertThat(list.at("/1/id")).isNotEqualTo(list.at("/0/id"));
        acme.verify(list.at("/1/id"), "{'answer':'liver'}").isOk();
        acme.verify(list.at("/1/id"), "{'answer':'blue ribbon'}").isRefused(403, "E0000068");
        assertThat(acme.get(Acme.factors(ADA) + "/catalog").json().findValuesAsText("factorType"))
                .containsOnlyOnce("question");
    }

    @Test
    void aResetRemovesOneKindOfQuestionAtATime() {
        acme.post(RESET, "{}").isOk();
        Reply left = acme.get(Acme.factors(ADA)).isOk();
        assertThat(left.json()).hasSize(1);
        assertThat(left.at("/0/profile/question")).isEqualTo("disliked_food");

        acme.post(RESET, "{}").isOk();
        assertThat(acme.get(Acme.factors(ADA)).json()).isEmpty();
    }

    @Test
    void onlyAQuestionCanBeThatOfPasswordRecovery() {
        assertThatThrownBy(() -> OktaSandbox.builder()
                        .organization(yaml("users:\n  - login: a@b.example\n    factors:\n"
                                + "      - {factorType: email, recovery: true, profile: {email: a@b.example}}\n"))
                        .start())
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("line 4")
                .hasMessageContaining("recovery");
    }

    private static ByteArrayInputStream yaml(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
