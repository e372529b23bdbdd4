package io.oktafactors.sandbox.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The time in the sandbox: dates, codes, pauses, limits, tokens and phones go by it. It can be moved ahead, and it can run faster
 * than the clock that it follows; it never goes back. Whole milliseconds, as Okta's dates.
 */
public final class SandboxClock extends Clock {
    private static final int FASTEST = 1_000_000;

    private final Clock base;
    private volatile Pace pace;

    /**
     * @param base the clock that it follows
     * @param speed how many seconds pass here in one second of that clock
     * @throws SandboxException if the speed is not above 0, or too fast
     */
    public SandboxClock(Clock base, double speed) {
        this.base = base;
        Instant now = base.instant();
        checkSpeed(speed);
        this.pace = new Pace(now, now, speed);
    }

    @Override
    public Instant instant() {
        return pace.at(base.instant());
    }

    /**
     * Lets time pass at once.
     *
     * @throws SandboxException if it is negative: time does not go back
     */
    public synchronized void advance(Duration time) {
        if (time.isNegative()) {
            throw new SandboxException("The sandbox's clock cannot go back. Use a duration that is not negative.");
        }
        Instant real = base.instant();
        pace = new Pace(real, pace.at(real).plus(time), pace.speed);
    }

    /**
     * Lets time pass until then.
     *
     * @throws SandboxException if that is in the past of the sandbox
     */
    public synchronized void advanceTo(Instant then) {
        Instant now = instant();
        if (then.isBefore(now)) {
            throw new SandboxException("The sandbox's clock shows " + now + " and cannot go back to " + then + ".");
        }
        advance(Duration.between(now, then));
    }

    /** How many seconds pass here in one second; 1 unless set. */
    public double speed() {
        return pace.speed;
    }

    /**
     * Sets how many seconds pass here in one second: 720 makes an hour of five seconds, 0 stops the clock.
     *
     * @throws SandboxException if it is not from 0 to 1,000,000
     */
    public synchronized void setSpeed(double speed) {
        checkSpeed(speed);
        Instant real = base.instant();
        pace = new Pace(real, pace.at(real), speed);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The sandbox's clock supports UTC only.");
    }

    private static void checkSpeed(double speed) {
        if (!(speed >= 0 && speed <= FASTEST)) {
            throw new SandboxException("A clock's speed must be a number from 0 to 1000000; 1 is real time.");
        }
    }

    /** From {@code realStart} on, which is {@code start} here, time passes {@code speed} times as fast. */
    private record Pace(Instant realStart, Instant start, double speed) {
        private Instant at(Instant real) {
            Duration passed = Duration.between(realStart, real);
            if (speed == 1) {
                return start.plus(passed).truncatedTo(ChronoUnit.MILLIS);
            }
            return start.plusMillis((long) (passed.toNanos() / 1e6 * speed)).truncatedTo(ChronoUnit.MILLIS);
        }
    }
}
