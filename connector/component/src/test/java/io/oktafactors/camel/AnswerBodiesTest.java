package io.oktafactors.camel;

import static io.oktafactors.camel.OktaFactorsTestSupport.IDS;
import static io.oktafactors.camel.OktaFactorsTestSupport.PNG;
import static io.oktafactors.camel.OktaFactorsTestSupport.bodyFor;
import static io.oktafactors.camel.OktaFactorsTestSupport.successOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.RecordedAnswers.Recorded;
import io.oktafactors.camel.http.Json;
import io.oktafactors.camel.model.Factor;
import io.oktafactors.camel.model.FactorResult;
import io.oktafactors.camel.model.SecurityQuestion;
import io.oktafactors.camel.model.SupportedFactor;
import io.oktafactors.camel.model.User;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.operation.OktaFactorsOutputType;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer is in the message, and what it leaves there for the next call. */
class AnswerBodiesTest extends OneContextTestSupport {

    private static final Map<OktaFactorsOperation, Class<?>> MODELS = Map.of(
            OktaFactorsOperation.verifyFactor, FactorResult.class,
            OktaFactorsOperation.getFactorTransactionStatus, FactorResult.class,
            OktaFactorsOperation.cancelFactorTransaction, FactorResult.class,
            OktaFactorsOperation.listSupportedFactors, SupportedFactor.class,
            OktaFactorsOperation.listSupportedSecurityQuestions, SecurityQuestion.class,
            OktaFactorsOperation.getUser, User.class);

    static Stream<Recorded> recorded() {
        return RecordedAnswers.all();
    }

