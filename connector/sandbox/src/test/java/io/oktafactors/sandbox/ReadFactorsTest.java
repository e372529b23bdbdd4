package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.PHONE;
import static io.oktafactors.sandbox.Acme.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadFactorsTest {
    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void aUserWithoutFactorsHasAnEmptyList() {
        assertThat(acme.get(Acme.factors(ADA)).isOk().text()).isEqualTo("[]");
    }

    @Test
    void theListShowsPendingAndActiveFactorsInOrderOfEnrolment() {
        acme.enroll(Acme.question("first_award", "blue ribbon"));
        acme.enroll(SMS);

        Reply listed = acme.get(Acme.factors(ADA)).isOk();
        assertThat(listed.json().findValuesAsText("factorType")).containsExactly("question", "sms");
        assertThat(listed.json().findValuesAsText("status")).containsExactly("ACTIVE", "PENDING_ACTIVATION");
        assertThat(Reply.links(listed.json().get(1)))
                .containsExactly("activate: POST", "resend[]: POST", "self: GET", "user: GET");
    }

    @Test
    void aPendingAuthenticatorInAListHasNextInsteadOfActivate() {
        String id = acme.enroll(Acme.totp("GOOGLE")).id();

        JsonNode listed = acme.get(Acme.factors(ADA)).isOk().json().get(0);
        assertThat(Reply.links(listed)).containsExactly("next: POST", "self: GET", "user: GET");
        assertThat(listed.at("/_links/next/name").asText()).isEqualTo("activate");
        assertThat(acme.get(Acme.factor(id)).links()).containsExactly("activate: POST", "self: GET", "user: GET");
    }

    @Test
    void aFactorCanBeReadByItsSelfLink() {
        Reply enrolled = acme.enroll(SMS);
        String self = enrolled.at("/_links/self/href").substring(acme.okta.url().length());

        assertThat(acme.get(self).isOk().json()).isEqualTo(enrolled.json());
    }

    @Test
    void linksLeadBackToTheHostThatWasCalled() {
        acme.enroll(SMS);
        String url = acme.okta.url().replace("127.0.0.1", "localhost");

        Reply listed = acme.send(HttpRequest.newBuilder(URI.create(url + Acme.factors(ADA)))
                .header("Authorization", "SSWS " + acme.okta.token()));
        assertThat(listed.at("/0/_links/self/href")).startsWith(url + "/api/v1/");
    }

    @Test
    void anUnknownFactorIsNotFound() {
        acme.get(Acme.factor("sms0000000000000none")).isRefused(404, "E0000007");
    }

    @Test
    void theCatalogueNamesEachTypeAndProviderWithItsState() {
        acme.enroll(SMS);

        Reply catalog = acme.get(Acme.factors(ADA) + "/catalog").isOk();
        assertThat(catalog.json())
                .extracting(item -> item.path("factorType").asText() + " "
                        + item.path("provider").asText() + " "
                        + item.path("status").asText())
                .containsExactly(
                        "question OKTA NOT_SETUP",
                        "sms OKTA PENDING_ACTIVATION",
                        "call OKTA NOT_SETUP",
                        "email OKTA NOT_SETUP",
                        "token:software:totp OKTA NOT_SETUP",
                        "token:software:totp GOOGLE NOT_SETUP",
                        "push OKTA NOT_SETUP",
                        "token RSA NOT_SETUP",
                        "token SYMANTEC NOT_SETUP",
                        "token:hardware YUBICO NOT_SETUP",
                        "token:hotp CUSTOM NOT_SETUP",
                        "u2f FIDO NOT_SETUP",
                        "webauthn FIDO NOT_SETUP",
                        "web DUO NOT_SETUP");
        assertThat(Reply.links(catalog.json().get(0))).containsExactly("questions: GET", "enroll: POST");
        assertThat(Reply.links(catalog.json().get(1))).containsExactly("enroll: POST");
    }

    @Test
    void theCatalogueEmbedsThePhonesThatAreKnown() {
        acme.unenroll(acme.activeFactor(SMS));

        Reply catalog = acme.get(Acme.factors(ADA) + "/catalog").isOk();
        assertThat(catalog.at("/1/_embedded/phones/0/profile/phoneNumber")).isEqualTo(PHONE);
        assertThat(catalog.at("/1/_embedded/phones/0/id")).startsWith("mbl");
    }

    @Test
    void twentySecurityQuestionsAreSupported() {
        Reply questions = acme.get(Acme.factors(ADA) + "/questions").isOk();

        assertThat(questions.json()).hasSize(20);
        assertThat(questions.at("/0/question")).isEqualTo("disliked_food");
        assertThat(questions.at("/0/questionText")).isEqualTo("What is the food you least liked as a child?");
    }

    @Test
    void noTransactionIsEverFound() {
        String id = acme.enroll(SMS).id();

        Reply refused = acme.get(Acme.factor(id) + "/transactions/v2mst.abc");
        refused.isRefused(404, "E0000007");
        assertThat(refused.at("/errorSummary")).contains("v2mst.abc");
    }
}
