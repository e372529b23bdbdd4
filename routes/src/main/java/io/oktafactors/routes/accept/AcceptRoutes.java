package io.oktafactors.routes.accept;

import io.oktafactors.routes.event.HrEvent;
import io.oktafactors.routes.feed.FeedBatch;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.queue.QueueHeaders;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.springframework.stereotype.Component;

/** Hands batches of feed rows over to the work queue and the invalid channel, each batch in one JMS transaction. */
@Component
class AcceptRoutes extends RouteBuilder {

    private static final String SORTED = "mfaSorted";

    private final Intake intake;
    private final QueueHeaders headers;
    private final JacksonDataFormat json;

    AcceptRoutes(Intake intake, QueueHeaders headers, JacksonDataFormat eventJson) {
        this.intake = intake;
        this.headers = headers;
        this.json = eventJson;
    }

    @Override
    public void configure() {
        from("direct:mfa-accept")
                .routeId("mfa-accept")
                .errorHandler(noErrorHandler())
                .setProperty(SORTED)
                .body(FeedBatch.class, intake::sort)
                .to("direct:mfa-hand-over")
                .process(exchange -> intake.keep(sorted(exchange)));

        from("direct:mfa-hand-over")
                .routeId("mfa-hand-over")
                .transacted("mfaJmsTransaction")
                .split()
                .exchange(exchange -> sorted(exchange).events())
                .stopOnException()
                .process(this::address)
                .marshal(json)
                .convertBodyTo(String.class)
                .to("{{mfa.work.to}}")
                .end()
                .split()
                .exchange(exchange -> sorted(exchange).invalid())
                .stopOnException()
                .process(this::describe)
                .to("{{mfa.channel.invalid}}")
                .end();
    }

    private void address(Exchange exchange) {
        headers.address(exchange.getMessage(), exchange.getMessage().getBody(HrEvent.class));
    }

    private void describe(Exchange exchange) {
        Message message = exchange.getMessage();
        FeedRow.Invalid row = message.getBody(FeedRow.Invalid.class);
        message.removeHeaders("*");
        message.setHeader(QueueHeaders.FEED, sorted(exchange).feed());
        message.setHeader(QueueHeaders.LINE, row.line());
        message.setHeader(QueueHeaders.FIELD, row.field());
        message.setHeader(QueueHeaders.REASON, row.reason());
        message.setHeader(QueueHeaders.NEXT, "correct the row and feed it again");
        message.setBody(row.raw());
    }

    private static Intake.Sorted sorted(Exchange exchange) {
        return exchange.getProperty(SORTED, Intake.Sorted.class);
    }
}
