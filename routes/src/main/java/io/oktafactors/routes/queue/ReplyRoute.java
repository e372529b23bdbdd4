package io.oktafactors.routes.queue;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Predicate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.component.jms.JmsConstants;
import org.springframework.stereotype.Component;

/**
 * Sends a reply to the queue that waits for it; one that nobody waits for ends here. Where it cannot be sent, the message that is
 * answered goes back to its queue, and the reply is tried again with it.
 */
@Component
class ReplyRoute extends RouteBuilder {

    private final JacksonDataFormat replyJson = new JacksonDataFormat(Reply.class);

    @Override
    public void configure() {
        from("direct:mfa-reply")
                .routeId("mfa-reply")
                .errorHandler(noErrorHandler())
                .filter(isWaitedFor())
                .process(ReplyRoute::address)
                .marshal(replyJson)
                .convertBodyTo(String.class)
                .to("{{mfa.replies.to}}");
    }

    private static Predicate isWaitedFor() {
        return exchange -> exchange.getMessage().getBody() instanceof Reply
                && exchange.getMessage().getHeader(Replies.REPLY_TO) != null;
    }

    private static void address(Exchange exchange) {
        Message message = exchange.getMessage();
        Object queue = message.getHeader(Replies.REPLY_TO);
        Object correlation = message.getHeader(Replies.CORRELATION);
        message.removeHeaders("*");
        message.setHeader(JmsConstants.JMS_DESTINATION_NAME, queue);
        message.setHeader("JMSCorrelationID", correlation);
    }
}
