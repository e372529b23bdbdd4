package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.sandbox.api.SandboxException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final Instant START = Instant.parse("2026-03-04T10:15:30.250Z");

    private final Acme acme = new Acme(sandbox -> sandbox.rateLimit(3, Duration.ofSeconds(60)));

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void eachAnswerSaysWhatIsLeftUntilWhen() {
        Reply first = list();
        acme.clock.pass(Duration.ofSeconds(7));
        Reply second = list();

        assertThat(first.header("x-rate-limit-limit")).isEqualTo("3");
        assertThat(first.header("x-rate-limit-remaining")).isEqualTo("2");
        assertThat(second.header("x-rate-limit-remaining")).isEqualTo("1");
        assertThat(first.header("x-rate-limit-reset"))
                .as("60 s after the first call, rounded up")
                .isEqualTo(Long.toString(START.getEpochSecond() + 61))
                .isEqualTo(second.header("x-rate-limit-reset"));
    }

    @Test
    void theCallAfterTheLastOneIsRefusedWithoutRetryAfter() {
        list();
        list();
        list().isOk();

        Reply refused = list();
        refused.isRefused(429, "E0000047");
        assertThat(refused.header("x-rate-limit-remaining")).isEqualTo("0");
        assertThat(refused.header("x-rate-limit-limit")).isEqualTo("3");
        assertThat(refused.header("x-rate-limit-reset")).isEqualTo(Long.toString(START.getEpochSecond() + 61));
        assertThat(refused.header("Retry-After")).isNull();
    }

    @Test
    void aNewWindowBeginsWithTheFirstCallAfterTheOldOne() {
        for (int call = 0; call < 4; call++) {
            list();
        }
        acme.clock.pass(Duration.ofMillis(59_999));
        list().isRefused(429, "E0000047");
        acme.clock.pass(Duration.ofMillis(5_001));

        Reply next = list().isOk();
        assertThat(next.header("x-rate-limit-remaining")).isEqualTo("2");
        assertThat(next.header("x-rate-limit-reset")).isEqualTo(Long.toString(START.getEpochSecond() + 126));
    }

    @Test
    void aRefusedCallDoesNothing() {
        list();
        list();
        list();

        acme.enroll(Acme.SMS).isRefused(429, "E0000047");
        assertThat(acme.okta.messages()).isEmpty();
    }

    @Test
    void theSandboxSideCostsNothing() {
        for (int call = 0; call < 5; call++) {
            acme.get("/sandbox/users").isOk();
        }
        list().isOk();
    }

    @Test
    void aLimitOfNoCallsIsNotALimit() {
        assertThatThrownBy(() -> OktaSandbox.builder().rateLimit(0, Duration.ofSeconds(60)))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("unlimited()");
    }

    private Reply list() {
        return acme.get(Acme.factors(ADA));
    }
}
