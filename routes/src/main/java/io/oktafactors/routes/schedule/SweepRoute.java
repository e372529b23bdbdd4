package io.oktafactors.routes.schedule;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Searches for pending activations at the times of a cron expression, and hands events for those that are due over to the work
 * queue.
 */
@Component
class SweepRoute extends RouteBuilder {

    private final Sweep sweep;

    SweepRoute(Sweep sweep) {
        this.sweep = sweep;
    }

    @Override
    public void configure() {
        from("{{mfa.sweep.from}}")
                .routeId("mfa-sweep")
                .autoStartup("{{mfa.sweep.enabled}}")
                .split()
                .exchange(exchange -> sweep.due().iterator())
                .stopOnException()
                .to("direct:mfa-accept");
    }
}
