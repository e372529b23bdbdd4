package io.oktafactors.camel.admission;

import io.oktafactors.camel.budget.BucketView;
import io.oktafactors.camel.budget.BudgetStore;
import io.oktafactors.camel.budget.Lane;
import io.oktafactors.camel.budget.ledger.Budget;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.request.BudgetOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.service.ServiceSupport;

/** The budget of a component while it runs. Components of a Camel context with the same store, or without one, share it. */
@ManagedResource(description = "Budget of Okta's rate limits and its use by the calls")
public final class OktaBudget extends ServiceSupport implements Admission {

    private static final JmxTable<BucketView> TABLE = new JmxTable<BucketView>(
                    "ledgers", "organization", "principal", "bucket")
            .text("organization", view -> view.key().organization())
            .text("principal", view -> view.key().principal())
            .text("bucket", view -> view.key().bucket())
            .number("limit", BucketView::limit)
            .number("budget", BucketView::budget)
            .number("used", BucketView::used)
            .number("remaining", BucketView::remaining)
            .number("inFlight", BucketView::inFlight)
            .number("reset", BucketView::reset)
            .number("opensInMillis", BucketView::opensInMillis)
            .number("waitingUrgent", view -> view.waiting().get(Lane.urgent))
            .number("waitingInteractive", view -> view.waiting().get(Lane.interactive))
            .number("waitingNormal", view -> view.waiting().get(Lane.normal))
            .number("waitingBackground", view -> view.waiting().get(Lane.background))
            .text("waitsFor", BucketView::waitsFor);

    private final CamelContext context;
    private final Supplier<BudgetStore> store;

    private SharedBudgets budgets;
    private BudgetStore shared;
    private volatile Budget budget;
    private volatile BudgetAdmission admission;

    public OktaBudget(CamelContext context, Supplier<BudgetStore> store) {
        this.context = context;
        this.store = store;
    }

    @Override
    public CompletableFuture<Permit> admit(Attempt attempt) {
        BudgetAdmission open = admission;
        return open == null ? Permit.NOW : open.admit(attempt); // what is sent at the end has no time to wait
    }

    /** Starts a reserve for the lane of an endpoint. */
    public void announce(String origin, OktaFactorsOperation operation, BudgetOptions options) {
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

    /** The state of the rate limiters. */
    List<BucketView> view() {
        Budget running = budget;
        return running == null ? List.of() : running.view();
    }

    /** The rate limiters, as rows of {@link #ledgers()}. */
    public List<Map<String, Object>> rows() {
        return TABLE.rows(view());
    }

    @ManagedOperation(
            description =
                    "Rate limit buckets: the limit that Okta reported, the budget, the calls used, left and in flight,"
                            + " the waiting calls by lane, the reason of their wait, and the time until the next window")
    public TabularData ledgers() throws OpenDataException {
        return TABLE.of(view());
    }
}
