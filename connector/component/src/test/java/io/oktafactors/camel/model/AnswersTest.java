package io.oktafactors.camel.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read out of Okta's answers, in every form they are known to have. */
class AnswersTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFactorIsRead() {
        Factor factor = Factor.of(json("""
                {'id':'sms1','factorType':'sms','provider':'OKTA','vendorName':'Okta','status':'ACTIVE',
                 'created':'2026-03-04T10:15:30.000Z','lastUpdated':'2026-03-04T12:15:30.123+02:00',
                 'profile':{'phoneNumber':'+12065550142'}}"""));

        assertThat(factor.getId()).isEqualTo("sms1");
        assertThat(factor.getFactorType()).isEqualTo("sms");
        assertThat(factor.getProvider()).isEqualTo("OKTA");
        assertThat(factor.getVendorName()).isEqualTo("Okta");
        assertThat(factor.getStatus()).isEqualTo("ACTIVE");
        assertThat(factor.isActive()).isTrue();
        assertThat(factor.isPending()).isFalse();
        assertThat(factor.getCreated()).isEqualTo(Instant.parse("2026-03-04T10:15:30Z"));
        assertThat(factor.getLastUpdated()).isEqualTo(Instant.parse("2026-03-04T10:15:30.123Z"));
        assertThat(factor.getProfile()).isEqualTo(Map.of("phoneNumber", "+12065550142"));
        assertThat(factor.getActivation()).isEmpty();
        assertThat(factor.getFactorResult()).isNull();
        assertThat(factor.getExpiresAt()).isNull();
        assertThat(factor).hasToString("Factor[id=sms1, factorType=sms, provider=OKTA, status=ACTIVE]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'expiresAt':'2026-03-04T10:25:30.000Z','factorResult':'WAITING'}",
                "{'id':'opf1','_embedded':{'activation':{'expiresAt':'2026-03-04T10:25:30.000Z','factorResult':'WAITING'}}}"
            })
    void anOpenPushActivationIsReadWhereverItStands(String answer) {
        Factor factor = Factor.of(json(answer));

        assertThat(factor.getFactorResult()).isEqualTo("WAITING");
        assertThat(factor.getExpiresAt()).isEqualTo(Instant.parse("2026-03-04T10:25:30Z"));
        assertThat(factor.isActive()).isFalse();
    }

    @Test
    void aTypeThatNobodyKnewIsAFactorLikeAnyOther() {
        Factor factor = Factor.of(json(
                "{'id':'x1','factorType':'claims_provider','provider':'NEW','status':'DREAMING','more':{'a':[1]}}"));

        assertThat(factor.getFactorType()).isEqualTo("claims_provider");
        assertThat(factor.getProvider()).isEqualTo("NEW");
        assertThat(factor.getStatus()).isEqualTo("DREAMING");
        assertThat(factor.get("more")).isEqualTo(Map.of("a", List.of(1)));
        assertThat(factor.get("none")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'_links':{'resend':{'name':'sms','href':'h1','hints':{'allow':['POST']}}}}",
                "{'_links':{'resend':[{'name':'sms','href':'h1','hints':{'allow':['POST']}}]}}",
                "{'_links':{'resend':[{'href':7},null,{'name':'sms','href':'h1','hints':{'allow':['POST',1]}},{'href':'h2'}]}}",
                "{'_embedded':{'activation':{'_links':{'resend':{'name':'sms','href':'h1','hints':{'allow':['POST']}}}}}}",
                "{'_embedded':{'_links':{'resend':{'name':'sms','href':'h1','hints':{'allow':['POST']}}}}}"
            })
    void aLinkIsFoundWhetherThereIsOneOrMany(String answer) {
        Link link = Factor.of(json(answer)).link("resend");

        assertThat(link.getHref()).isEqualTo("h1");
        assertThat(link.getName()).isEqualTo("sms");
        assertThat(link.getAllow()).containsExactly("POST");
        assertThat(link.getType()).isNull();
    }

    @Test
    void theNextStepInAListCountsUnderItsName() {
        Factor factor = Factor.of(json("{'_links':{'next':{'name':'activate','href':'h1'}}}"));

        assertThat(factor.link("activate").getHref()).isEqualTo("h1");
        assertThat(factor.link("verify")).isNull();
    }

    @Test
    void aWaitingPushIsRead() {
        FactorResult result = FactorResult.of(json("""
                {'factorResult':'WAITING','expiresAt':'2026-03-04T10:20:30.000Z','factorMessage':'m',
                 'profile':{'credentialId':'d'},'_embedded':{'challenge':{'correctAnswer':47}}}"""));

        assertThat(result.getFactorResult()).isEqualTo("WAITING");
        assertThat(result.isWaiting()).isTrue();
        assertThat(result.isVerified()).isFalse();
        assertThat(result.getExpiresAt()).isEqualTo(Instant.parse("2026-03-04T10:20:30Z"));
        assertThat(result.getFactorMessage()).isEqualTo("m");
        assertThat(result.getProfile()).isEqualTo(Map.of("credentialId", "d"));
        assertThat(result.getChallenge()).isEqualTo(Map.of("correctAnswer", 47));
        assertThat(result.getCorrectAnswer()).isEqualTo(47);
        assertThat(result).hasToString("FactorResult[factorResult=WAITING]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WAITING",
                "CHALLENGE",
                "REJECTED",
                "TIMEOUT",
                "CANCELED",
                "CANCELLED",
                "success",
                "SUCCESS ",
                "?"
            })
    void nothingButSuccessIsVerified(String result) {
        assertThat(FactorResult.of(json("{'factorResult':'" + result + "'}")).isVerified())
                .isFalse();
        assertThat(FactorResult.of(json("{'factorResult':'SUCCESS'}")).isVerified())
                .isTrue();
        assertThat(FactorResult.of(json("{'factorResult':true}")).isVerified()).isFalse();
    }

    @Test
    void anEntryOfTheCatalogueIsRead() {
        SupportedFactor entry = SupportedFactor.of(json("""
                {'factorType':'sms','provider':'OKTA','vendorName':'OKTA','status':'NOT_SETUP','enrollment':'REQUIRED',
                 '_embedded':{'phones':[{'id':'mbl1','profile':{'phoneNumber':'+12065550142'},'status':'ACTIVE'}]}}"""));

        assertThat(entry.getFactorType()).isEqualTo("sms");
        assertThat(entry.getProvider()).isEqualTo("OKTA");
        assertThat(entry.getVendorName()).isEqualTo("OKTA");
        assertThat(entry.getStatus()).isEqualTo("NOT_SETUP");
        assertThat(entry.getEnrollment()).isEqualTo("REQUIRED");
        assertThat(entry.isRequired()).isTrue();
        assertThat(entry.getPhones()).extracting(Factor::getId).containsExactly("mbl1");
    }

    @Test
    void questionsAndUsersAreRead() {
        SecurityQuestion question = SecurityQuestion.of(json("{'question':'first_award','questionText':'Which?'}"));
        User user = User.of(json("{'id':'00u1','status':'STAGED','profile':{'login':'ada@acme.example'}}"));

        assertThat(question.getQuestion()).isEqualTo("first_award");
        assertThat(question.getQuestionText()).isEqualTo("Which?");
        assertThat(user.getId()).isEqualTo("00u1");
        assertThat(user.getStatus()).isEqualTo("STAGED");
        assertThat(user.getLogin()).isEqualTo("ada@acme.example");
        assertThat(user.getProfile()).isEqualTo(Map.of("login", "ada@acme.example"));
        assertThat(user).hasToString("User[id=00u1, status=STAGED]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+12065550142", "12065550142", "482913", "blue ribbon", "206-555-0142", "a\nb"})
    void whatLooksLikeASecretIsNotShownWhereverItStands(String value) {
        ObjectNode tree = MAPPER.createObjectNode();
        for (String field : List.of("id", "factorType", "provider", "status", "factorResult", "profile", "other")) {
            tree.put(field, value);
        }

        assertThat(Factor.of(tree)).hasToString("Factor[]");
    }

    @Test
    void anAnswerCannotBeChangedFromOutside() {
        ObjectNode tree = (ObjectNode) json("{'id':'sms1','profile':{'a':[1]}}");
        Factor factor = Factor.of(tree);
        String before = factor.toJson();

        tree.put("id", "other");
        ((ObjectNode) factor.toTree()).removeAll();
        factor.toMap().clear();
        factor.getProfile().clear();

        assertThat(factor.toJson()).isEqualTo(before);
    }

    @Test
    void jacksonReadsAndWritesTheTreeItself() throws Exception {
        String answer = "{\"id\":\"sms1\",\"unknown\":[{\"deep\":null}]}";

        Factor factor = MAPPER.readValue(answer, Factor.class);

        assertThat(MAPPER.writeValueAsString(factor)).isEqualTo(answer);
        assertThat(MAPPER.writeValueAsString(Map.of("f", factor))).isEqualTo("{\"f\":" + answer + "}");
    }

    @Test
    void equalTreesOfOneTypeAreEqual() {
        JsonNode tree = json("{'id':'sms1'}");

        assertThat(Factor.of(tree)).isEqualTo(Factor.of(tree.deepCopy())).hasSameHashCodeAs(Factor.of(tree));
        assertThat(Factor.of(tree)).isNotEqualTo(User.of(tree)).isNotEqualTo(Factor.of(json("{'id':'sms2'}")));
    }
}
