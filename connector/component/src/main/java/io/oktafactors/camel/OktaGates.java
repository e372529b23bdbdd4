package io.oktafactors.camel;

import io.oktafactors.camel.gate.GateView;
import java.util.List;
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

/** The gates that the calls of a component pass, as long as it runs. All components of a Camel context have the same. */
@ManagedResource(description = "What is held back for the sake of one phone, mailbox or user")
public final class OktaGates extends ServiceSupport {

    private static final String[] COLUMNS = {"gate", "about", "known", "counted", "waiting", "opensInMillis"};
    private static final OpenType<?>[] TYPES = {
        SimpleType.STRING, SimpleType.STRING, SimpleType.INTEGER, SimpleType.LONG, SimpleType.INTEGER, SimpleType.LONG
    };

    private final SharedGates shared;

    OktaGates(CamelContext context) {
        this.shared = SharedGates.of(context);
    }

    /** Has calls pass the gates before what else admits them. */
    Admission before(Admission next) {
        return new GateAdmission(shared.gates, shared.deeds, next);
    }

    @Override
    protected void doStart() {
        shared.enter();
    }

    @Override
    protected void doStop() {
        shared.leave();
    }

    @ManagedOperation(
            description =
                    "The gates: of how many phones, mailboxes or users each remembers something, how many deeds in all,"
                            + " how many calls wait there, and how long until the first of them may go")
    public TabularData gates() throws OpenDataException {
        CompositeType row = new CompositeType("gate", "a gate", COLUMNS, COLUMNS, TYPES);
        TabularData table = new TabularDataSupport(new TabularType("gates", "all gates", row, new String[] {"gate"}));
        for (GateView view : view()) {
            Object[] values = {
                view.gate().name(),
                view.gate().text(),
                view.known(),
                view.counted(),
                view.waiting(),
                view.opensInMillis()
            };
            table.put(new CompositeDataSupport(row, COLUMNS, values));
        }
        return table;
    }

    /** How the gates stand. */
    List<GateView> view() {
        return shared.gates.view();
    }
}
