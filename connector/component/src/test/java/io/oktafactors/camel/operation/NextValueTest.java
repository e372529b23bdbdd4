package io.oktafactors.camel.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.http.Json;
import io.oktafactors.camel.model.Factor;
import io.oktafactors.camel.model.FactorResult;
import io.oktafactors.camel.model.User;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer tells for the call that may follow. */
class NextValueTest {

    private static final String ORGANIZATION = "https://acme.okta.com";
    private static final String FACTOR = "/api/v1/users/00u1/factors/opf2";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "USER_ID, userId, CamelOktaFactorsUserId",
                "FACTOR_ID, factorId, CamelOktaFactorsFactorId",
                "TRANSACTION_ID, transactionId, CamelOktaFactorsTransactionId",
                "CORRECT_ANSWER, -, CamelOktaFactorsCorrectAnswer",
                "QR_TOKEN, qrToken, CamelOktaFactorsQrToken"
            })
    void aValueHasItsHeaderAndTheParameterThatTakesIt(NextValue value, OktaFactorsParameter parameter, String header) {
        assertThat(value.parameter()).isEqualTo(parameter);
        assertThat(value.header()).isEqualTo(header);
    }

    @Test
    void anIdIsTakenIfACallCouldBearIt() throws IOException {
        assertThat(NextValue.USER_ID.in(User.of(tree("{'id':'00u1'}")), ORGANIZATION))
                .isEqualTo("00u1");
        assertThat(NextValue.FACTOR_ID.in(Factor.of(tree("{'id':'opf2'}")), ORGANIZATION))
                .isEqualTo("opf2");
        for (String id : new String[] {"'..'", "' '", "7", "null"}) {
            assertThat(NextValue.FACTOR_ID.in(Factor.of(tree("{'id':" + id + "}")), ORGANIZATION))
                    .as(id)
                    .isNull();
        }
    }

    @Test
    void theTransactionIsTheOneOfTheLinkToPoll() throws IOException {
        assertThat(NextValue.TRANSACTION_ID.in(
                        result("poll", ORGANIZATION + FACTOR + "/transactions/v2mst.3"), ORGANIZATION))
                .isEqualTo("v2mst.3");
        assertThat(NextValue.TRANSACTION_ID.in(
                        result("cancel", ORGANIZATION + FACTOR + "/transactions/v2mst.3"), ORGANIZATION))
                .isNull();
    }

    @Test
    void aLinkToElsewhereTellsNothing() throws IOException {
        assertThat(NextValue.TRANSACTION_ID.in(
                        result("poll", "https://evil.example" + FACTOR + "/transactions/v2mst.3"), ORGANIZATION))
                .isNull();
        assertThat(NextValue.TRANSACTION_ID.in(result("poll", ORGANIZATION + FACTOR), ORGANIZATION))
                .isNull();
    }

    @Test
    void theTokenOfThePictureIsInItsLinkAndTheNumberInTheChallenge() throws IOException {
        Factor factor = Factor.of(tree("{'_links':{'qrcode':{'href':'" + ORGANIZATION + FACTOR + "/qr/00q7'}}}"));

        assertThat(NextValue.QR_TOKEN.in(factor, ORGANIZATION)).isEqualTo("00q7");
        assertThat(NextValue.CORRECT_ANSWER.in(
                        FactorResult.of(tree("{'_embedded':{'challenge':{'correctAnswer':47}}}")), ORGANIZATION))
                .isEqualTo(47);
        assertThat(NextValue.CORRECT_ANSWER.in(FactorResult.of(tree("{}")), ORGANIZATION))
                .isNull();
    }

    private static FactorResult result(String relation, String href) throws IOException {
        return FactorResult.of(tree("{'_links':{'" + relation + "':{'href':'" + href + "'}}}"));
    }

    private static JsonNode tree(String json) throws IOException {
        return Json.MAPPER.readTree(json.replace('\'', '"'));
    }
}
