package io.oktafactors.camel;

import io.oktafactors.camel.http.Timeouts;

/** How the calls of an endpoint are made, and what messages get of their answers. */
record CallOptions(
        OktaFactorsOutputType outputType, Timeouts timeouts, Retries retries, BudgetOptions budget, GateOptions gates) {

    static CallOptions of(OktaFactorsConfiguration configuration) {
        return new CallOptions(
                configuration.getOutputType(),
                configuration.timeouts(),
                configuration.retries(),
                configuration.budget(),
                configuration.gates());
    }

    /** The same with so many milliseconds less to wait for a turn. */
    CallOptions waited(long millis) {
        return new CallOptions(outputType, timeouts, retries, budget.waited(millis), gates);
    }
}
