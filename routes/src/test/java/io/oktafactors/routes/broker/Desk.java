package io.oktafactors.routes.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;

/** A ticket system outside of the process: any JMS client. */
final class Desk {

    private static final long PATIENCE = 30_000;

    private Desk() {}

    static String ticket(String kind, String login, String id) {
        return "{\"id\": \"%s\", \"ticket\": \"INC-%s\", \"kind\": \"%s\", \"login\": \"%s\"}"
                .formatted(id, id, kind, login);
    }

    /** Sends a ticket and gives back the reply; for {@code null} a temporary queue waits for it. */
    static JsonNode ask(ConnectionFactory broker, String kind, String login, String id, String replyQueue)
            throws Exception {
        try (JMSContext jms = broker.createContext()) {
            Queue replies = replyQueue == null ? jms.createTemporaryQueue() : jms.createQueue(replyQueue);
            JMSConsumer consumer = jms.createConsumer(replies);
            Message ticket = jms.createTextMessage(ticket(kind, login, id));
            ticket.setJMSReplyTo(replies);
            ticket.setJMSCorrelationID("of-" + id);
            jms.createProducer().send(jms.createQueue("mfa.tickets"), ticket);
            TextMessage reply = (TextMessage) consumer.receive(PATIENCE);
            if (reply == null || !reply.getJMSCorrelationID().equals("of-" + id)) {
                throw new AssertionError("No reply to " + id + " but " + reply);
            }
            return new ObjectMapper().readTree(reply.getText());
        }
    }
}
