package io.oktafactors.camel.admission;

import io.oktafactors.camel.budget.BudgetStore;
import io.oktafactors.camel.budget.ledger.Budget;
import io.oktafactors.camel.concurrent.Timing;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;

/**
 * The budgets of a Camel context: one for all of its components, or one for those with the same store. It exists from the start
 * of the first component to the stop of the last one.
 */
final class SharedBudgets {

    private record Running(Budget budget, ScheduledExecutorService alarms, ExecutorService asking) {}

    private final ExecutorServiceManager threads;
    private final Map<BudgetStore, Running> running = new IdentityHashMap<>();
    private final Map<BudgetStore, Integer> users = new IdentityHashMap<>();

    private SharedBudgets(CamelContext context) {
        this.threads = context.getExecutorServiceManager();
    }

    static SharedBudgets of(CamelContext context) {
        return ContextPlugin.of(context, SharedBudgets.class, SharedBudgets::new);
    }

    /** @param store shared with other nodes; null for none */
    synchronized Budget enter(BudgetStore store) {
        users.merge(store, 1, Integer::sum);
        return running.computeIfAbsent(store, this::open).budget;
    }

    /** To be called once for each {@link #enter}. */
    synchronized void leave(BudgetStore store) {
        if (users.merge(store, -1, Integer::sum) == 0) {
            users.remove(store);
            Running over = running.remove(store);
            over.budget.close();
            if (over.asking != null) {
                threads.shutdownNow(over.asking);
            }
            threads.shutdownNow(over.alarms);
        }
    }

    private Running open(BudgetStore store) {
        ScheduledExecutorService alarms = threads.newSingleThreadScheduledExecutor(this, "OktaFactorsBudget");
        ExecutorService asking = store == null ? null : threads.newCachedThreadPool(this, "OktaFactorsBudgetStore");
        String node = UUID.randomUUID().toString();
        return new Running(new Budget(Timing.of(alarms), store, asking, node), alarms, asking);
    }
}
