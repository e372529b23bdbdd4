package io.oktafactors.routes.queue;

import jakarta.jms.JMSException;
import java.util.HexFormat;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.component.jms.JmsConstants;
import org.springframework.jms.InvalidDestinationException;
import org.springframework.stereotype.Component;

/**
 * Sends a reply to its queue. A reply without a queue ends here, and so does one whose queue cannot exist because its name is
 * that of a topic. If sending fails for another reason, the message that is answered goes back to its queue, and the reply is
 * sent again with it.
 */
@Component
class ReplyRoute extends RouteBuilder {

    private static final String ADDRESS = "mfaReplyAddress";
    private static final String CORRELATION_BYTES = "mfaReplyCorrelationBytes";

    private final JacksonDataFormat replyJson = new JacksonDataFormat(Reply.class);
    private final Replies replies;

    ReplyRoute(Replies replies) {
        this.replies = replies;
    }

    @Override
    public void configure() {
        from("direct:mfa-reply")
                .routeId("mfa-reply")
                .errorHandler(noErrorHandler())
                .filter(body().isInstanceOf(Reply.class))
                .setProperty(ADDRESS)
                .exchange(exchange -> replies.addressOf(exchange.getMessage()))
                .filter(exchangeProperty(ADDRESS).isNotNull())
                .process(ReplyRoute::address)
                .marshal(replyJson)
                .convertBodyTo(String.class)
                .doTry()
                .to("{{mfa.replies.to}}")
                .doCatch(InvalidDestinationException.class)
                .process(exchange -> replies.undeliverable())
                .end();
    }

    private static void address(Exchange exchange) {
        ReplyAddress address = exchange.getProperty(ADDRESS, ReplyAddress.class);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(JmsConstants.JMS_DESTINATION_NAME, address.queue());
        message.setHeader("JMSCorrelationID", address.correlation());
        exchange.setProperty(CORRELATION_BYTES, address.bytes());
    }

    /** Camel has no header for a binary correlation id. */
    static void correlate(jakarta.jms.Message reply, Exchange exchange) {
        String bytes = exchange.getProperty(CORRELATION_BYTES, String.class);
        try {
            if (bytes != null) {
                reply.setJMSCorrelationIDAsBytes(HexFormat.of().parseHex(bytes));
            }
        } catch (JMSException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
