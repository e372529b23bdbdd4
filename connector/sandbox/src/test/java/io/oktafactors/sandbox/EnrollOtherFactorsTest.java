package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnrollOtherFactorsTest {
    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada.byron@acme.example", "ada@home.example", "ADA@home.example"})
    void anEmailFactorTakesThePrimaryOrSecondaryAddress(String address) {
        Reply enrolled = acme.enroll(Acme.email(address)).isOk();

        assertThat(enrolled.id()).startsWith("emf");
        assertThat(enrolled.at("/status")).isEqualTo("PENDING_ACTIVATION");
        assertThat(enrolled.links()).containsExactly("activate: POST", "resend[]: POST", "self: GET", "user: GET");
        assertThat(enrolled.at("/_links/resend/0/name")).isEqualTo("email");
        assertThat(acme.okta.messagesTo(address)).hasSize(1);
    }

    @Test
    void anEmailFactorShowsNoDatesAndItsAddressOnceItIsActive() {
        assertThat(acme.enroll(Acme.email("ada@home.example")).json().has("profile"))
                .isFalse();
        String id = acme.activeFactor(Acme.email("ada.byron@acme.example"));

        assertThat(acme.get(Acme.factor(id)).json().fieldNames())
                .toIterable()
                .containsExactly("id", "factorType", "provider", "vendorName", "status", "profile", "_links");
    }

    @Test
    void aForeignAddressIsRefusedWithoutCauses() {
        Reply refused = acme.enroll(Acme.email("eve@acme.example"));

        refused.isRefused(400, "E0000001");
        assertThat(refused.at("/errorSummary"))
                .isEqualTo("Api validation failed: Only verified primary or secondary email can be enrolled.");
        assertThat(refused.json().at("/errorCauses")).isEmpty();
    }

    @Test
    void aSecondMailWithinFiveSecondsIsRefused() {
        acme.enroll(Acme.email("ada.byron@acme.example"));
        acme.clock.pass(Duration.ofMillis(4_999));

        acme.enroll(Acme.email("ada.byron@acme.example")).isRefused(429, "E0000118");
        acme.clock.pass(Duration.ofMillis(1));
        acme.enroll(Acme.email("ada.byron@acme.example")).isOk();
    }

    @Test
    void aQuestionIsActiveAtOnceAndItsAnswerIsNeverShown() {
        Reply enrolled =
                acme.enroll(Acme.question("first_award", "blue ribbon")).isOk();

        assertThat(enrolled.id()).startsWith("ufs");
        assertThat(enrolled.at("/status")).isEqualTo("ACTIVE");
        assertThat(enrolled.at("/profile/question")).isEqualTo("first_award");
        assertThat(enrolled.at("/profile/questionText")).isEqualTo("What did you earn your first medal or award for?");
        assertThat(enrolled.text() + acme.get(Acme.factors(ADA)).text()).doesNotContain("blue ribbon");
    }

    @Test
    void anActiveQuestionLinksToTheQuestionsAndNotToVerify() {
        Reply enrolled = acme.enroll(Acme.question("first_award", "blue ribbon"));

        assertThat(enrolled.links()).containsExactly("questions: GET", "self: GET,DELETE", "user: GET");
        assertThat(enrolled.at("/_links/questions/href")).endsWith(Acme.factors(ADA) + "/questions");
    }

    @ParameterizedTest
    @CsvSource({
        "first_award, abc, answer: The security question answer must be at least 4 characters in length",
        "first_pet, blue ribbon, question: The security question is not one of the supported ones"
    })
    void aShortAnswerOrAnUnknownQuestionIsRefused(String question, String answer, String cause) {
        acme.enroll(Acme.question(question, answer)).isRefused(400, "E0000001", cause);
    }

    @Test
    void aSecondQuestionIsRefused() {
        acme.enroll(Acme.question("first_award", "blue ribbon"));

        acme.enroll(Acme.question("favorite_toy", "a bear"))
                .isRefused(400, "E0000001", "A factor of this type is already set up.");
    }

    @Test
    void aPendingAuthenticatorCarriesWhatItsAppNeeds() {
        Reply enrolled = acme.enroll(Acme.totp("GOOGLE")).isOk();

        assertThat(enrolled.id()).startsWith("ost");
        assertThat(enrolled.at("/status")).isEqualTo("PENDING_ACTIVATION");
        assertThat(enrolled.at("/vendorName")).isEqualTo("GOOGLE");
        assertThat(enrolled.at("/profile/credentialId")).isEqualTo("ada.byron@acme.example");
        assertThat(enrolled.links()).containsExactly("activate: POST", "self: GET", "user: GET");
        assertThat(enrolled.at("/_embedded/activation/timeStep")).isEqualTo("30");
        assertThat(enrolled.at("/_embedded/activation/sharedSecret")).matches("[A-Z2-7]{16}");
        assertThat(enrolled.at("/_embedded/activation/encoding")).isEqualTo("base32");
        assertThat(enrolled.at("/_embedded/activation/keyLength")).isEqualTo("6");
        assertThat(enrolled.at("/_embedded/activation/_links/qrcode/type")).isEqualTo("image/png");
    }

    @Test
    void thePictureOfOktasOwnAppIsLinkedOneLevelHigher() {
        Reply enrolled = acme.enroll(Acme.totp("OKTA")).isOk();

        assertThat(enrolled.at("/_embedded/_links/qrcode/href")).contains("/qr/");
        assertThat(enrolled.json().at("/_embedded/activation/_links").isMissingNode())
                .isTrue();
    }

    @Test
    void authenticatorsOfTwoProvidersLiveSideBySide() {
        acme.enroll(Acme.totp("OKTA")).isOk();
        acme.enroll(Acme.totp("GOOGLE")).isOk();

        assertThat(acme.okta.user(ADA).orElseThrow().factors()).hasSize(2);
    }

    @Test
    void enrollingAPendingAuthenticatorAgainGivesANewSecret() {
        Reply first = acme.enroll(Acme.totp("GOOGLE"));
        Reply second = acme.enroll(Acme.totp("GOOGLE")).isOk();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.at("/_embedded/activation/sharedSecret"))
                .isNotEqualTo(first.at("/_embedded/activation/sharedSecret"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'provider':'OKTA'} | factorType: The field cannot be left blank",
                "{'factorType':'sms'} | provider: The field cannot be left blank",
                "{'factorType':'carrier:pigeon','provider':'OKTA'} | factorType: carrier:pigeon cannot be enrolled here",
                "{'factorType':'sms','provider':'GOOGLE'} | provider: GOOGLE does not offer sms here"
            },
            quoteCharacter = '`')
    void typeAndProviderAreNeededAndMustFit(String body, String cause) {
        acme.enroll(body).isRefused(400, "E0000001", cause);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'factorType':'sms',",
                "[]",
                "",
                "{'factorType':['sms'],'provider':'OKTA'}",
                "{'factorType':'sms','provider':'OKTA','profile':'+12065550142'}",
                "{'factorType':'sms','provider':'OKTA','enrollment':'OPTIONAL','profile':{'phoneNumber':'+12065550142'}}"
            })
    void aBodyThatIsNotAnEnrolmentIsMalformed(String body) {
        acme.enroll(body).isRefused(400, "E0000003");
    }

    @Test
    void anItemOfTheCatalogueIsNotAnEnrolment() {
        String item = acme.get(Acme.factors(ADA) + "/catalog").json().get(0).toString();

        acme.enroll(item).isRefused(400, "E0000003");
    }
}
