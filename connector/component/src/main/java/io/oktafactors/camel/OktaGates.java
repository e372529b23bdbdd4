package io.oktafactors.camel;

import io.oktafactors.camel.budget.Timing;
import io.oktafactors.camel.gate.GateView;
import io.oktafactors.camel.gate.Gates;
import io.oktafactors.camel.http.OktaThreads;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.service.ServiceSupport;

/** The gates of a component, as long as it runs. */
@ManagedResource(description = "What is held back for the sake of one phone, mailbox or user")
public final class OktaGates extends ServiceSupport {

    private static final JmxTable<GateView> TABLE = new JmxTable<GateView>("gates", "gate")
            .text("gate", view -> view.gate().name())
            .text("about", view -> view.gate().text())
            .number("known", GateView::known)
            .number("counted", GateView::counted)
            .number("waiting", GateView::waiting)
            .number("opensInMillis", GateView::opensInMillis);

    private final CamelContext context;
    private final Deeds deeds = new Deeds();
    private final Gates gates = new Gates(Timing.of(() -> this.clock));

    private volatile ScheduledExecutorService clock;

    OktaGates(CamelContext context) {
        this.context = context;
    }

    /** Has calls pass the gates before what else admits them. */
    Admission before(Admission next) {
        return new GateAdmission(gates, deeds, next);
    }

    @Override
    protected void doStart() {
        clock = OktaThreads.clock(context, this, "OktaFactorsGates");
    }

    @Override
    protected void doStop() {
        gates.clear();
        context.getExecutorServiceManager().shutdownNow(clock);
    }

    @ManagedOperation(
            description =
                    "The gates: of how many phones, mailboxes or users each remembers something, how many deeds in all,"
                            + " how many calls wait there, and how long until the first of them may go")
    public TabularData gates() throws OpenDataException {
        return TABLE.of(view());
    }

    /** How the gates stand. */
    List<GateView> view() {
        return gates.view();
    }
}
