package io.oktafactors.routes.work;

import io.oktafactors.routes.event.HrEvent;
import org.apache.camel.Exchange;

/** What an exchange carries along while an event is worked on. */
final class Work {

    static final String EVENT = "mfaEvent";
    static final String PLAN = "mfaPlan";
    static final String STEP = "mfaStep";

    private Work() {}

    /** The event; null for a message that could not be read as one. */
    static HrEvent event(Exchange exchange) {
        return exchange.getProperty(EVENT, HrEvent.class);
    }

    static Plan plan(Exchange exchange) {
        return exchange.getProperty(PLAN, Plan.class);
    }
}
