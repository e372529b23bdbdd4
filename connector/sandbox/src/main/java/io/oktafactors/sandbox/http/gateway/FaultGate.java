package io.oktafactors.sandbox.http.gateway;

import io.oktafactors.sandbox.api.SandboxFault;
import io.oktafactors.sandbox.fault.Faults;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/**
 * Applies faults before a call reaches the organization, as gateways and networks do. A call that a fault stops is neither
 * authenticated nor counted.
 */
public final class FaultGate {
    private final Faults faults;
    private final OktaSide oktaSide;

    FaultGate(Faults faults, OktaSide oktaSide) {
        this.faults = faults;
        this.oktaSide = oktaSide;
    }

    public HttpHandler before(HttpHandler organization) {
        return exchange -> {
            SandboxFault fault = faults.draw(exchange.getRequestMethod().toString(), exchange.getRequestPath())
                    .orElse(null);
            if (fault == null) {
                organization.handleRequest(exchange);
            } else {
                strike(exchange, fault, organization);
            }
        };
    }

    private void strike(HttpServerExchange exchange, SandboxFault fault, HttpHandler organization) throws Exception {
        exchange.putAttachment(RequestJournalEntry.FAULT, fault);
        HttpHandler next = fault.kind().done ? organization : oktaSide::keptOff;
        if (fault.kind().delaysTheCall() && !fault.delay().isZero()) {
            Pause.then(exchange, fault.delay(), next);
        } else {
            next.handleRequest(exchange);
        }
    }
}
