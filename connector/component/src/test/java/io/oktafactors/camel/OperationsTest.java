package io.oktafactors.camel;

import static io.oktafactors.camel.OktaFactorsTestSupport.IDS;
import static io.oktafactors.camel.OktaFactorsTestSupport.TOKEN;
import static io.oktafactors.camel.OktaFactorsTestSupport.bodyFor;
import static io.oktafactors.camel.OktaFactorsTestSupport.successOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands on the wire for each operation. */
class OperationsTest extends OneContextTestSupport {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            activateFactor                 | POST   | /users/00u1/factors/sms2/lifecycle/activate
            cancelFactorTransaction        | DELETE | /users/00u1/factors/sms2/transactions/v2mst.3
            enrollFactor                   | POST   | /users/00u1/factors
            getFactor                      | GET    | /users/00u1/factors/sms2
            getFactorQrCode                | GET    | /users/00u1/factors/sms2/qr/00qr4
            getFactorTransactionStatus     | GET    | /users/00u1/factors/sms2/transactions/v2mst.3
            getUser                        | GET    | /users/00u1
            listFactors                    | GET    | /users/00u1/factors
            listSupportedFactors           | GET    | /users/00u1/factors/catalog
            listSupportedSecurityQuestions | GET    | /users/00u1/factors/questions
            pollFactorActivation           | POST   | /users/00u1/factors/sms2/lifecycle/activate/poll
            resendEnrollFactor             | POST   | /users/00u1/factors/sms2/resend
            resetFactors                   | POST   | /users/00u1/lifecycle/reset_factors
            sendFactorActivationEmail      | POST   | /users/00u1/factors/sms2/lifecycle/activate/email
            sendFactorActivationSms        | POST   | /users/00u1/factors/sms2/lifecycle/activate/sms
            unenrollFactor                 | DELETE | /users/00u1/factors/sms2
            verifyFactor                   | POST   | /users/00u1/factors/sms2/verify
            """)
    void anOperationCallsItsMethodAndPath(OktaFactorsOperation operation, String method, String path) {
        okta.answers(successOf(operation));

        assertThat(call(operation).getException()).isNull();

        assertThat(okta.onlyCall()).hasToString(method + " /api/v1" + path);
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheHeadersOfTheCallAreOnTheWire(OktaFactorsOperation operation) {
        okta.answers(successOf(operation));
        Map<String, Object> headers = new HashMap<>(IDS);
        headers.put("X-Of-The-Message", "leaked");
        headers.put("Content-Type", "text/plain");
        headers.put("breadcrumbId", "leaked");

        call("okta-factors:" + operation, bodyFor(operation), headers);

        FakeOkta.Call call = okta.onlyCall();
        assertThat(call.headerNames())
                .doesNotHaveDuplicates()
                .isSubsetOf(
                        "Accept",
                        "Accept-Encoding",
                        "Authorization",
                        "Connection",
                        "Content-Length",
                        "Content-Type",
                        "Host",
                        "User-Agent");
        assertThat(call.header("Authorization")).containsExactly("SSWS " + TOKEN);
        assertThat(call.header("Accept"))
                .containsExactly(
                        operation == OktaFactorsOperation.getFactorQrCode
                                ? "image/png, application/json"
                                : "application/json");
        assertThat(call.header("Host")).containsExactly(okta.url().substring("http://".length()));
        assertThat(call.header("User-Agent"))
                .singleElement()
                .asString()
                .matches("camel-okta-factors/\\S+ camel/\\S+ java/\\S+ \\S+/\\S+");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "activateFactor",
                "pollFactorActivation",
                "resetFactors",
                "sendFactorActivationEmail",
                "sendFactorActivationSms",
                "verifyFactor"
            })
    void aPostWithoutBodySaysThatItsLengthIsZero(OktaFactorsOperation operation) {
        okta.answers(successOf(operation));

        call("okta-factors:" + operation, null, IDS);

        assertThat(okta.onlyCall().header("Content-Length")).containsExactly("0");
        assertThat(okta.onlyCall().header("Content-Type")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"activateFactor", "enrollFactor", "resendEnrollFactor", "verifyFactor"})
    void aBodyIsSentByteForByte(OktaFactorsOperation operation) {
        okta.answers(successOf(operation));
        String body = "{ \"factorType\" : \"Zoë\", \"provider\":\"X\",\n\"answer\":\"\", \"n\":1.50 }";

        call("okta-factors:" + operation, body, IDS);

        assertThat(okta.onlyCall().body()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
        assertThat(okta.onlyCall().header("Content-Type")).containsExactly("application/json");
        assertThat(okta.onlyCall().header("Content-Length"))
                .containsExactly("" + body.getBytes(StandardCharsets.UTF_8).length);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "activateFactor",
                "enrollFactor",
                "resendEnrollFactor",
                "sendFactorActivationEmail",
                "sendFactorActivationSms",
                "verifyFactor"
            })
    void theOtherOperationsSendNoBodyEvenIfTheMessageHasOne(OktaFactorsOperation operation) {
        okta.answers(successOf(operation));

        Exchange exchange = call("okta-factors:" + operation, "no JSON at all", IDS);

        assertThat(exchange.getException()).isNull();
        assertThat(okta.onlyCall().body()).isEmpty();
        assertThat(okta.onlyCall().header("Content-Length"))
                .isEqualTo(operation.method().equals("POST") ? List.of("0") : List.of());
    }

    @Test
    void severalParametersMakeOneQuery() {
        okta.answers(FakeOkta.json(200, "{}"));

        call(
                "okta-factors:enrollFactor?activate=true&templateId=RAW(a&b=c d)&tokenLifetimeSeconds=60&updatePhone=false",
                "{\"factorType\":\"sms\",\"provider\":\"OKTA\"}",
                IDS);

        assertThat(okta.onlyCall().target())
                .isEqualTo("/api/v1/users/00u1/factors?updatePhone=false&templateId=a%26b%3Dc%20d"
                        + "&tokenLifetimeSeconds=60&activate=true");
    }

    @Test
    void theAnswerBecomesTheBody() {
        okta.answers(FakeOkta.json(200, "[{\"id\":\"sms2\",\"vendorName\":\"Zoë\"}]"));

        Exchange exchange = call(OktaFactorsOperation.listFactors);

        assertThat(exchange.getMessage().getBody()).isEqualTo("[{\"id\":\"sms2\",\"vendorName\":\"Zoë\"}]");
    }

    @Test
    void aCompressedAnswerIsUnpacked() {
        okta.answers(FakeOkta.gzip("[{\"id\":\"sms2\"}]"));

        Exchange exchange = call(OktaFactorsOperation.listFactors);

        assertThat(exchange.getMessage().getBody()).isEqualTo("[{\"id\":\"sms2\"}]");
    }

    @Test
    void anEmptyAnswerBecomesNoBody() {
        okta.answers(FakeOkta.raw(204, ""));

        Exchange exchange = call("okta-factors:unenrollFactor", "of the message", IDS);

        assertThat(exchange.getMessage().getBody()).isNull();
    }

    @Test
    void aStartedPushIsASuccess() {
        okta.answers(FakeOkta.json(201, "{\"factorResult\":\"WAITING\"}"));

        Exchange exchange = call(OktaFactorsOperation.verifyFactor);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(OktaFactorsConstants.RESPONSE_CODE))
                .isEqualTo(201);
    }

    @Test
    void whatAnAnswerTellsIsOnNamedHeaders() {
        okta.answers(FakeOkta.json(
                200,
                "[]",
                "x-okta-request-id: req1",
                "x-rate-limit-limit: 600",
                "x-rate-limit-remaining: 599",
                "x-rate-limit-reset: 1700000060",
                "X-Evil: 1",
                "CamelOktaFactorsUserId: 00uEvil"));

        Map<String, Object> headers =
                call(OktaFactorsOperation.listFactors).getMessage().getHeaders();

        Map<String, Object> expected = new HashMap<>(IDS);
        expected.put(OktaFactorsConstants.RESPONSE_CODE, 200);
        expected.put(OktaFactorsConstants.REQUEST_ID, "req1");
        expected.put(OktaFactorsConstants.RATE_LIMIT_LIMIT, 600L);
        expected.put(OktaFactorsConstants.RATE_LIMIT_REMAINING, 599L);
        expected.put(OktaFactorsConstants.RATE_LIMIT_RESET, 1700000060L);
        assertThat(headers).isEqualTo(expected);
    }

    @Test
    void whatAnEarlierAnswerToldIsRemoved() {
        okta.answers(FakeOkta.json(200, "[]"));
        Map<String, Object> headers = new HashMap<>(IDS);
        List<String> stale = List.of(
                OktaFactorsConstants.REQUEST_ID,
                OktaFactorsConstants.RATE_LIMIT_LIMIT,
                OktaFactorsConstants.RATE_LIMIT_REMAINING,
                OktaFactorsConstants.RATE_LIMIT_RESET);
        stale.forEach(name -> headers.put(name, "stale"));

        Exchange exchange = call("okta-factors:listFactors", null, headers);

        assertThat(exchange.getMessage().getHeaders())
                .doesNotContainKeys(stale.toArray(String[]::new))
                .containsKeys(IDS.keySet().toArray(String[]::new));
    }
}
