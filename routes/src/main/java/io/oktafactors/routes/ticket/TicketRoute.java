package io.oktafactors.routes.ticket;

import io.oktafactors.routes.feed.FeedBatch;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.queue.Replies;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Consumes tickets. A ticket that is delivered again is handed over again: it is processed once, and each copy is answered. */
@Component
class TicketRoute extends RouteBuilder {

    private final TicketReader reader;
    private final Replies replies;

    TicketRoute(TicketReader reader, Replies replies) {
        this.reader = reader;
        this.replies = replies;
    }

    @Override
    public void configure() {
        from("{{mfa.tickets.from}}")
                .routeId("mfa-tickets")
                .autoStartup("{{mfa.tickets.enabled}}")
                .errorHandler(noErrorHandler())
                .process(replies::remember)
                .setBody(exchange -> reader.read(exchange.getMessage()))
                .process(this::tellIfReplyIsRefused)
                .to("direct:mfa-accept");
    }

    private void tellIfReplyIsRefused(Exchange exchange) {
        exchange.getMessage()
                .getBody(FeedBatch.class)
                .rows()
                .forEach(row -> replies.tellIfRefused(
                        exchange, row instanceof FeedRow.Accepted accepted ? accepted.event() : null));
    }
}
