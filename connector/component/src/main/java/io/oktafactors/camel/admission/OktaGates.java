package io.oktafactors.camel.admission;

import io.oktafactors.camel.gate.RecipientLimitView;
import java.util.List;
import java.util.Map;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.service.ServiceSupport;

/** The gates for the calls of a component while it runs. All components of a Camel context share them. */
@ManagedResource(description = "Limits of single phones, email addresses and users")
public final class OktaGates extends ServiceSupport {

    private static final JmxTable<RecipientLimitView> TABLE = new JmxTable<RecipientLimitView>("gates", "gate")
            .text("gate", view -> view.gate().name())
            .text("about", view -> view.gate().text())
            .number("known", RecipientLimitView::known)
            .number("counted", RecipientLimitView::counted)
            .number("waiting", RecipientLimitView::waiting)
            .number("opensInMillis", RecipientLimitView::opensInMillis);

    private final SharedGates shared;

    public OktaGates(CamelContext context) {
        this.shared = SharedGates.of(context);
    }

    /** An admission that lets calls pass the gates before the next one. */
    public Admission before(Admission next) {
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

    /** The gates, as rows of {@link #gates()}. */
    public List<Map<String, Object>> rows() {
        return TABLE.rows(view());
    }

    @ManagedOperation(
            description =
                    "Gates: the number of phones, email addresses or users with counted calls, the number of counted"
                            + " calls, the number of waiting calls, and the time until the first of them may be sent")
    public TabularData gates() throws OpenDataException {
        return TABLE.of(view());
    }

    /** The state of the gates. */
    List<RecipientLimitView> view() {
        return shared.gates.view();
    }
}