    @Test
    void everyOperationWithJsonHasARecordedAnswer() {
        Set<OktaFactorsOperation> without = EnumSet.allOf(OktaFactorsOperation.class);
        recorded().map(Recorded::operation).forEach(without::remove);

        assertThat(without).containsOnly(OktaFactorsOperation.unenrollFactor, OktaFactorsOperation.getFactorQrCode);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void textIsWhatOktaWrote(Recorded recorded) {
        assertThat(body(recorded, "text")).isEqualTo(recorded.from(okta.url()));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void aMapHasTheWholeAnswer(Recorded recorded) throws IOException {
        Object body = body(recorded, "map");

        assertThat(body).isInstanceOfAny(Map.class, List.class);
        assertThat((JsonNode) Json.MAPPER.valueToTree(body)).isEqualTo(tree(recorded));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void aModelHasTheWholeAnswerAndTheTypeOfItsOperation(Recorded recorded) throws IOException {
        Object body = body(recorded, "model");

        List<?> items = body instanceof List<?> list ? list : List.of(body);
        assertThat(items).hasOnlyElementsOfType(MODELS.getOrDefault(recorded.operation(), Factor.class));
        assertThat((JsonNode) Json.MAPPER.valueToTree(body)).isEqualTo(tree(recorded));
    }

    @ParameterizedTest
    @EnumSource
    void nothingStaysNothingWhateverTheOutputType(OktaFactorsOutputType type) {
        okta.answers(FakeOkta.raw(204, ""));

        for (String operation : List.of("unenrollFactor", "resetFactors", "cancelFactorTransaction")) {
            Exchange exchange = call("okta-factors:" + operation + "?outputType=" + type, "before", IDS);

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRemovalThatIsAnsweredByAnObjectIsDoneAllTheSame(OktaFactorsOutputType type) {
        okta.answers(FakeOkta.json(200, "{}"));

        Exchange exchange = call("okta-factors:unenrollFactor?outputType=" + type, null, IDS);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(OktaFactorsConstants.RESPONSE_CODE))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void anImageIsBytesWhateverTheOutputType(OktaFactorsOutputType type) {
        okta.answers(successOf(OktaFactorsOperation.getFactorQrCode));

        Exchange exchange = call("okta-factors:getFactorQrCode?outputType=" + type, null, IDS);

        assertThat(exchange.getMessage().getBody()).isEqualTo(PNG);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            map, ${body[factorType]} ${body[status]} ${body[profile][phoneNumber]}
            model, ${body.factorType} ${body.status} ${body.profile[phoneNumber]}
            model, ${body.get('factorType')} ${body.status} ${body.profile[phoneNumber]}
            """)
    void aRouteReadsAFactorInSimple(String type, String expression) {
        okta.answers(FakeOkta.json(
                200,
                RecordedAnswers.of(OktaFactorsOperation.enrollFactor).get(0).from(okta.url())));

        Exchange exchange = call("okta-factors:getFactor?outputType=" + type, null, IDS);

        assertThat(context.resolveLanguage("simple")
                        .createExpression(expression)
                        .evaluate(exchange, String.class))
                .isEqualTo("sms PENDING_ACTIVATION +12065550142");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${body.link('poll')}", "${body.link('poll').href}"})
    void aRouteFollowsALinkOfAModelInSimple(String expression) {
        okta.answers(FakeOkta.json(200, waiting()), FakeOkta.json(200, "{\"factorResult\":\"SUCCESS\"}"));
        Exchange exchange = call("okta-factors:verifyFactor?outputType=model", null, IDS);

        Object link =
                context.resolveLanguage("simple").createExpression(expression).evaluate(exchange, Object.class);
        call("okta-factors:getFactorTransactionStatus", null, Map.of(OktaFactorsConstants.LINK, link));

        assertThat(okta.calls().get(1))
                .hasToString("GET /api/v1/users/00uk3v9TQmZr1xPdL0x7/factors/opf9yRw3GtNb6MsHc0x7/transactions/"
                        + "v2mst.Gt5Fq8ZkLw2RbVt0x7");
    }

    @ParameterizedTest
    @EnumSource
    void anEnrolledFactorIsTheOneThatTheNextCallIsAbout(OktaFactorsOutputType type) {
        okta.answers(FakeOkta.json(
                200,
                RecordedAnswers.of(OktaFactorsOperation.enrollFactor).get(4).from(okta.url())));

        Exchange exchange = call(
                "okta-factors:enrollFactor?outputType=" + type, "{\"factorType\":\"push\",\"provider\":\"OKTA\"}", IDS);

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(OktaFactorsConstants.USER_ID, "00u1")
                .containsEntry(OktaFactorsConstants.FACTOR_ID, "opf9yRw3GtNb6MsHc0x7")
                .containsEntry(OktaFactorsConstants.QR_TOKEN, "00pB7xKd2L");
    }

    @Test
    void aUserWhoIsLookedUpByLoginIsKnownByIdFromThenOn() {
        okta.answers(FakeOkta.json(
                200, RecordedAnswers.of(OktaFactorsOperation.getUser).get(0).from(okta.url())));

        Exchange exchange =
                call("okta-factors:getUser", null, Map.of(OktaFactorsConstants.USER_ID, "ada@acme.example"));

        assertThat(okta.onlyCall()).hasToString("GET /api/v1/users/ada%40acme.example");
        assertThat(exchange.getMessage().getHeader(OktaFactorsConstants.USER_ID))
                .isEqualTo("00uk3v9TQmZr1xPdL0x7");
    }

    @Test
    void aPushIsPolledUnderTheIdOfItsLatestAnswer() {
        okta.answers(
                FakeOkta.json(201, waiting().replace("v2mst.Gt5Fq8ZkLw2RbVt0x7", "mst1")),
                FakeOkta.json(200, waiting()),
                FakeOkta.json(200, "{\"factorResult\":\"SUCCESS\"}"));
        Map<String, Object> headers = new HashMap<>(IDS);
        headers.put(OktaFactorsConstants.TRANSACTION_ID, "of an earlier push");

        Exchange exchange = call("okta-factors:verifyFactor", null, headers);
        for (int i = 0; i < 2; i++) {
            exchange = call(
                    "okta-factors:getFactorTransactionStatus",
                    null,
                    exchange.getMessage().getHeaders());
        }

        assertThat(okta.calls().stream().skip(1).map(call -> call.target().replaceAll(".*/", "")))
                .containsExactly("mst1", "v2mst.Gt5Fq8ZkLw2RbVt0x7");
        assertThat(exchange.getMessage().getHeader(OktaFactorsConstants.TRANSACTION_ID))
                .as("the last answer has no newer one")
                .isEqualTo("v2mst.Gt5Fq8ZkLw2RbVt0x7");
    }

    @Test
    void theTransactionOfAnEarlierPushDoesNotStayWithANewChallenge() {
        okta.answers(FakeOkta.json(200, "{\"factorResult\":\"CHALLENGE\"}"));

        assertThat(call(OktaFactorsOperation.verifyFactor).getMessage().getHeaders())
                .doesNotContainKey(OktaFactorsConstants.TRANSACTION_ID);
    }

    @Test
    void aLinkToAnotherOriginIsNotFollowed() {
        okta.answers(FakeOkta.json(201, waiting().replace(okta.url(), "https://evil.example")));

        assertThat(call(OktaFactorsOperation.verifyFactor).getMessage().getHeaders())
                .doesNotContainKey(OktaFactorsConstants.TRANSACTION_ID);
    }

    @ParameterizedTest
    @CsvSource({"getUser", "enrollFactor"})
    void anIdThatCannotBeSentIsNotTaken(OktaFactorsOperation operation) {
        for (String id : List.of("..", "", "a\\r\\nb")) {
            okta.answers(FakeOkta.json(200, "{\"id\":\"" + id + "\"}"));

            assertThat(call(operation).getMessage().getHeaders().values().stream()
                            .map(Object::toString)
                            .collect(Collectors.toSet()))
                    .doesNotContain(id.translateEscapes());
        }
    }

    private String waiting() {
        return RecordedAnswers.of(OktaFactorsOperation.getFactorTransactionStatus)
                .get(0)
                .from(okta.url());
    }

    private Object body(Recorded recorded, String type) {
        okta.answers(FakeOkta.json(200, recorded.from(okta.url())));
        Exchange exchange = call(
                "okta-factors:" + recorded.operation() + "?outputType=" + type, bodyFor(recorded.operation()), IDS);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody();
    }

    private JsonNode tree(Recorded recorded) throws IOException {
        return Json.MAPPER.readTree(recorded.from(okta.url()));
    }
}
