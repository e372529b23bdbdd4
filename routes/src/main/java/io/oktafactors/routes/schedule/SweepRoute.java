package io.oktafactors.routes.schedule;

import io.oktafactors.routes.event.PendingCheck;
import io.oktafactors.routes.queue.QueueHeaders;
import io.oktafactors.routes.state.Pending;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.springframework.stereotype.Component;

/** Looks for pending activations at the times of a cron expression and hands what is due over to the work queue. */
@Component
class SweepRoute extends RouteBuilder {

    private final Sweep sweep;
    private final QueueHeaders headers;
    private final JacksonDataFormat eventJson;

    SweepRoute(Sweep sweep, QueueHeaders headers, JacksonDataFormat eventJson) {
        this.sweep = sweep;
        this.headers = headers;
        this.eventJson = eventJson;
    }

    @Override
    public void configure() {
        from("{{mfa.sweep.from}}")
                .routeId("mfa-sweep")
                .autoStartup("{{mfa.sweep.enabled}}")
                .split()
                .exchange(exchange -> sweep.due())
                .stopOnException()
                .to("direct:mfa-sweep-batch");

        from("direct:mfa-sweep-batch")
                .routeId("mfa-sweep-batch")
                .errorHandler(noErrorHandler())
                .transacted("mfaJmsTransaction")
                .split(body())
                .stopOnException()
                .setBody(exchange -> sweep.check(exchange.getMessage().getBody(Pending.class))
                        .orElse(null))
                .filter(body().isNotNull())
                .process(exchange -> headers.address(
                        exchange.getMessage(), exchange.getMessage().getBody(PendingCheck.class)))
                .marshal(eventJson)
                .convertBodyTo(String.class)
                .to("{{mfa.work.to}}");
    }
}
