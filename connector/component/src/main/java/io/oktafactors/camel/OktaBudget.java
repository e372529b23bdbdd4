package io.oktafactors.camel;

import io.oktafactors.camel.budget.Budget;
import io.oktafactors.camel.budget.BudgetStore;
import io.oktafactors.camel.budget.Lane;
import io.oktafactors.camel.budget.LedgerView;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.service.ServiceSupport;

/** The budget of a component, as long as it runs. Components of a Camel context with the same store, or none, have the same. */
@ManagedResource(description = "What the calls to Okta may use of its rate limits, and have used")
public final class OktaBudget extends ServiceSupport implements Admission {

    private static final String[] COLUMNS = {
        "organization",
        "principal",
        "bucket",
        "limit",
        "budget",
        "used",
        "remaining",
        "inFlight",
        "reset",
        "opensInMillis",
        "waitingUrgent",
        "waitingInteractive",
        "waitingNormal",
        "waitingBackground",
        "waitsFor"
    };

    private final CamelContext context;
    private final Supplier<BudgetStore> store;

    private SharedBudgets budgets;
    private BudgetStore shared;
    private volatile Budget budget;
    private volatile BudgetAdmission admission;

    OktaBudget(CamelContext context, Supplier<BudgetStore> store) {
        this.context = context;
        this.store = store;
    }

    @Override
    public CompletableFuture<Permit> admit(Attempt attempt) {
        BudgetAdmission open = admission;
        return open == null ? Permit.NOW : open.admit(attempt); // what is sent at the end has no time to wait
    }

    /** Has a reserve kept for the lane of an endpoint. */
    void announce(String origin, OktaFactorsOperation operation, BudgetOptions options) {
        BudgetAdmission open = admission;
        if (open != null) {
            open.announce(origin, operation, options);
        }
    }

    @Override
    protected void doStart() {
        budgets = SharedBudgets.of(context);
        shared = store.get();
        budget = budgets.enter(shared);
        admission = new BudgetAdmission(budget);
    }

    @Override
    protected void doStop() {
        admission = null;
        if (budget != null) {
            budget = null;
            budgets.leave(shared);
        }
    }

    /** How the ledgers stand. */
    List<LedgerView> view() {
        Budget running = budget;
        return running == null ? List.of() : running.view();
    }

    @ManagedOperation(
            description = "The ledgers: the limit that Okta told, what of it is the budget, used, left and in flight,"
                    + " which calls wait in which lane, what for, and how long until the next window opens")
    public TabularData ledgers() throws OpenDataException {
        OpenType<?>[] types = new OpenType<?>[COLUMNS.length];
        for (int i = 0; i < COLUMNS.length; i++) {
            types[i] = i < 3 || i == COLUMNS.length - 1 ? SimpleType.STRING : SimpleType.LONG;
        }
        CompositeType row = new CompositeType("ledger", "a ledger", COLUMNS, COLUMNS, types);
        TabularData table = new TabularDataSupport(
                new TabularType("ledgers", "all ledgers", row, new String[] {"organization", "principal", "bucket"}));
        for (LedgerView ledger : view()) {
            table.put(new CompositeDataSupport(row, COLUMNS, values(ledger)));
        }
        return table;
    }

    private static Object[] values(LedgerView ledger) {
        return new Object[] {
            ledger.key().organization(),
            ledger.key().principal(),
            ledger.key().bucket(),
            (long) ledger.limit(),
            (long) ledger.budget(),
            (long) ledger.used(),
            ledger.remaining(),
            (long) ledger.inFlight(),
            ledger.reset(),
            ledger.opensInMillis(),
            waiting(ledger, Lane.urgent),
            waiting(ledger, Lane.interactive),
            waiting(ledger, Lane.normal),
            waiting(ledger, Lane.background),
            ledger.waitsFor()
        };
    }

    private static long waiting(LedgerView ledger, Lane lane) {
        return ledger.waiting().get(lane);
    }
}
