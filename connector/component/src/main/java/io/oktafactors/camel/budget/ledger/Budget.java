package io.oktafactors.camel.budget.ledger;

import io.oktafactors.camel.budget.BucketKey;
import io.oktafactors.camel.budget.BucketView;
import io.oktafactors.camel.budget.BudgetStore;
import io.oktafactors.camel.budget.Lane;
import io.oktafactors.camel.concurrent.Timing;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** All rate limiters of an application. */
public final class Budget {

    private final Timing timing;
    private final Executor asking;
    private final BudgetStore store;
    private final String node;
    private final RandomGenerator random;
    private final Map<String, OktaClock> clocks = new ConcurrentHashMap<>();
    private final Map<String, ConcurrencyLimit> flows = new ConcurrentHashMap<>();
    private final Map<BucketKey, RateLimiter> ledgers = new ConcurrentHashMap<>();

    /**
     * @param store shared with other nodes; null for none
     * @param asking runs what asks the store
     * @param node unlike that of any other node
     */
    public Budget(Timing timing, BudgetStore store, Executor asking, String node) {
        this(timing, store, asking, node, new Random());
    }

    Budget(Timing timing, BudgetStore store, Executor asking, String node, RandomGenerator random) {
        this.timing = timing;
        this.asking = asking;
        this.store = store;
        this.node = node;
        this.random = random;
    }

    /**
     * The ledger for calls of that lane, made where there is none.
     *
     * @param share percent of the limit that may be used, 1 to 100; of several the smallest counts
     * @param inFlight the most calls of the principal at the same time, in all buckets; of several the smallest counts
     */
    public RateLimiter ledger(BucketKey key, Lane lane, int share, int inFlight) {
        ConcurrencyLimit flow = flows.computeIfAbsent(
                key.organization() + ' ' + key.principal(),
                of -> new ConcurrencyLimit(inFlight, random, timing.nanos()));
        flow.atMost(inFlight);
        RateLimiter ledger = ledgers.computeIfAbsent(key, of -> open(key, flow));
        ledger.announce(lane, share);
        return ledger;
    }

    private RateLimiter open(BucketKey key, ConcurrencyLimit flow) {
        OktaClock clock = clocks.computeIfAbsent(key.organization(), of -> new OktaClock());
        NodeShare slices = store == null ? null : new NodeShare(store, node, timing, asking);
        return new RateLimiter(key, timing, clock, flow, slices);
    }

    /** The state of all rate limiters. */
    public List<BucketView> view() {
        return ledgers.values().stream().map(RateLimiter::view).toList();
    }

    /** Refuses all calls that wait, and all that come. */
    public void close() {
        ledgers.values().forEach(RateLimiter::close);
    }
}
