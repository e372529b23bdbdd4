package io.oktafactors.routes.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/** A ticket system that lays out its messages by hand, with the client that JMS is built on. */
final class CoreDesk implements AutoCloseable {

    private static final long PATIENCE = 30_000;

    private final ServerLocator locator;
    private final ClientSessionFactory factory;
    private final ClientSession session;
    private final ClientConsumer replies;
    private final ClientProducer tickets;
    private final String queue = "replies.core-" + UUID.randomUUID();

    CoreDesk(String url, String user, String password) throws Exception {
        locator = ActiveMQClient.createServerLocator(url);
        factory = locator.createSessionFactory();
        session = factory.createSession(user, password, false, true, true, true, 0);
        session.createQueue(QueueConfiguration.of(queue).setRoutingType(RoutingType.ANYCAST));
        replies = session.createConsumer(queue);
        tickets = session.createProducer("mfa.tickets");
        session.start();
    }

    ClientMessage message(byte type) {
        return session.createMessage(type, true);
    }

    ClientMessage text(String text) {
        ClientMessage message = message(ClientMessage.TEXT_TYPE);
        message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(text));
        return message;
    }

    /** Sends a message without a word on where to answer. */
    void tell(ClientMessage message) throws ActiveMQException {
        tickets.send(message);
    }

    /** Sends a message and gives back the reply. */
    ClientMessage ask(ClientMessage message) throws ActiveMQException {
        tellAndWaitLater(message);
        return reply();
    }

    /** Sends a message, the reply to which is fetched with {@link #reply()}. */
    void tellAndWaitLater(ClientMessage message) throws ActiveMQException {
        message.putStringProperty("JMSReplyTo", "queue://" + queue);
        tell(message);
    }

    ClientMessage reply() throws ActiveMQException {
        ClientMessage reply = replies.receive(PATIENCE);
        if (reply == null) {
            throw new AssertionError("No reply within " + PATIENCE + " ms");
        }
        return reply.acknowledge();
    }

    static JsonNode json(ClientMessage reply) throws Exception {
        return new ObjectMapper()
                .readTree(reply.getBodyBuffer().readNullableSimpleString().toString());
    }

    @Override
    public void close() throws Exception {
        session.close();
        factory.close();
        locator.close();
    }
}
