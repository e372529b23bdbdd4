package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsException.RateLimited;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a limited call is told to wait. */
class RateLimitTest extends OktaFactorsTestSupport {

    /** Far from any clock that this test may run on: only Okta's own clock counts. */
    private static final long NOW = 1_700_000_000;

    private static final String DATE = "Date: "
            + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    Instant.ofEpochSecond(NOW).atOffset(ZoneOffset.UTC));

    private static final Duration WINDOW = Duration.ofMinutes(1);

    static Stream<Arguments> resets() {
        return Stream.of(
                Arguments.of("eight seconds away", reset("" + (NOW + 8)), Duration.ofSeconds(9)),
                Arguments.of("now", reset("" + NOW), Duration.ofSeconds(1)),
                Arguments.of("in the past", reset("" + (NOW - 50)), Duration.ofSeconds(1)),
                Arguments.of("0", reset("0"), Duration.ofSeconds(1)),
                Arguments.of("at the limit", reset("" + (NOW + 599)), Duration.ofSeconds(600)),
                Arguments.of("beyond the limit", reset("" + (NOW + 600)), WINDOW),
                Arguments.of("in milliseconds", reset(NOW + "000"), WINDOW),
                Arguments.of("as long as can be", reset("999999999999999999"), WINDOW),
                Arguments.of("longer than a number", reset("9".repeat(30)), WINDOW),
                Arguments.of("negative", reset("-5"), WINDOW),
                Arguments.of("no number", reset("soon"), WINDOW),
                Arguments.of("empty", reset(""), WINDOW),
                Arguments.of("comma-joined", reset((NOW + 8) + ", " + (NOW + 20)), Duration.ofSeconds(21)),
                Arguments.of("half broken", reset("soon," + (NOW + 8)), Duration.ofSeconds(9)));
    }

    private static String reset(String value) {
        return "X-Rate-Limit-Reset: " + value;
    }

    @ParameterizedTest(name = "reset {0}")
    @MethodSource("resets")
    void theWaitIsTheResetByOktasOwnClock(String what, String reset, Duration wait) {
        assertThat(waitAfter("E0000047", "X-Rate-Limit-Limit: 50", reset, DATE)).isEqualTo(wait);
    }

    @Test
    void theLargerOfTwoResetsCounts() {
        assertThat(waitAfter("E0000047", reset("" + (NOW + 20)), reset("" + (NOW + 8)), DATE))
                .isEqualTo(Duration.ofSeconds(21));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Nothing: 1", "X-Rate-Limit-Limit: 50", "X-Rate-Limit-Limit: many"})
    void withoutAResetTheWaitIsOneWindow(String header) {
        assertThat(waitAfter("E0000047", header, DATE)).isEqualTo(WINDOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Nothing: 1", "Date: yesterday", "Date:"})
    void withoutADateTheWaitIsOneWindow(String date) {
        assertThat(waitAfter("E0000047", reset("" + (NOW + 8)), date)).isEqualTo(WINDOW);
    }

    @Test
    void aWaitAfterTooManyCallsInFlightIsShort() {
        assertThat(waitAfter("E0000047", "X-Rate-Limit-Limit: 0", reset("" + (NOW + 58)), DATE))
                .isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({"E0000109, 30", "E0000118, 5", "E0000133, 30"})
    void aLimitOnOnePhoneOrMailboxHasAFixedWait(String code, int seconds) {
        assertThat(waitAfter(code, "X-Rate-Limit-Limit: 50", reset("" + (NOW + 8)), DATE))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aLimitWithoutBodyAndHeadersWaitsOneWindow() {
        okta.answers(FakeOkta.raw(429, ""));

        assertThat(failureOf(call(OktaFactorsOperation.listFactors), RateLimited.class)
                        .getRetryAfter())
                .isEqualTo(WINDOW);
    }

    private Duration waitAfter(String code, String... headers) {
        okta.answers(FakeOkta.json(429, "{\"errorCode\":\"" + code + "\"}", headers));
        Exchange exchange = call(OktaFactorsOperation.listFactors);
        return failureOf(exchange, RateLimited.class).getRetryAfter();
    }
}
