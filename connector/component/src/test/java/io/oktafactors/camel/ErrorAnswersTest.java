package io.oktafactors.camel;

import static io.oktafactors.camel.OktaFactorsTestSupport.IDS;
import static io.oktafactors.camel.OktaFactorsTestSupport.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.camel.OktaFactorsException.RateLimited;
import io.oktafactors.camel.OktaFactorsException.Rejected;
import io.oktafactors.camel.OktaFactorsException.Unavailable;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which exception an error of Okta becomes, and what it tells. */
class ErrorAnswersTest extends OneContextTestSupport {

    private static final String ERROR = """
            {"errorCode":"E0000001","errorSummary":"Api validation failed: factorEnrollRequest",
             "errorLink":"E0000001","errorId":"oaeX",
             "errorCauses":[{"errorSummary":"There is an existing verified phone number."},{"reason":"other"}]}""";

    @ParameterizedTest
    @ValueSource(ints = {300, 302, 304, 400, 401, 403, 404, 405, 409, 410, 411, 423})
    void anAnswerThatWouldBeTheSameAgainIsARejection(int status) {
        okta.answers(FakeOkta.json(status, ERROR));

        assertThat(failureOf(call(OktaFactorsOperation.listFactors), Rejected.class)
                        .getStatusCode())
                .isEqualTo(status);
        assertThat(okta.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 502, 503, 504, 599})
    void anAnswerThatLeavesTheOutcomeOpenIsUnavailability(int status) {
        okta.answers(FakeOkta.json(status, ERROR, "Retry-After: 1"));

        assertThat(failureOf(call(OktaFactorsOperation.enrollFactor), Unavailable.class)
                        .getStatusCode())
                .isEqualTo(status);
        assertThat(okta.calls()).as("no retry").hasSize(1);
    }

