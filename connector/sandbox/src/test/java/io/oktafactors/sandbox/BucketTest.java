package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.api.SandboxLimits;
import io.oktafactors.sandbox.api.SandboxRole;
import io.oktafactors.sandbox.api.SandboxToken;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String USER = "/api/v1/users/" + Acme.ADA;
    private static final String FACTORS = Acme.factors(Acme.ADA);

    private Acme acme;

    @AfterEach
    void stop() {
        acme.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '', 40",
        "GET, /factors, 30",
        "POST, /factors, 20",
        "GET, /factors/questions, 10",
        "GET, /factors/sms1, 50",
        "POST, /factors/sms1/verify, 60",
        "POST, /factors/sms1/resend, 50"
    })
    void theMostSpecificPatternCounts(String method, String path, int limit) {
        start(limits -> limits.withBucket("/api/v1/*", 100, MINUTE)
                .withBucket("/api/v1/users/{userId}", 40, MINUTE)
                .withBucket("/api/v1/users/{userId}/factors", 30, MINUTE)
                .withBucket("/api/v1/users/{userId}/factors", 20, MINUTE, "POST")
                .withBucket("/api/v1/users/{userId}/factors/questions", 10, MINUTE)
                .withBucket("/api/v1/users/{userId}/factors/*", 50, MINUTE)
                .withBucket("/api/v1/users/{userId}/factors/{factorId}/verify", 60, MINUTE));

        Reply reply = method.equals("GET") ? acme.get(USER + path) : acme.post(USER + path, "{}");
        assertThat(reply.header("x-rate-limit-limit")).isEqualTo(Integer.toString(limit));
    }

    @Test
    void callsOfOneBucketAreCountedTogetherAndThoseOfOthersApart() {
        start(limits -> limits.withBucket("/api/v1/users/{userId}", 5, MINUTE)
                .withBucket("/api/v1/users/{userId}/factors/*", 5, MINUTE));
        acme.get(FACTORS);
        acme.get(FACTORS + "/catalog");

        assertThat(remaining(acme.get(FACTORS + "/questions"))).isEqualTo(2);
        assertThat(remaining(acme.get(USER))).isEqualTo(4);
    }

    @Test
    void aCallThatNoBucketCoversHasNoHeaders() {
        start(limits -> limits.withBucket("/api/v1/groups", 5, MINUTE));

        assertThat(acme.get(FACTORS).isOk().header("x-rate-limit-limit")).isNull();
    }

    @Test
    void eachPrincipalHasItsShareAndAllTogetherTheBucket() {
        start(limits -> limits.withBucket("/api/v1/*", 4, MINUTE).withShare(50).withShare("third", 75));

        assertThat(list("first").header("x-rate-limit-limit")).isEqualTo("2");
        assertThat(remaining(list("first"))).isZero();
        list("first").isRefused(429, "E0000047");

        Reply third = list("third").isOk();
        assertThat(third.header("x-rate-limit-limit")).isEqualTo("3");
        assertThat(remaining(third)).as("the bucket has one more").isEqualTo(1);
        list("third").isOk();
        Reply fifth = list("third");
        fifth.isRefused(429, "E0000047");
        assertThat(remaining(fifth)).isZero();
    }

    @Test
    void aShareIsOneCallAtLeast() {
        start(limits -> limits.withBucket("/api/v1/*", 10, MINUTE).withShare(1));
        list("first").isOk();
        list("first").isRefused(429, "E0000047");
    }

    @Test
    void anAppIsAPrincipalByItsClientId() {
        start(limits -> limits.withBucket("/api/v1/*", 10, MINUTE).withShare(ServiceClient.ID, 30));
        ServiceClient client = new ServiceClient(acme);

        assertThat(client.call("GET", FACTORS, "Bearer " + client.token()).header("x-rate-limit-limit"))
                .isEqualTo("3");
    }

    @Test
    void theTokenEndpointHasABucketOfItsOwn() {
        start(limits -> limits.withBucket("/api/v1/*", 10, MINUTE).withBucket("/oauth2/v1/token", 2, MINUTE));
        ServiceClient client = new ServiceClient(acme);
        client.token();
        Reply second = client.signIn("nonsense");
        Reply third = client.signIn(client.assertion());

        assertThat(second.status()).isEqualTo(401);
        assertThat(remaining(second)).isZero();
        third.isRefused(429, "E0000047");
        assertThat(third.header("Retry-After")).isNull();
    }

    @Test
    void aCallerWhoMayNotIsCountedAndACallerWhomNobodyKnowsIsNot() {
        start(limits -> limits.withBucket("/api/v1/*", 10, MINUTE));
        list("wrong").isRefused(401, "E0000011");

        Reply refused = list("small");
        refused.isRefused(403, "E0000006");
        assertThat(remaining(refused)).isEqualTo(9);
    }

    @Test
    void limitsOfATierAreOktasAndHalfOfThemIsForEach() {
        acme = new Acme(sandbox -> sandbox.limits(SandboxLimits.of(SandboxLimits.Tier.WORKFORCE)));

        assertThat(acme.get(USER).header("x-rate-limit-limit")).isEqualTo("1000");
        assertThat(acme.get(FACTORS).header("x-rate-limit-limit")).isEqualTo("600");
        assertThat(new ServiceClient(acme).signIn("x").header("x-rate-limit-limit"))
                .isEqualTo("2000");
    }

    @Test
    void theSecondCodeInThirtySecondsHasOneResetHeader() {
        start(limits -> limits.withBucket("/api/v1/*", 10, MINUTE));

        assertThat(resetsOfSecondCode()).hasSize(1);
    }

    @Test
    void whereAskedForTheSecondCodeInThirtySecondsHasTwoResetHeaders() {
        start(limits -> limits.withBucket("/api/v1/*", 10, MINUTE).withDoubledReset());
        long first = acme.clock.instant().getEpochSecond();

        assertThat(resetsOfSecondCode()).containsExactly(Long.toString(first + 61), Long.toString(first + 31));
    }

    @Test
    void aBucketsOwn429HasOneResetHeaderAllTheSame() {
        start(limits -> limits.withBucket("/api/v1/*", 1, MINUTE).withDoubledReset());
        list("first");

        assertThat(list("first").headers().allValues("x-rate-limit-reset")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api/v1", "/api//v1", "/api/*/users", "/api/{user", "/api/v1/"})
    void aPatternThatIsNoneIsAnError(String pattern) {
        start(limits -> limits);
        assertThatThrownBy(() -> SandboxLimits.none().withBucket(pattern, 1, MINUTE))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("'" + pattern + "'");
    }

    private java.util.List<String> resetsOfSecondCode() {
        acme.enroll(Acme.SMS).isOk();
        Reply second = acme.post(Acme.factors(Acme.ADA) + "/" + pending() + "/resend", Acme.SMS);
        second.isRefused(429, "E0000109");
        assertThat(second.header("Retry-After")).isNull();
        return second.headers().allValues("x-rate-limit-reset");
    }

    private String pending() {
        return acme.okta.user(Acme.ADA).orElseThrow().factors().get(0).id();
    }

    private static int remaining(Reply reply) {
        return Integer.parseInt(reply.header("x-rate-limit-remaining"));
    }

    private Reply list(String token) {
        return acme.send(
                HttpRequest.newBuilder(URI.create(acme.okta.url() + FACTORS)).header("Authorization", "SSWS " + token));
    }

    private void start(UnaryOperator<SandboxLimits> limits) {
        acme = new Acme(sandbox -> sandbox.limits(limits.apply(SandboxLimits.none()))
                .apiToken(SandboxToken.of("first", "first"))
                .apiToken(SandboxToken.of("third", "third"))
                .apiToken(SandboxToken.of("small", "small").withRoles(SandboxRole.REPORT_ADMIN))
                .app(ServiceClient.app()));
    }
}
