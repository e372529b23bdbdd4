package io.oktafactors.sandbox.operation;

import io.oktafactors.sandbox.error.OktaErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Five attempts in five minutes, as Okta allows for activations and resends of one user. */
public final class Attempts {
    public static final int ALLOWED = 5;
    public static final Duration PERIOD = Duration.ofMinutes(5);

    private Attempts() {}

    /** Refuses with E0000047 when the attempts of the last five minutes are used up. */
    public static void check(List<Instant> attempts, Instant now) {
        if (recent(attempts, now).count() >= ALLOWED) {
            throw OktaErrorCode.RATE_LIMIT.error();
        }
    }

    public static List<Instant> counting(List<Instant> attempts, Instant now) {
        return Stream.concat(recent(attempts, now), Stream.of(now)).toList();
    }

    private static Stream<Instant> recent(List<Instant> attempts, Instant now) {
        return attempts.stream().filter(attempt -> now.isBefore(attempt.plus(PERIOD)));
    }
}