    @Test
    void tooManyRequestsAreALimitAndNotRetried() {
        okta.answers(FakeOkta.json(429, ERROR, "Retry-After: 1"));

        assertThat(failureOf(call(OktaFactorsOperation.listFactors), RateLimited.class)
                        .getStatusCode())
                .isEqualTo(429);
        assertThat(okta.calls()).as("no retry").hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void anErrorOfOktaIsReadWhole(OktaFactorsOperation operation) {
        okta.answers(FakeOkta.json(400, ERROR, "X-Okta-Request-Id: req1"));

        Rejected rejected = failureOf(call(operation), Rejected.class);

        assertThat(rejected.getOperation()).isEqualTo(operation);
        assertThat(rejected.getStatusCode()).isEqualTo(400);
        assertThat(rejected.getErrorCode()).isEqualTo("E0000001");
        assertThat(rejected.getErrorSummary()).isEqualTo("Api validation failed: factorEnrollRequest");
        assertThat(rejected.getErrorCauses()).containsExactly("There is an existing verified phone number.");
        assertThat(rejected.getErrorId()).isEqualTo("oaeX");
        assertThat(rejected.getRequestId()).isEqualTo("req1");
        assertThat(rejected)
                .hasMessage(operation + ": " + okta.onlyCall().method() + " "
                        + okta.onlyCall().target() + " answered 400 E0000001"
                        + " Api validation failed: factorEnrollRequest; There is an existing verified phone number.,"
                        + " error id oaeX, request id req1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Forbidden</body></html>",
                "{\"status\":404,\"message\":\"Resource not found\"}",
                "{\"errorCode\":",
                "[\"E0000006\"]",
                "null",
                "{\"errorCode\":\"E0000006\",\"x\":1e99999999999}",
                "{\"errorCode\":7,\"errorSummary\":{},\"errorCauses\":\"x\",\"errorId\":[]}"
            })
    void anErrorOfAnotherShapeStillHasItsStatus(String body) {
        okta.answers(FakeOkta.raw(403, body));

        Rejected rejected = failureOf(call(OktaFactorsOperation.listFactors), Rejected.class);

        assertThat(rejected.getStatusCode()).isEqualTo(403);
        assertThat(rejected.getErrorCode()).isNull();
        assertThat(rejected.getErrorSummary()).isNull();
        assertThat(rejected.getErrorCauses()).isEmpty();
        assertThat(rejected.getErrorId()).isNull();
        assertThat(rejected.getRequestId()).isNull();
        assertThat(rejected).hasMessage("listFactors: GET /api/v1/users/00u1/factors answered 403");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void anEmptyRefusalIsExplainedByItsHeader(int status) {
        okta.answers(FakeOkta.raw(status, "", "WWW-Authenticate: Bearer error=\"invalid_token\""));

        assertThat(failureOf(call(OktaFactorsOperation.listFactors), Rejected.class))
                .hasMessageEndingWith(" answered " + status + ", WWW-Authenticate Bearer error=\"invalid_token\"");
    }

    @Test
    void aChallengeDoesNotMakeTheClientTryAgain() {
        okta.answers(FakeOkta.raw(401, "", "WWW-Authenticate: Basic realm=\"x\""));

        failureOf(call(OktaFactorsOperation.listFactors), Rejected.class);

        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (FakeOkta other = new FakeOkta()) {
            okta.answers(FakeOkta.raw(302, "", "Location: " + other.url() + "/api/v1/users/00u1/factors"));

            failureOf(call(OktaFactorsOperation.listFactors), Rejected.class);

            assertThat(other.calls()).isEmpty();
        }
    }

    @Test
    void aCookieIsNotSentBack() {
        okta.answers(FakeOkta.json(200, "[]", "Set-Cookie: sid=1; Path=/"));
        call(OktaFactorsOperation.listFactors);

        call(OktaFactorsOperation.listFactors);

        assertThat(okta.calls().get(1).header("Cookie")).isEmpty();
    }

    @Test
    void aFailedCallLeavesTheMessageAsItWas() {
        okta.answers(FakeOkta.json(400, ERROR));

        Exchange exchange = call("okta-factors:verifyFactor", "{\"passCode\":\"1\"}", IDS);

        assertThat(exchange.getMessage().getBody()).isEqualTo("{\"passCode\":\"1\"}");
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(IDS);
    }

    @Test
    void aPhoneNumberIsNoMoreToldByAHeaderOrByALoginThanByAText() {
        okta.answers(
                FakeOkta.raw(401, "", "WWW-Authenticate: Bearer error_description=\"phone +12065550142 code 123456\""));

        Exception failure = call("okta-factors:listFactors", null, Map.of(OktaFactorsConstants.USER_ID, "+12065550142"))
                .getException();

        assertThat(failure)
                .hasMessageContaining("GET /api/v1/users/[number]/factors answered 401")
                .hasMessageNotContainingAny("12065550142", "123456");
    }

    @ParameterizedTest
    @CsvSource({
        "enrollFactor, profile, answer",
        "enrollFactor, profile, sharedSecret",
        "enrollFactor, verify, passCode",
        "verifyFactor, , answer",
        "activateFactor, , passCode"
    })
    void aSecretThatOktaRepeatsIsNotTold(OktaFactorsOperation operation, String at, String field) {
        String error = "{\"errorCode\":\"E0000001\",\"errorSummary\":\"Not this: blueCanary!\",\"errorId\":\"oaeX\","
                + "\"errorCauses\":[{\"errorSummary\":\"blueCanary is known\"}]}";
        okta.answers(FakeOkta.json(400, error));
        String fields = "{\"" + field + "\":\"blueCanary\",\"factorType\":\"new:kind\",\"provider\":\"NEW\"}";

        Exchange exchange = call(
                "okta-factors:" + operation,
                at == null
                        ? fields
                        : "{\"factorType\":\"new:kind\",\"provider\":\"NEW\",\"" + at + "\":" + fields + "}",
                IDS);

        assertThat(failureOf(exchange, Rejected.class))
                .hasMessageContaining("400 E0000001 Not this: [secret]!; [secret] is known, error id oaeX")
                .message()
                .doesNotContain("blueCanary");
    }

    @Test
    void anIdThatCannotBeOneIsNotTold() {
        String error = "{\"errorCode\":\"+12065550142\",\"errorSummary\":\"No\",\"errorId\":\"12065550142\"}";
        okta.answers(FakeOkta.json(400, error, "X-Okta-Request-Id: Ada +12065550142"));

        assertThat(failureOf(call(OktaFactorsOperation.listFactors), Rejected.class))
                .hasMessageEndingWith("/factors answered 400 No");
    }

    @Test
    void aMessageIsOneLineOfBoundedLength() {
        okta.answers(FakeOkta.json(
                400,
                "{\"errorCode\":\"E1\\nE2\",\"errorSummary\":\"" + "long ".repeat(100_000)
                        + "\",\"errorId\":\"a\\r\\nb\"}"));

        Rejected rejected = failureOf(call(OktaFactorsOperation.listFactors), Rejected.class);

        assertThat(rejected.getMessage()).doesNotContainPattern("\\p{Cntrl}").hasSizeLessThan(1000);
    }

    @Test
    void theCausesCannotBeChanged() {
        okta.answers(FakeOkta.json(400, ERROR));
        List<String> causes = failureOf(call(OktaFactorsOperation.listFactors), Rejected.class)
                .getErrorCauses();

        assertThatThrownBy(() -> causes.add("x")).isInstanceOf(UnsupportedOperationException.class);
    }
}
