package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsException.RateLimited;
import io.oktafactors.camel.OktaFactorsException.Rejected;
import io.oktafactors.camel.OktaFactorsException.Unavailable;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that cannot be had fails the exchange with the reason, and nothing is sent. */
class TokenEndpointTroubleTest extends OauthTestSupport {

    private static final String PREFIX =
            "listFactors: GET /api/v1/users/00u1/factors was not sent, because no access token was obtained: the token endpoint ";

    @Test
    void aRefusedClientIsARejection() {
        oauth.tokenAnswer = FakeOkta.json(
                401,
                "{\"error\":\"invalid_client\",\"error_description\":\"The client_assertion token is not\\nvalid\"}",
                "X-Okta-Request-Id: req1");

        Rejected rejected = failureOf(call(OktaFactorsOperation.listFactors), Rejected.class);

        assertThat(rejected.getErrorCode()).isEqualTo("invalid_client");
        assertThat(rejected.getStatusCode()).isEqualTo(401);
        assertThat(rejected.getRequestId()).isEqualTo("req1");
        assertThat(rejected)
                .hasMessage(PREFIX
                        + "answered 401 invalid_client The client_assertion token is not valid; check that the option"
                        + " clientId is the id of the app in Okta, that privateKey belongs to a public key of this app,"
                        + " and that kid is the id of this key in Okta, request id req1");
        assertThat(callsTo("/api")).isZero();
        assertThat(callsTo("/oauth2")).as("no second try").isEqualTo(1);
    }

    @Test
    void aClockThatIsWrongIsTold() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).minusMinutes(20));
        oauth.tokenAnswer = FakeOkta.json(401, "{\"error\":\"invalid_client\"}", "Date: " + date);

        assertThat(failureOf(call(OktaFactorsOperation.listFactors), Rejected.class))
                .hasMessageMatching(".*; the clock of this machine is 12\\d\\d s ahead of Okta's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_scope", "consent_required"})
    void aScopeThatIsNotGrantedIsExplained(String error) {
        oauth.tokenAnswer = FakeOkta.json(400, "{\"error\":\"" + error + "\"}");

        assertThat(failureOf(call(OktaFactorsOperation.listFactors), Rejected.class))
                .hasMessage(PREFIX + "answered 400 " + error
                        + "; grant the scopes to the app in Okta, and list no others in the option scopes");
    }

    @Test
    void anAppOfAnotherKindIsExplained() {
        oauth.tokenAnswer = FakeOkta.json(400, "{\"error\":\"unauthorized_client\"}");

        assertThat(failureOf(call(OktaFactorsOperation.listFactors), Rejected.class))
                .hasMessageEndingWith("; the app of the option clientId must be an API Services app in Okta");
    }

    @Test
    void aLimitedEndpointIsLeftAloneForAsLongAsItAsks() {
        oauth.tokenAnswer = FakeOkta.json(
                429,
                "{\"errorCode\":\"E0000047\"}",
                "X-Rate-Limit-Limit: 100",
                "X-Rate-Limit-Reset: 1700000030",
                "Date: Tue, 14 Nov 2023 22:13:20 GMT");
        for (int i = 0; i < 3; i++) {
            RateLimited limited = failureOf(call(OktaFactorsOperation.listFactors), RateLimited.class);
            assertThat(limited.getRetryAfter()).isEqualTo(Duration.ofSeconds(31));
        }

        assertThat(okta.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html></html>",
                "[]",
                "null",
                "{}",
                "{\"access_token\":\"a b\",\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"abc\",\"token_type\":\"Basic\"}",
                "{\"access_token\":\"abc\"}",
                "{\"access_token\":\"abc\",\"token_type\":\"DPoP\"}"
            })
    void anAnswerWithoutATokenIsUnavailability(String body) {
        oauth.tokenAnswer = FakeOkta.raw(200, body);

        assertThat(failureOf(call(OktaFactorsOperation.listFactors), Unavailable.class))
                .hasMessageStartingWith(PREFIX + "answered 200, but the response body ");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aBrokenEndpointIsUnavailability(int status) {
        oauth.tokenAnswer = FakeOkta.raw(status, "<html></html>");

        assertThat(failureOf(call(OktaFactorsOperation.listFactors), Unavailable.class)
                        .getStatusCode())
                .isEqualTo(status);
    }

    @Test
    void aRedirectIsNotFollowed() {
        oauth.tokenAnswer = FakeOkta.raw(302, "", "Location: http://127.0.0.1:1/");

        assertThat(failureOf(call(OktaFactorsOperation.listFactors), Rejected.class)
                        .getStatusCode())
                .isEqualTo(302);
    }

    @Test
    void aResetIsUnavailabilityAndTheNextCallTriesAgain() {
        oauth.tokenAnswer = FakeOkta.reset();
        failureOf(call(OktaFactorsOperation.listFactors), Unavailable.class);
        oauth.tokenAnswer = null;

        assertThat(call(OktaFactorsOperation.listFactors).getException()).isNull();
    }

    @Test
    void aSilentEndpointIsGivenUpInTheTimeOfTheCall() {
        oauth.tokenAnswer = okta.silence();
        requestTimeout(500);

        assertThat(failureOf(call(OktaFactorsOperation.listFactors), Unavailable.class))
                .hasMessage(PREFIX + "did not answer: no complete response within 500 ms (option requestTimeout)");
        assertThat(callsTo("/api")).isZero();
    }

    @Test
    void aDrippingEndpointIsGivenUpToo() {
        oauth.tokenAnswer = okta.drip();
        requestTimeout(500);

        failureOf(call(OktaFactorsOperation.listFactors), Unavailable.class);
    }

    @Test
    void aDeadEndpointFailsTheExchangeInsteadOfHangingIt() {
        okta.close();

        assertThat(failureOf(call(OktaFactorsOperation.listFactors), Unavailable.class))
                .hasMessageContaining("refused");
    }

    @Test
    void aTokenWithoutLifetimeIsUsed() {
        oauth.tokenAnswer = FakeOkta.json(200, "{\"access_token\":\"abc\",\"token_type\":\"bearer\"}");
        okta.answers((call, socket) ->
                (call.target().startsWith("/api") ? FakeOkta.json(200, "[]") : oauth).to(call, socket));

        assertThat(call(OktaFactorsOperation.listFactors).getException()).isNull();
        assertThat(okta.calls().get(1).header("Authorization")).containsExactly("Bearer abc");
    }
}
