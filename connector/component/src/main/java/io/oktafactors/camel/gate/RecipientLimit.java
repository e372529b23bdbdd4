package io.oktafactors.camel.gate;

import static io.oktafactors.camel.gate.Result.DONE;
import static io.oktafactors.camel.gate.Result.LIMITED;
import static io.oktafactors.camel.gate.Result.UNKNOWN;
import static io.oktafactors.camel.gate.Result.WRONG;

import java.time.Duration;
import java.util.Set;

/**
 * What is bounded beside the rate limits: a row for each bound on one phone, mailbox, user or on all of them. The first rows are
 * Okta's own, of which it refuses everything above; the others are those of whoever pays for the codes, or gets the prompts.
 */
public enum RecipientLimit {
    PHONE(
            SideEffect.CODE,
            null,
            Of.PHONE_AND_CHANNEL,
            1,
            Duration.ofSeconds(30),
            Set.of(DONE, LIMITED, UNKNOWN),
            "Okta sends one SMS and makes one call to a phone in 30 s (option gates)"),
    MAILBOX(
            SideEffect.MAIL,
            null,
            Of.MAILBOX,
            1,
            Duration.ofSeconds(5),
            Set.of(DONE, LIMITED, UNKNOWN),
            "Okta sends one mail to an address in 5 s (option gates)"),
    ACTIVATIONS(
            SideEffect.ACTIVATION,
            SideEffect.RESEND,
            Of.USER,
            5,
            Duration.ofMinutes(5),
            Set.of(DONE, WRONG, UNKNOWN),
            "Okta takes five codes for activations of a user in five minutes (option gates)"),
    RESENDS(
            SideEffect.RESEND,
            null,
            Of.USER,
            5,
            Duration.ofMinutes(5),
            Set.of(DONE, UNKNOWN),
            "Okta resends five codes to a user in five minutes (option gates)"),
    CODES_OF_PHONE(
            SideEffect.CODE,
            Of.PHONE,
            Duration.ofHours(1),
            "the phone has got {} SMS and calls within an hour (option maxCodesPerPhone)"),
    CODES_OF_HOUR(
            SideEffect.CODE,
            Of.ALL,
            Duration.ofHours(1),
            "{} SMS and calls were made within an hour (option maxCodesPerHour)"),
    CODES_OF_RUN(
            SideEffect.CODE,
            Of.ALL,
            Duration.ofNanos(Long.MAX_VALUE),
            "{} SMS and calls were made since the start (option maxCodesPerRun)"),
    PROMPTS(
            SideEffect.PROMPT,
            Of.USER,
            Duration.ofHours(1),
            "the user has got {} push prompts within an hour (option maxPushesPerHour)");

    /** Whose deeds are counted together. */
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

    /** A bound that an option sets, which nobody waits at. */
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

    /** What passes here and is counted. */
    public SideEffect deed() {
        return deed;
    }

    /** What else is held up here, although it does not count; null for nothing. */
    public SideEffect stops() {
        return stops;
    }

    /** Whose deeds are counted together. */
    public Of of() {
        return of;
    }

    /** How often within the period, by Okta's rule; 0 where an option says so. */
    public int times() {
        return times;
    }

    /** Whether it is Okta's own, at which a call may wait. */
    public boolean isOfOkta() {
        return times > 0;
    }

    /** What is let through here, in words that hold nobody's number; {@code {}} stands for how often. */
    public String text() {
        return text;
    }

    /** For how long a deed is remembered. */
    Duration period() {
        return period;
    }

    /** Whether a deed is never forgotten. */
    boolean isForever() {
        return period.toNanos() == Long.MAX_VALUE;
    }

    /** Whether a deed with this result is remembered. */
    boolean counts(Result result) {
        return counted.contains(result);
    }
}
