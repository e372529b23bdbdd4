package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.api.SandboxToken;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiTokenTest {
    private static final Duration THIRTY_DAYS = Duration.ofDays(30);

    private final Acme acme = new Acme(sandbox -> sandbox.unlimited()
            .apiToken(SandboxToken.of("of-ada", "adas-token").withCreator("ada.byron@acme.example"))
            .apiToken(SandboxToken.of("gone", "gone-token").thatIsRevoked())
            .apiToken(SandboxToken.of("old", "old-token")
                    .withLastUse(new TestClock().instant().minus(THIRTY_DAYS))));

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void aTokenThatIsUsedEvery29DaysStaysGood() {
        for (int month = 0; month < 3; month++) {
            acme.clock.pass(THIRTY_DAYS.minusMillis(1));
            list("adas-token").isOk();
        }
    }

    @Test
    void aTokenEnds30DaysAfterItsLastUse() {
        list("adas-token").isOk();
        acme.clock.pass(THIRTY_DAYS);

        list("adas-token").isRefused(401, "E0000011");
        list("old-token").isRefused(401, "E0000011");
    }

    @Test
    void aTokenThatEndedDoesNotComeBackByBeingUsed() {
        acme.clock.pass(THIRTY_DAYS);
        list("adas-token").isRefused(401, "E0000011");
        list("adas-token").isRefused(401, "E0000011");
    }

    @Test
    void aRevokedTokenIsRefused() {
        list("gone-token").isRefused(401, "E0000011");

        acme.okta.revokeToken("of-ada");
        list("adas-token").isRefused(401, "E0000011");
        list(acme.okta.token()).isOk();
    }

    @Test
    void theDefaultTokenCanBeRevokedToo() {
        acme.okta.revokeToken("sandbox");
        list(acme.okta.token()).isRefused(401, "E0000011");
    }

    @Test
    void aTokenGoesWithItsCreatorAndDoesNotComeBackWithThem() {
        acme.okta.setStatus(Acme.ADA, "SUSPENDED");
        list("adas-token").isOk();
        acme.okta.setStatus(Acme.ADA, "DEPROVISIONED");
        list("adas-token").isRefused(401, "E0000011");
        acme.okta.setStatus(Acme.ADA, "ACTIVE");

        list("adas-token").isRefused(401, "E0000011");
    }

    @Test
    void aCreatorWhomNobodyKnowsIsAnError() {
        assertThatThrownBy(() -> new Acme(
                        sandbox -> sandbox.apiToken(SandboxToken.of("lost", "x").withCreator("nobody@acme.example"))))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("'lost'")
                .hasMessageContaining("nobody@acme.example");
    }

    @Test
    void twoTokensOfOneNameAreAnError() {
        assertThatThrownBy(() -> new Acme(sandbox ->
                        sandbox.apiToken(SandboxToken.of("twin", "a")).apiToken(SandboxToken.of("twin", "b"))))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("'twin'");
    }

    @Test
    void theValueOfATokenIsInNoText() {
        assertThat(SandboxToken.of("name", "secret-value")).asString().doesNotContain("secret-value");
    }

    private Reply list(String token) {
        return acme.send(HttpRequest.newBuilder(URI.create(acme.okta.url() + Acme.factors(Acme.SUSPENDED)))
                .header("Authorization", "SSWS " + token));
    }
}
