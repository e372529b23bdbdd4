package io.oktafactors.camel.budget.ledger;

import io.oktafactors.camel.budget.BudgetStore;
import io.oktafactors.camel.budget.Lane;
import io.oktafactors.camel.budget.LedgerKey;
import io.oktafactors.camel.budget.LedgerView;
import io.oktafactors.camel.concurrent.Timing;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * All ledgers of an application: what it may ask of Okta, and what it has asked.
 */
public final class Budget {

    private final Timing timing;
    private final Executor asking;
    private final BudgetStore store;
    private final String node;
    private final RandomGenerator random;
    private final Map<String, OktaClock> clocks = new ConcurrentHashMap<>();
    private final Map<String, Flow> flows = new ConcurrentHashMap<>();
    private final Map<LedgerKey, Ledger> ledgers = new ConcurrentHashMap<>();

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
    public Ledger ledger(LedgerKey key, Lane lane, int share, int inFlight) {
        Flow flow = flows.computeIfAbsent(
                key.organization() + ' ' + key.principal(), of -> new Flow(inFlight, random, timing.nanos()));
        flow.atMost(inFlight);
        Ledger ledger = ledgers.computeIfAbsent(key, of -> open(key, flow));
        ledger.announce(lane, share);
        return ledger;
    }

    private Ledger open(LedgerKey key, Flow flow) {
        OktaClock clock = clocks.computeIfAbsent(key.organization(), of -> new OktaClock());
        Slices slices = store == null ? null : new Slices(store, node, timing, asking);
        return new Ledger(key, timing, clock, flow, slices);
    }

    /** How all ledgers stand. */
    public List<LedgerView> view() {
        return ledgers.values().stream().map(Ledger::view).toList();
    }

    /** Refuses all calls that wait, and all that come. */
    public void close() {
        ledgers.values().forEach(Ledger::close);
    }
}
