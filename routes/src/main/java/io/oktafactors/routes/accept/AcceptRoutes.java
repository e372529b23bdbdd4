package io.oktafactors.routes.accept;

import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.feed.FeedBatch;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.queue.QueueHeaders;
import io.oktafactors.routes.queue.Replies;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.springframework.stereotype.Component;

/**
 * Hands batches of rows over to the work queue and the invalid channel, each batch in one JMS transaction. All sources use this
 * route. A batch that came from a queue is removed from it in the same transaction.
 */
@Component
class AcceptRoutes extends RouteBuilder {

    private static final String SORTED = "mfaSorted";

    private final Intake intake;
    private final QueueHeaders headers;
    private final Replies replies;
    private final JacksonDataFormat json;

    AcceptRoutes(Intake intake, QueueHeaders headers, Replies replies, JacksonDataFormat eventJson) {
        this.intake = intake;
        this.headers = headers;
        this.replies = replies;
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
                .exchange(exchange -> sorted(exchange).events().iterator())
                .stopOnException()
                .process(this::address)
                .marshal(json)
                .convertBodyTo(String.class)
                .to("{{mfa.work.to}}")
                .end()
                .split()
                .exchange(exchange -> sorted(exchange).invalid().iterator())
                .stopOnException()
                .process(this::describe)
                .to("{{mfa.channel.invalid}}")
                .process(replies::invalid)
                .to("direct:mfa-reply")
                .end();
    }

    private void address(Exchange exchange) {
        headers.address(exchange.getMessage(), exchange.getMessage().getBody(Event.class));
        replies.address(exchange);
    }

    private void describe(Exchange exchange) {
        Message message = exchange.getMessage();
        FeedRow.Invalid row = message.getBody(FeedRow.Invalid.class);
        message.removeHeaders("*");
        QueueHeaders.show(message, QueueHeaders.FEED, sorted(exchange).batch().feed());
        message.setHeader(QueueHeaders.LINE, row.line());
        message.setHeader(QueueHeaders.FIELD, row.field());
        QueueHeaders.show(message, QueueHeaders.REASON, row.reason());
        message.setHeader(QueueHeaders.NEXT, "correct it and feed it again");
        replies.address(exchange);
        message.setBody(Objects.requireNonNullElse(row.raw(), ""));
    }

    private static Intake.Sorted sorted(Exchange exchange) {
        return exchange.getProperty(SORTED, Intake.Sorted.class);
    }
}
