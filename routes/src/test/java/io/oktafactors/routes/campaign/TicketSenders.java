package io.oktafactors.routes.campaign;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.protonj2.client.AdvancedMessage;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.apache.qpid.protonj2.types.Binary;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.UnsignedInteger;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.apache.qpid.protonj2.types.messaging.AmqpSequence;
import org.apache.qpid.protonj2.types.messaging.AmqpValue;
import org.apache.qpid.protonj2.types.messaging.Data;

/**
 * Sends tickets the ways there are: by JMS as each type of message, by the broker's own protocol with bodies that no JMS client would
 * write, and by AMQP in each kind of section.
 */
final class TicketSenders implements AutoCloseable {

    static final String REPLIES = "replies.fuzz";

    private static final String TICKETS = "mfa.tickets";

    private final Mutator mutator;
    private final jakarta.jms.Connection jms;
    private final Session session;
    private final MessageProducer producer;
    private final ServerLocator locator;
    private final ClientSessionFactory core;
    private final ClientSession coreSession;
    private final ClientProducer coreProducer;
    private final Client amqpClient;
    private final org.apache.qpid.protonj2.client.Connection amqp;
    private final Sender sender;

    TicketSenders(Mutator mutator, URI broker, String user, String password) throws Exception {
        this.mutator = mutator;
        jms = new ActiveMQConnectionFactory(broker.toString(), user, password).createConnection();
        session = jms.createSession(false, Session.AUTO_ACKNOWLEDGE);
        producer = session.createProducer(session.createQueue(TICKETS));
        locator = ActiveMQClient.createServerLocator(broker.toString());
        core = locator.createSessionFactory();
        coreSession = core.createSession(user, password, false, true, true, false, 0);
        coreProducer = coreSession.createProducer(TICKETS);
        amqpClient = Client.create();
        amqp = amqpClient.connect(
                broker.getHost(),
                broker.getPort(),
                new ConnectionOptions().user(user).password(password));
        sender = amqp.openSender(TICKETS);
    }

    /** Sends a ticket, each time in a way that the seed chooses. The reply is to come under the correlation id. */
    void send(String ticket, String correlation) throws Exception {
        int way = mutator.random().nextInt(100);
        if (way < 50) {
            sendByJms(session.createTextMessage(ticket), correlation);
        } else if (way < 60) {
            BytesMessage bytes = session.createBytesMessage();
            bytes.writeBytes(ticket.getBytes(StandardCharsets.UTF_8));
            sendByJms(bytes, correlation);
        } else if (way < 67) {
            sendByJms(
                    mutator.one(
                            map(ticket),
                            stream(ticket),
                            session.createObjectMessage(ticket),
                            session.createMessage(),
                            session.createTextMessage(null),
                            session.createBytesMessage()),
                    correlation);
        } else if (way < 75) {
            sendByCore(correlation);
        } else {
            sendByAmqp(ticket, correlation);
        }
    }

    /** Sends a ticket as most do. */
    void sendText(String ticket, String correlation) throws JMSException {
        Message message = session.createTextMessage(ticket);
        message.setJMSReplyTo(session.createQueue(REPLIES));
        message.setJMSCorrelationID(correlation);
        producer.send(message);
    }

    private MapMessage map(String ticket) throws JMSException {
        MapMessage map = session.createMapMessage();
        map.setString("ticket", ticket);
        map.setBytes("bytes", mutator.bytes(100));
        map.setLong("number", mutator.random().nextLong());
        return map;
    }

    private StreamMessage stream(String ticket) throws JMSException {
        StreamMessage stream = session.createStreamMessage();
        stream.writeString(ticket);
        stream.writeDouble(Double.NaN);
        return stream;
    }

