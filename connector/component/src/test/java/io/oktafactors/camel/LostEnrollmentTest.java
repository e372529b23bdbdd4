package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.FakeOkta.Answer;
import io.oktafactors.camel.OktaFactorsException.Unavailable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An enrolment whose answer was lost is looked for before it is sent again. */
class LostEnrollmentTest extends OktaFactorsTestSupport {

    private static final String LIST = "GET /api/v1/users/00u1/factors";
    private static final String ENROLL = "POST /api/v1/users/00u1/factors?activate=false";
    private static final String GET = "GET /api/v1/users/00u1/factors/mbl7";

    private static final String BODY =
            "{\"factorType\":\"sms\",\"provider\":\"OKTA\",\"profile\":{\"phoneNumber\":\"+12065550142\"}}";

    /** Okta's clock, which is far from ours. */
    private static final Instant NOW = Instant.parse("2031-05-06T07:08:09.500Z");

    private static final Answer FACTOR = FakeOkta.json(200, "{\"id\":\"mbl7\",\"status\":\"PENDING_ACTIVATION\"}");

    @Override
    int attempts() {
        return 3;
    }

    @Test
    void oneThatTookEffectIsAnsweredAsIfNothingHadHappened() {
        okta.answers(FakeOkta.reset(), list(sms("+12065550142", NOW)), FACTOR);

        Exchange exchange = enroll(BODY);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).contains("PENDING_ACTIVATION");
        assertThat(exchange.getMessage().getHeader(OktaFactorsConstants.FACTOR_ID))
                .isEqualTo("mbl7");
        assertThat(okta.calls()).extracting(FakeOkta.Call::toString).containsExactly(ENROLL, LIST, GET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1-206-555-0142", "+1 206 555 0142", "+1 XXX-XXX-0142"})
    void aNumberThatOktaWritesInAnotherWayIsTheSame(String number) {
        okta.answers(FakeOkta.reset(), list(sms(number, NOW)), FACTOR);

        assertThat(enroll(BODY).getException()).isNull();
        assertThat(okta.calls()).extracting(FakeOkta.Call::toString).containsExactly(ENROLL, LIST, GET);
    }

    @Test
    void aLookThatFailsForAMomentIsTakenAgain() {
        okta.answers(
                FakeOkta.json(503, "{}"),
                FakeOkta.json(503, "{}"),
                list(sms("+12065550142", NOW)),
                FakeOkta.raw(504, "<html>"),
                list(sms("+12065550142", NOW)),
                FACTOR);

        assertThat(enroll(BODY).getException()).isNull();
        assertThat(okta.calls())
                .extracting(FakeOkta.Call::toString)
                .containsExactly(ENROLL, LIST, LIST, GET, LIST, GET);
    }

    @Test
    void aLookThatMeetsARateLimitWaitsForIt() {
        Answer limited = FakeOkta.json(429, "{\"errorCode\":\"E0000047\"}", "X-Rate-Limit-Limit: 0");
        okta.answers(
                FakeOkta.json(503, "{}"),
                limited,
                list(sms("+12065550142", NOW)),
                limited,
                list(sms("+12065550142", NOW)),
                FACTOR);

        assertThat(call("okta-factors:enrollFactor?activate=false&rateLimitWait=20s", BODY, IDS)
                        .getException())
                .isNull();
        assertThat(okta.calls())
                .extracting(FakeOkta.Call::toString)
                .containsExactly(ENROLL, LIST, LIST, GET, LIST, GET);
    }

    @Test
    void aLookThatWouldWaitTooLongForARateLimitLeavesItOpen() {
        okta.answers(FakeOkta.json(503, "{}"), FakeOkta.json(429, "{}"), list(sms("+12065550142", NOW)), FACTOR);

        failureOf(call("okta-factors:enrollFactor?activate=false&rateLimitWait=20s", BODY, IDS), Unavailable.class);
        assertThat(okta.calls()).extracting(FakeOkta.Call::toString).containsExactly(ENROLL, LIST);
    }

    @Test
    void aLookThatFailsEachTimeLeavesItOpen() {
        okta.answers(FakeOkta.json(503, "{}"));

        failureOf(enroll(BODY), Unavailable.class);
        assertThat(okta.calls()).extracting(FakeOkta.Call::toString).containsExactly(ENROLL, LIST, LIST, LIST);
    }

    @Test
    void oneThatTookNoEffectIsSentAgain() {
        okta.answers(FakeOkta.json(503, "{}"), list(sms("+12065550199", NOW), totp()), FACTOR);

        assertThat(enroll(BODY).getException()).isNull();
        assertThat(okta.calls()).extracting(FakeOkta.Call::toString).containsExactly(ENROLL, LIST, ENROLL);
    }

    @Test
    void anOlderFactorLikeItLeavesItOpenAndNoSecondCodeIsSent() {
        okta.answers(FakeOkta.reset(), list(sms("+12065550142", NOW.minusSeconds(600))), FACTOR);

        assertThat(failureOf(enroll(BODY), Unavailable.class))
                .hasMessageEndingWith(
                        "; it is not sent again, because it may have taken effect, for example sent a code")
                .hasMessageNotContaining("2065550142");
        assertThat(okta.calls()).extracting(FakeOkta.Call::toString).containsExactly(ENROLL, LIST);
    }

    @Test
    void aMailFactorHasNoDateAndLeavesItOpen() {
        okta.answers(
                FakeOkta.reset(), list("{\"id\":\"emf1\",\"factorType\":\"email\",\"provider\":\"OKTA\"}"), FACTOR);

        failureOf(enroll("{\"factorType\":\"email\",\"provider\":\"OKTA\"}"), Unavailable.class);
        assertThat(okta.calls()).hasSize(2);
    }

    @Test
    void aListThatCannotBeHadLeavesItOpen() {
        okta.answers(FakeOkta.reset(), FakeOkta.json(500, "{}"), FACTOR);

        failureOf(enroll(BODY), Unavailable.class);
        assertThat(okta.calls()).hasSize(2);
    }

    @Test
    void oneThatIsLostEachTimeIsLookedForEachTimeAndGivenUp() {
        okta.answers(
                FakeOkta.reset(), list(), FakeOkta.reset(), list(), FakeOkta.reset(), list(), FakeOkta.json(200, "{}"));

        assertThat(failureOf(enroll(BODY), Unavailable.class)).hasMessageContaining("(attempt 3 of 3)");
        assertThat(okta.calls()).hasSize(6);
    }

    private Exchange enroll(String body) {
        return call("okta-factors:enrollFactor?activate=false", body, IDS);
    }

    private static Answer list(String... factors) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(NOW.atOffset(ZoneOffset.UTC));
        return FakeOkta.json(200, "[" + String.join(",", factors) + "]", "Date: " + date);
    }

    private static String sms(String phone, Instant created) {
        return "{\"id\":\"mbl7\",\"factorType\":\"sms\",\"provider\":\"OKTA\",\"created\":\"" + created
                + "\",\"profile\":{\"phoneNumber\":\"" + phone + "\"}}";
    }

    private static String totp() {
        return "{\"id\":\"ost1\",\"factorType\":\"token:software:totp\",\"provider\":\"OKTA\"}";
    }
}
