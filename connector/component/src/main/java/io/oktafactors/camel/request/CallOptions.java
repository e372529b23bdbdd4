package io.oktafactors.camel.request;

import io.oktafactors.camel.http.Timeouts;
import io.oktafactors.camel.operation.OktaFactorsOutputType;

/** How the calls of an endpoint are made, and what their messages get of the answers. */
public record CallOptions(
        OktaFactorsOutputType outputType,
        Timeouts timeouts,
        Retries retries,
        BudgetOptions budget,
        GateOptions gates,
        PushSettings push) {}
