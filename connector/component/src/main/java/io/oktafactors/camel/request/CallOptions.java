package io.oktafactors.camel.request;

import io.oktafactors.camel.OktaFactorsConfiguration;
import io.oktafactors.camel.http.Timeouts;
import io.oktafactors.camel.operation.OktaFactorsOutputType;

/** How the calls of an endpoint are made, and what messages get of their answers. */
public record CallOptions(
        OktaFactorsOutputType outputType, Timeouts timeouts, Retries retries, BudgetOptions budget, GateOptions gates) {

    public static CallOptions of(OktaFactorsConfiguration configuration) {
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
