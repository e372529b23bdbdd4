package io.oktafactors.camel;

import static io.oktafactors.camel.OktaFactorsTestSupport.IDS;
import static io.oktafactors.camel.OktaFactorsTestSupport.bodyFor;
import static io.oktafactors.camel.OktaFactorsTestSupport.failureOf;
import static io.oktafactors.camel.OktaFactorsTestSupport.successOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsException.RateLimited;
import io.oktafactors.camel.OktaFactorsException.Rejected;
import io.oktafactors.camel.OktaFactorsException.Unavailable;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the exchange gets and how often Okta was called, for an operation of each effect: nothing else of an operation decides. Which
 * effect an operation has is in OperationTableTest.
 */
class EveryOutcomeTest extends OneContextTestSupport {

    private static final int ATTEMPTS = 3;

    private static final String WHY = "WWW-Authenticate: Bearer error=\"invalid_token\"";

    /** An answer of Okta's that is an error, and the exception it becomes. */
    enum Refusal {
        BAD_REQUEST(400, "E0000001", Rejected.class),
        INVALID_TOKEN(401, "E0000011", Rejected.class),
        UNAUTHORIZED_WITHOUT_BODY(401, null, Rejected.class),
        FORBIDDEN(403, "E0000068", Rejected.class),
        FORBIDDEN_WITHOUT_BODY(403, null, Rejected.class),
        NOT_FOUND(404, "E0000007", Rejected.class),
        TOO_MANY_REQUESTS(429, "E0000047", RateLimited.class),
        INTERNAL_ERROR(500, "E0000009", Unavailable.class),
        READ_ONLY(503, "E0000010", Unavailable.class),
        FACTOR_SERVICE(504, "E0000067", Unavailable.class);

        private final int status;
        private final String code;
        private final Class<? extends OktaFactorsException> type;

        Refusal(int status, String code, Class<? extends OktaFactorsException> type) {
            this.status = status;
            this.code = code;
            this.type = type;
        }

        FakeOkta.Answer answer() {
            String request = "X-Okta-Request-Id: req1";
            if (code == null) {
                return FakeOkta.raw(status, "", request, WHY);
            }
            String body = "{\"errorCode\":\"" + code + "\",\"errorSummary\":\"Because.\",\"errorLink\":\"" + code
                    + "\",\"errorId\":\"oae1\",\"errorCauses\":[]}";
            return FakeOkta.json(
                    status,
                    body,
                    request,
                    "Date: Tue, 14 Nov 2023 22:13:20 GMT",
                    "X-Rate-Limit-Limit: 50",
                    "X-Rate-Limit-Remaining: 0",
                    "X-Rate-Limit-Reset: 1700000008");
        }
    }

    @Override
    int attempts() {
        return ATTEMPTS;
    }

    static Stream<OktaFactorsOperation> oneOfEachAnswer() {
        return Arrays.stream(OktaFactorsOperation.Answer.values())
                .map(answer -> first(each -> each.answer() == answer));
    }

    static Stream<OktaFactorsOperation> oneOfEachEffect() {
        return Arrays.stream(OktaFactorsOperation.Effect.values())
                .map(effect -> first(each -> each.effect() == effect));
    }

    static Stream<Arguments> refusals() {
        return oneOfEachEffect()
                .flatMap(operation -> Arrays.stream(Refusal.values()).map(refusal -> Arguments.of(operation, refusal)));
    }

    private static OktaFactorsOperation first(Predicate<OktaFactorsOperation> condition) {
        return Arrays.stream(OktaFactorsOperation.values())
                .filter(condition)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("oneOfEachAnswer")
    void aSuccessIsOneCallAndLeavesItsStatus(OktaFactorsOperation operation) {
        okta.answers(successOf(operation));

        Exchange exchange = call(operation);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(OktaFactorsConstants.RESPONSE_CODE))
                .isIn(200, 204);
        assertThat(okta.calls()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalIsOneExceptionWithAllThatOktaTold(OktaFactorsOperation operation, Refusal refusal) {
        okta.answers(refusal.answer());

        Exchange exchange = call("okta-factors:" + operation + "?rateLimitWait=0", bodyFor(operation), IDS);

        OktaFactorsException failure = failureOf(exchange, refusal.type);
        assertThat(failure.getOperation()).isEqualTo(operation);
        assertThat(failure.getStatusCode()).isEqualTo(refusal.status);
        assertThat(failure.getErrorCode()).isEqualTo(refusal.code);
        assertThat(failure.getRequestId()).isEqualTo("req1");
        assertThat(failure.getErrorId()).isEqualTo(refusal.code == null ? null : "oae1");
        assertThat(failure).hasMessageContaining(" answered " + refusal.status);
        if (refusal.code == null) {
            assertThat(failure).hasMessageContaining("WWW-Authenticate Bearer error=\"invalid_token\"");
        }
        assertThat(okta.calls()).hasSize(refusal.status < 502 ? 1 : attemptsOf(operation));
        if (failure instanceof RateLimited limited) {
            assertThat(limited.getRetryAfter()).isEqualTo(Duration.ofSeconds(9));
        }
        assertThat(exchange.getMessage().getHeaders())
                .as("the message is as it was")
                .isEqualTo(IDS);
        assertThat(exchange.getMessage().getBody()).isEqualTo(bodyFor(operation));
    }

    @ParameterizedTest
    @MethodSource("oneOfEachEffect")
    void aDeadServerLeavesTheOutcomeOpen(OktaFactorsOperation operation) {
        FakeOkta dead = new FakeOkta();
        dead.close();

        assertUnavailable(call("okta-factors:" + operation + "?orgUrl=" + dead.url(), bodyFor(operation), IDS));
    }

    @ParameterizedTest
    @MethodSource("oneOfEachEffect")
    void aSlowServerIsGivenUp(OktaFactorsOperation operation) {
        okta.answers(okta.silence());

        assertUnavailable(call("okta-factors:" + operation + "?requestTimeout=200", bodyFor(operation), IDS));
        assertThat(okta.calls()).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("oneOfEachEffect")
    void aResetAfterTheActionWasDoneLeavesTheOutcomeOpen(OktaFactorsOperation operation) {
        try (FakeOkta other = new FakeOkta().answers(FakeOkta.reset())) { // where no connection is yet

            assertUnavailable(call("okta-factors:" + operation + "?orgUrl=" + other.url(), bodyFor(operation), IDS));
            assertThat(other.calls()).hasSize(attemptsOf(operation));
        }
    }

    /** An enrolment is sent once and then looked for, and the looks tell nothing here. */
    private static int attemptsOf(OktaFactorsOperation operation) {
        return switch (operation.effect()) {
            case READS, REMOVES, RESETS -> ATTEMPTS;
            case ENROLLS -> 1 + ATTEMPTS;
            case SENDS, CHANGES -> 1;
        };
    }

    private void assertUnavailable(Exchange exchange) {
        Unavailable failure = failureOf(exchange, Unavailable.class);
        assertThat(failure.getStatusCode()).isZero();
        assertThat(failure.getErrorCode()).isNull();
        assertThat(failure).hasMessageContaining(" got no answer: ");
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(IDS);
    }
}
