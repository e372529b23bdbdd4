package io.oktafactors.sandbox.user;

import java.time.Instant;
import java.util.List;

/**
 * The counters for a user's limits.
 *
 * @param activations when activations were tried, as far as the limit still counts them
 * @param resends when codes were resent, as far as the limit still counts them
 * @param failures consecutive wrong answers
 */
public record UserCounters(List<Instant> activations, List<Instant> resends, int failures) {
    static final UserCounters NONE = new UserCounters(List.of(), List.of(), 0);

    public UserCounters withActivations(List<Instant> next) {
        return new UserCounters(next, resends, failures);
    }

    public UserCounters withResends(List<Instant> next) {
        return new UserCounters(activations, next, failures);
    }

    public UserCounters withFailures(int next) {
        return new UserCounters(activations, resends, next);
    }
}
