package io.oktafactors.camel.admission;

import io.oktafactors.camel.concurrent.OktaThreads;
import io.oktafactors.camel.concurrent.Timing;
import io.oktafactors.camel.gate.RecipientLimiter;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;

/** The gates of a Camel context, for all of its components, as long as one of them runs. */
final class SharedGates {

    final RecipientDirectory deeds = new RecipientDirectory();
    final RecipientLimiter gates = new RecipientLimiter(Timing.of(() -> this.clock));

    private final CamelContext context;
    private int users;
    private volatile ScheduledExecutorService clock;

    private SharedGates(CamelContext context) {
        this.context = context;
    }

    static SharedGates of(CamelContext context) {
        return ContextPlugin.of(context, SharedGates.class, SharedGates::new);
    }

    synchronized void enter() {
        if (users++ == 0) {
            clock = OktaThreads.clock(context, this, "OktaFactorsGates");
        }
    }

    /** To be called once for each {@code enter}. */
    synchronized void leave() {
        if (--users == 0) {
            gates.clear();
            context.getExecutorServiceManager().shutdownNow(clock);
        }
    }
}
