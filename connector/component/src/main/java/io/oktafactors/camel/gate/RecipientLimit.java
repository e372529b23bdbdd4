package io.oktafactors.camel.gate;

import static io.oktafactors.camel.gate.Result.DONE;
import static io.oktafactors.camel.gate.Result.LIMITED;
import static io.oktafactors.camel.gate.Result.UNKNOWN;
import static io.oktafactors.camel.gate.Result.WRONG;

import java.time.Duration;
import java.util.Set;

/**
 * The limits beside the rate limits: a row for each limit on one phone, mailbox, user or on all of them. The first rows are
 * Okta's own limits, above which it refuses calls; the others are caps on the cost of codes and on prompts.
 */
public enum RecipientLimit {
    PHONE(
            SideEffect.CODE,
            null,
            Of.PHONE_AND_CHANNEL,
            1,
            Duration.ofSeconds(30),
            Set.of(DONE, LIMITED, UNKNOWN),
            "Okta allows one SMS and one call to a phone in 30 s (option gates)"),
    MAILBOX(
            SideEffect.MAIL,
            null,
            Of.MAILBOX,
            1,
            Duration.ofSeconds(5),
            Set.of(DONE, LIMITED, UNKNOWN),
            "Okta allows one email to an address in 5 s (option gates)"),
    ACTIVATIONS(
            SideEffect.ACTIVATION,
            SideEffect.RESEND,
            Of.USER,
            5,
            Duration.ofMinutes(5),
            Set.of(DONE, WRONG, UNKNOWN),
            "Okta allows five activation codes of a user in five minutes (option gates)"),
    RESENDS(
            SideEffect.RESEND,
            null,
            Of.USER,
            5,
            Duration.ofMinutes(5),
            Set.of(DONE, UNKNOWN),
            "Okta allows five resent codes for a user in five minutes (option gates)"),
    CODES_OF_PHONE(
            SideEffect.CODE,
            Of.PHONE,
            Duration.ofHours(1),
            "{} codes were sent to the phone within an hour (option maxCodesPerPhone)"),
    CODES_OF_HOUR(
            SideEffect.CODE,
            Of.ALL,
            Duration.ofHours(1),
            "{} codes were sent by SMS and call within an hour (option maxCodesPerHour)"),
    CODES_OF_RUN(
            SideEffect.CODE,
            Of.ALL,
            Duration.ofNanos(Long.MAX_VALUE),
            "{} codes were sent by SMS and call since the start (option maxCodesPerRun)"),
    PROMPTS(
            SideEffect.PROMPT,
            Of.USER,
            Duration.ofHours(1),
            "{} push prompts were sent to the user within an hour (option maxPushesPerHour)");

    /** What is counted together. */
    public enum Of {
        PHONE_AND_CHANNEL,
        PHONE,
        MAILBOX,
        USER,
        ALL
    }

    private final SideEffect deed;
    private final SideEffect stops;
    private final Of of;
    private final int times;
    private final Duration period;
    private final Set<Result> counted;
    private final String text;

    /** A cap that an option sets; calls do not wait for it. */
    RecipientLimit(SideEffect deed, Of of, Duration period, String text) {
        this(deed, null, of, 0, period, Set.of(DONE, UNKNOWN), text);
    }

    RecipientLimit(
            SideEffect deed, SideEffect stops, Of of, int times, Duration period, Set<Result> counted, String text) {
        this.deed = deed;
        this.stops = stops;
        this.of = of;
        this.times = times;
        this.period = period;
        this.counted = counted;
        this.text = text;
    }

    /** The side effect that is limited and counted. */
    public SideEffect deed() {
        return deed;
    }

    /** Another side effect that has to wait too, although it does not count; null for none. */
    public SideEffect stops() {
        return stops;
    }

    /** What is counted together. */
    public Of of() {
        return of;
    }

    /** The number within the period by Okta's rule; 0 if an option sets it. */
    public int times() {
        return times;
    }

    /** Whether it is a limit of Okta, for which a call may wait. */
    public boolean isOfOkta() {
        return times > 0;
    }

    /** What is allowed, in words without phone numbers; {@code {}} is replaced by the number. */
    public String text() {
        return text;
    }

    /** How long a call is counted. */
    Duration period() {
        return period;
    }

    /** Whether a call is never removed from the count. */
    boolean isForever() {
        return period.toNanos() == Long.MAX_VALUE;
    }

    /** Whether a call with this result is counted. */
    boolean counts(Result result) {
        return counted.contains(result);
    }
}
