package io.oktafactors.routes.queue;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsConstants;
import org.springframework.stereotype.Component;

/** Sends an answer to the queue that waits for it; one that nobody waits for ends here. */
@Component
class ReplyRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:mfa-reply")
                .routeId("mfa-reply")
                .errorHandler(noErrorHandler())
                .filter(header(Replies.REPLY_TO).isNotNull())
                .process(ReplyRoute::address)
                .to("{{mfa.replies.to}}");
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
