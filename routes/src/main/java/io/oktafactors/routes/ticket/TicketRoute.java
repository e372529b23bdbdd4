package io.oktafactors.routes.ticket;

import io.oktafactors.routes.event.Origin;
import io.oktafactors.routes.event.Ticket;
import io.oktafactors.routes.queue.QueueHeaders;
import io.oktafactors.routes.queue.Replies;
import io.oktafactors.routes.state.EventStore;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.springframework.stereotype.Component;

/**
 * Takes tickets from their queue and hands them over to the work queue, in one transaction. A ticket that comes again goes
 * the same way: work does it once and answers each.
 */
@Component
class TicketRoute extends RouteBuilder {

    private static final String SOURCE = "tickets";

    private final TicketReader reader;
    private final EventStore events;
    private final QueueHeaders headers;
    private final Replies replies;
    private final JacksonDataFormat eventJson;
    private final Clock clock;

    TicketRoute(
            TicketReader reader,
            EventStore events,
            QueueHeaders headers,
            Replies replies,
            JacksonDataFormat eventJson,
            Clock clock) {
        this.reader = reader;
        this.events = events;
        this.headers = headers;
        this.replies = replies;
        this.eventJson = eventJson;
        this.clock = clock;
    }

    @Override
    public void configure() {
        onException(InvalidTicketException.class)
                .handled(true)
                .useOriginalMessage()
                .process(this::describe)
                .to("{{mfa.channel.invalid}}")
                .process(replies::invalid)
                .to("direct:mfa-reply");

        from("{{mfa.tickets.from}}")
                .routeId("mfa-tickets")
                .autoStartup("{{mfa.tickets.enabled}}")
                .process(replies::remember)
                .process(this::read)
                .process(this::accept)
                .marshal(eventJson)
                .convertBodyTo(String.class)
                .to("{{mfa.work.to}}");
    }

    private void read(Exchange exchange) {
        Long sent = exchange.getMessage().getHeader("JMSTimestamp", Long.class);
        Instant occurredAt = sent == null || sent == 0 ? clock.instant() : Instant.ofEpochMilli(sent);
        Origin origin = new Origin(SOURCE, SOURCE, 0, occurredAt);
        exchange.getMessage().setBody(reader.read(exchange.getMessage().getBody(String.class), origin));
    }

    private void accept(Exchange exchange) {
        Ticket ticket = exchange.getMessage().getBody(Ticket.class);
        if (events.find(ticket.eventId()).isEmpty()) {
            events.add(ticket, SOURCE);
        }
        headers.address(exchange.getMessage(), ticket);
        replies.address(exchange);
    }

    private void describe(Exchange exchange) {
        Message message = exchange.getMessage();
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        message.removeHeaders("*");
        message.setHeader(QueueHeaders.FEED, SOURCE);
        message.setHeader(QueueHeaders.LINE, 0L);
        message.setHeader(QueueHeaders.REASON, failure.getMessage());
        message.setHeader(QueueHeaders.NEXT, "correct the ticket and send it again under another id");
    }
}