    private void sendByJms(Message message, String correlation) throws JMSException {
        Queue replies = session.createQueue(REPLIES);
        message.setJMSReplyTo(replies);
        message.setJMSCorrelationID(correlation);
        if (mutator.chance(10)) {
            message.setStringProperty(
                    mutator.one("mfaAttempts", "mfaReplyTo", "CamelFileName", "CAmelOktaFactorsUserId", "JMSXGroupID"),
                    mutator.one("", "9", "mfa.work", "\u0007\u202E", "x".repeat(3_000)));
        }
        if (mutator.chance(5)) {
            message.setObjectProperty("mfaRateLimited", mutator.one(Integer.MAX_VALUE, "many", Double.NaN, true));
        }
        producer.setPriority(mutator.random().nextInt(10));
        producer.send(message);
    }

    /** Any type, also such as no client has, and a body that need not fit it. */
    private void sendByCore(String correlation) throws ActiveMQException {
        byte type = mutator.one((byte) 0, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6, (byte) 7, (byte) 99);
        ClientMessage message = coreSession.createMessage(type, mutator.chance(50));
        message.putStringProperty("JMSReplyTo", "queue://" + REPLIES);
        message.putStringProperty("JMSCorrelationID", correlation);
        if (mutator.chance(80)) {
            message.getBodyBuffer().writeBytes(mutator.bytes(200));
        }
        if (mutator.chance(20)) {
            message.putBytesProperty(SimpleString.of("bytes"), mutator.bytes(50));
        }
        coreProducer.send(message);
    }

    private void sendByAmqp(String ticket, String correlation) throws Exception {
        AdvancedMessage<Object> message =
                org.apache.qpid.protonj2.client.Message.create().toAdvancedMessage();
        message.replyTo(REPLIES);
        message.correlationId(correlation);
        message.messageId(mutator.one(
                "ID:" + correlation, UUID.randomUUID(), UnsignedLong.valueOf(7), new Binary(mutator.bytes(16))));
        byte[] utf8 = ticket.getBytes(StandardCharsets.UTF_8);
        String text = new String(utf8, StandardCharsets.UTF_8); // the client refuses half of a surrogate pair
        switch (mutator.random().nextInt(12)) {
            case 0, 1, 2, 3, 4 -> message.addBodySection(new AmqpValue<>(text));
            case 5, 6 -> message.addBodySection(new Data(utf8)).contentType("application/json");
            case 7 -> message.addBodySection(new Data(utf8)).addBodySection(new Data(mutator.bytes(20)));
            case 8 -> message.addBodySection(new AmqpSequence<>(List.of(text, 1L)));
            case 9 ->
                message.addBodySection(new AmqpValue<>(mutator.one(
                        Map.of("a", Map.of("b", List.of(1, "c"))), List.of(List.of(text)), new Date(0), 'c', 1.5f)));
            case 10 ->
                message.addBodySection(new AmqpValue<>(
                        mutator.one(true, UUID.randomUUID(), Symbol.valueOf("s"), UnsignedInteger.valueOf(1), -1)));
            default -> message.addBodySection(new AmqpValue<>(new Binary(mutator.bytes(100))));
        }
        if (mutator.chance(20)) {
            message.property("uuid", UUID.randomUUID());
            message.property("odd name \u0007", 'c');
            message.property("when", new Date(0));
        }
        if (mutator.chance(20)) {
            message.annotation("x-opt-fuzz", mutator.one(1L, "text", true));
            message.footer("x-foot", "shoe");
        }
        message.durable(mutator.chance(50)).priority((byte) mutator.random().nextInt(12));
        if (mutator.chance(5)) {
            message.timeToLive(600_000);
        }
        Map<String, Object> deliveryAnnotations = mutator.chance(20) ? Map.of("x-delivery", "fuzz") : Map.of();
        sender.send(message, deliveryAnnotations).awaitSettlement(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws JMSException, ActiveMQException, ClientException {
        jms.close();
        coreSession.close();
        core.close();
        locator.close();
        amqp.close();
        amqpClient.close();
    }
}
