package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.sandbox.api.SandboxProfile;
import io.oktafactors.sandbox.api.SandboxUser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoliciesTest {
    private static final String ORGANIZATION = """
            policies:
              - name: Contractors
                groups: [contractors]
                factors: {sms: REQUIRED, question: OPTIONAL, "token:software:totp/GOOGLE": OPTIONAL}
              - {name: From elsewhere, callers: [192.0.2.7], factors: {email: OPTIONAL}}
              - {name: Everybody, factors: {sms: OPTIONAL, push: REQUIRED, u2f: OPTIONAL}}
            users:
              - login: eve@acme.example
                groups: [contractors, london]
                factors:
                  - {factorType: sms, profile: {phoneNumber: "+12065550101"}}
                  - {factorType: push}
              - login: ada@acme.example
                factors:
                  - {factorType: question, profile: {question: first_award, answer: blue ribbon}}
                  - {factorType: push}
            """;

    private final Acme acme = new Acme(sandbox ->
            sandbox.unlimited().organization(new ByteArrayInputStream(ORGANIZATION.getBytes(StandardCharsets.UTF_8))));
    private final String eve = id("eve@acme.example");
    private final String ada = id("ada@acme.example");

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void theCatalogueIsThatOfTheFirstPolicyThatMatches() {
        assertThat(acme.get(Acme.factors(eve) + "/catalog").isOk().json())
                .extracting(item -> item.path("factorType").asText() + " "
                        + item.path("provider").asText() + " "
                        + item.path("enrollment").asText() + " "
                        + item.path("status").asText())
                .containsExactly(
                        "question OKTA OPTIONAL NOT_SETUP",
                        "sms OKTA REQUIRED ACTIVE",
                        "token:software:totp GOOGLE OPTIONAL NOT_SETUP");
        assertThat(acme.get(Acme.factors(ada) + "/catalog").json().findValuesAsText("factorType"))
                .containsExactly("sms", "push", "u2f");
    }

    @Test
    void aListShowsWhatThePolicyKnows() {
        assertThat(acme.get(Acme.factors(eve)).json().findValuesAsText("factorType"))
                .containsExactly("sms");
        assertThat(acme.get(Acme.factors(ada)).json().findValuesAsText("factorType"))
                .containsExactly("push");
    }

    @Test
    void aHiddenFactorCanBeReadAndRemovedByItsId() {
        String hidden = acme.okta
                .user(ada)
                .orElseThrow()
                .factor("question")
                .orElseThrow()
                .id();

        acme.get(Acme.factors(ada) + "/" + hidden).isOk();
        assertThat(acme.delete(Acme.factors(ada) + "/" + hidden).status()).isEqualTo(204);
    }

    @Test
    void whatThePolicyDoesNotKnowCannotBeEnrolled() {
        acme.post(Acme.factors(ada), Acme.email("ada@acme.example"))
                .isRefused(
                        400, "E0000001", "factorType: The enrollment policy of the user does not allow email of OKTA");
        acme.post(Acme.factors(ada), Acme.fido("u2f")).isOk();
    }

    @Test
    void aNewUserIsJudgedByTheirGroups() {
        SandboxUser bob = acme.okta.addUser(SandboxProfile.of("bob@acme.example"), "ACTIVE", Set.of("contractors"));

        acme.post(Acme.factors(bob.id()), Acme.totp("OKTA")).isRefused(400, "E0000001");
        acme.post(Acme.factors(bob.id()), Acme.totp("GOOGLE")).isOk();
    }

    private String id(String login) {
        return acme.okta.user(login).orElseThrow().id();
    }
}
