package io.oktafactors.camel.budget.ledger;

/**
 * The outcome of one call for the limits. Unknown numbers are -1.
 *
 * @param limit the ceiling of the bucket for the principal
 * @param remaining calls left in the window, no more than the limit
 * @param reset when the window ends, in epoch seconds of Okta's clock
 * @param date when Okta answered, in epoch seconds of its clock
 */
public record CallOutcome(Kind kind, long limit, long remaining, long reset, long date) {

    public CallOutcome {
        remaining = limit > 0 ? Math.min(remaining, limit) : remaining;
    }

    /** What an answer is about. */
    public enum Kind {
        /** Okta took the call, whatever it answered. */
        COUNTED,
        /** 429: no calls left in the window. */
        EXHAUSTED,
        /** 429: too many calls at the same time. */
        CONCURRENCY,
        /** 429: a limit of one phone, address or user; the bucket is not used up. */
        PRODUCT,
        /** No answer: whether it was counted is not known. */
        LOST
    }

    private static final CallOutcome LOST = new CallOutcome(Kind.LOST, -1, -1, -1, -1);

    /** A window that ends later than this is a broken header. */
    private static final long LONGEST_WINDOW = 600;

    public static CallOutcome lost() {
        return LOST;
    }

    /** An answer, whose numbers are null where they were not told. */
    public static CallOutcome of(Kind kind, Long limit, Long remaining, Long reset, Long date) {
        return new CallOutcome(kind, known(limit), known(remaining), known(reset), known(date));
    }

    private static long known(Long number) {
        return number == null || number < 0 ? -1 : number;
    }

    /** Whether it has nothing new for a window with this limit and end, except that calls remain. */
    boolean isOrdinary(long knownLimit, long knownEnd) {
        return kind == Kind.COUNTED && reset == knownEnd && limit == knownLimit && remaining > 0 && tellsEnd();
    }

    boolean tellsCalls() {
        return (kind == Kind.COUNTED || kind == Kind.EXHAUSTED) && limit > 0 && remaining >= 0;
    }

    /** Whether it has a plausible end of the window. */
    boolean tellsEnd() {
        return tellsCalls() && reset > 0 && date > 0 && reset >= date - 2 && reset <= date + LONGEST_WINDOW;
    }
}
