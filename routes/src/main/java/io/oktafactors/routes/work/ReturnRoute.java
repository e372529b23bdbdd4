package io.oktafactors.routes.work;

import io.oktafactors.routes.queue.QueueHeaders;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Puts rate-limited events back on the work queue. The broker delivers each when its call may be sent. */
@Component
class ReturnRoute extends RouteBuilder {

    private final QueueHeaders headers;

    ReturnRoute(QueueHeaders headers) {
        this.headers = headers;
    }

    @Override
    public void configure() {
        from("{{mfa.channel.rate-limited.from}}")
                .routeId("mfa-return")
                .errorHandler(noErrorHandler())
                .process(exchange -> headers.deliverNow(exchange.getMessage()))
                .to("{{mfa.work.to}}");
    }
}
