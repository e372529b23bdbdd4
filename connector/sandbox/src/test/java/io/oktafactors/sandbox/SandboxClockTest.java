package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.sandbox.api.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxClockTest {
    private final Acme acme = new Acme();
    private final SandboxClock clock = acme.okta.clock();
    private final Instant start = acme.clock.instant();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void itFollowsTheClockItWasGiven() {
        acme.clock.pass(Duration.ofMinutes(1));

        assertThat(clock.instant()).isEqualTo(start.plusSeconds(60));
    }

    @Test
    void itCanBeMovedAheadAndNotBack() {
        clock.advance(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(3600));

        clock.advanceTo(start.plusSeconds(7200));
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(7200));
        assertThatThrownBy(() -> clock.advanceTo(start)).hasMessageContaining("cannot go back");
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1))).hasMessageContaining("cannot go back");
    }

    @Test
    void anHourCanPassInFiveSeconds() {
        clock.setSpeed(720);
        acme.clock.pass(Duration.ofSeconds(5));

        assertThat(clock.instant()).isEqualTo(start.plusSeconds(3600));
    }

    @Test
    void aChangeOfSpeedIsNoJump() {
        clock.setSpeed(720);
        acme.clock.pass(Duration.ofSeconds(5));
        clock.setSpeed(0);
        acme.clock.pass(Duration.ofSeconds(5));
        clock.setSpeed(1);
        acme.clock.pass(Duration.ofSeconds(5));

        assertThat(clock.instant()).isEqualTo(start.plusSeconds(3605));
    }

    @Test
    void codesPausesLimitsAndDatesGoByIt() {
        acme.enroll(SMS).isOk();
        String id = acme.okta.user(ADA).orElseThrow().factors().get(0).id();
        acme.resend(id, SMS).isRefused(429, "E0000109");

        clock.advance(Duration.ofSeconds(31));
        Reply resent = acme.resend(id, SMS).isOk();
        assertThat(resent.header("Date")).isEqualTo("Wed, 04 Mar 2026 10:16:01 GMT");
        assertThat(acme.okta.calls().get(2).at()).isEqualTo(start.plusSeconds(31));

        clock.advance(Duration.ofMinutes(11));
        assertThat(acme.activate(id, acme.newestCode()).status()).isEqualTo(403);
    }

    @Test
    void itIsShownAndMovedFromOutside() {
        Reply moved =
                acme.post("/sandbox/clock", "{'advance':'1h','speed':720}").isOk();
        assertThat(moved.at("/now")).isEqualTo("2026-03-04T11:15:30.250Z");
        assertThat(moved.json().at("/speed").asDouble()).isEqualTo(720);

        acme.post("/sandbox/clock", "{'advance':'PT90S','speed':1}").isOk();
        acme.post("/sandbox/clock", "{'advanceTo':'2026-04-01T00:00:00Z'}").isOk();
        assertThat(acme.get("/sandbox/clock").at("/now")).isEqualTo("2026-04-01T00:00:00.000Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "{'advance':'soon'}                       | 'soon' is not a duration",
                "{'advanceTo':'2020-01-01T00:00:00Z'}     | cannot go back",
                "{'advanceTo':'tomorrow'}                 | 'tomorrow' is not a time",
                "{'advance':'1h','advanceTo':'x'}         | not both",
                "{'speed':-1}                             | from 0 to 1000000",
                "{'forward':'1h'}                         | There is no field 'forward'"
            })
    void aMoveThatMakesNoSenseIsRefusedWithTheReason(String body, String reason) {
        Reply refused = acme.post("/sandbox/clock", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/message")).contains(reason);
        assertThat(clock.instant()).isEqualTo(start);
    }

    @Test
    void aSandboxCanStartFast() {
        try (OktaSandbox okta =
                OktaSandbox.builder().clock(acme.clock).clockSpeed(60).start()) {
            acme.clock.pass(Duration.ofSeconds(1));

            assertThat(okta.clock().instant()).isEqualTo(start.plusSeconds(60));
        }
    }
}
