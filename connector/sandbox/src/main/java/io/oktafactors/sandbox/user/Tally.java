package io.oktafactors.sandbox.user;

import java.time.Instant;
import java.util.List;

/**
 * What counts against a user's limits.
 *
 * @param activations when activations were tried, as far as the limit still counts them
 * @param resends when codes were resent, as far as the limit still counts them
 * @param failures wrong answers since the last right one
 */
public record Tally(List<Instant> activations, List<Instant> resends, int failures) {
    static final Tally NONE = new Tally(List.of(), List.of(), 0);

    public Tally withActivations(List<Instant> next) {
        return new Tally(next, resends, failures);
    }

    public Tally withResends(List<Instant> next) {
        return new Tally(activations, next, failures);
    }

    public Tally withFailures(int next) {
        return new Tally(activations, resends, next);
    }
}
