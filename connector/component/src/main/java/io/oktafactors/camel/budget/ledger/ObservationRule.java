package io.oktafactors.camel.budget.ledger;

import io.oktafactors.camel.budget.Lease;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/** What an answer teaches: the first row that applies to it is used. */
enum ObservationRule {
    /** No headers, an answer that was lost, or one about something else than the bucket. */
    NO_CALLS((now, told) -> !told.answer().tellsCalls(), (now, told) -> {
        now.land(told.answer());
        now.learnNothing(told.answer());
        now.waitAtMostAWindow(told.at());
    }),

    /** The answer has the number of remaining calls, but not the end of the window. */
    NO_END((now, told) -> !told.answer().tellsEnd() || !now.clock().isKnown(), (now, told) -> {
        now.land(told.answer());
        now.learnCalls(told.answer());
        now.waitAtMostAWindow(told.at());
    }),

    /** The first answer that was counted in this window. */
    WINDOW_BEGUN(
            (now, told) -> !now.window().isEndKnown()
                    && (now.window().before() == 0 || Lease.isLater(now.window().before(), told.end())),
            (now, told) -> {
                now.land(told.answer());
                now.ends().seen(now.window().before(), told.end(), told.answer().date());
                now.endsAt(told.end(), told.at());
                now.learnFirstCalls(told.answer());
            }),

    /** Sent before the window ended, and counted before it. */
    COUNTED_BEFORE((now, told) -> !now.window().isEndKnown() && told.carried(), (now, told) -> now.landElsewhere()),

    /** Sent after the window ended by our clock, but counted in it: the next window was opened too early. */
    TURNED_TOO_EARLY((now, told) -> !now.window().isEndKnown(), (now, told) -> {
        now.land(told.answer());
        now.reopen(told.at());
        now.clock().sample(told.answer().date(), told.sentAt(), told.at());
        now.learnCalls(told.answer());
    }),

    /** By its own date the window goes on: the reset is a broken header. */
    RESET_CONTRADICTED(
            (now, told) -> told.isLater() && told.answer().date() < now.window().end() - 1, (now, told) -> {
                now.land(told.answer());
                now.learnCalls(told.answer());
            }),

    /** The next window has begun. */
    NEXT_WINDOW((now, told) -> told.isLater(), (now, told) -> {
        now.ends().ended(now.window(), told.end(), told.at());
        now.turn(told.at(), told.end());
        now.land(told.answer());
        now.learnFirstCalls(told.answer());
    }),

    /** Another answer of this window. */
    SAME_WINDOW((now, told) -> !told.isEarlier(), (now, told) -> {
        now.land(told.answer());
        if (!told.carried()) {
            now.ends().goesOn(now.window(), told.sentAt());
        }
        now.endsAt(Math.max(told.end(), now.window().end()), told.at());
        now.learnCalls(told.answer());
    }),

    /** Sent before the window ended and counted in it, which is seen late. */
    COUNTED_LONG_BEFORE((now, told) -> told.carried(), (now, told) -> now.landElsewhere()),

    /** The end that was used before belongs to no window: it came from the broken header. */
    END_WAS_WRONG((now, told) -> true, (now, told) -> {
        now.land(told.answer());
        now.endsAt(told.end(), told.at());
        now.learnCalls(told.answer());
    });

    /**
     * @param carried whether the call was sent in another window than this
     * @param windowEnd the end of this window; 0 where it is not known
     * @param sentAt when the call was sent
     * @param at when the answer came
     */
    record Observation(CallOutcome answer, boolean carried, long windowEnd, long sentAt, long at) {
        long end() {
            return answer.reset();
        }

        boolean isLater() {
            return Lease.isLater(windowEnd, answer.reset());
        }

        boolean isEarlier() {
            return Lease.isLater(answer.reset(), windowEnd);
        }
    }

    private final BiPredicate<BucketState, Observation> fits;
    private final BiConsumer<BucketState, Observation> teach;

    private static final ObservationRule[] ROWS = values();

    ObservationRule(BiPredicate<BucketState, Observation> fits, BiConsumer<BucketState, Observation> teach) {
        this.fits = fits;
        this.teach = teach;
    }

    static void learn(BucketState standing, CallPermit permit, CallOutcome answer, long at) {
        Window window = standing.window();
        Observation told = new Observation(answer, permit.window != window.seq(), window.end(), permit.sentAt, at);
        for (ObservationRule row : ROWS) {
            if (row.fits.test(standing, told)) {
                row.teach.accept(standing, told);
                return;
            }
        }
    }
}
