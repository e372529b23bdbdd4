package io.oktafactors.routes.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.net.URI;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.AdvancedMessage;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.Delivery;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Receiver;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.StreamSender;
import org.apache.qpid.protonj2.client.StreamSenderMessage;
import org.apache.qpid.protonj2.types.messaging.AmqpValue;
import org.apache.qpid.protonj2.types.messaging.Section;

/** A ticket system that speaks AMQP 1.0 and knows nothing of JMS: its receiver asks for no capability. */
final class AmqpDesk implements AutoCloseable {

    private static final long PATIENCE = 30;

    private final Client client = Client.create();
    private final Connection connection;
    private final Receiver replies;
    private final Sender tickets;
    private final String address;

    /** @param dynamic whether the broker names the address for the replies */
    AmqpDesk(String url, String user, String password, boolean dynamic) throws Exception {
        URI broker = URI.create(url);
        connection = client.connect(
                broker.getHost(),
                broker.getPort(),
                new ConnectionOptions().user(user).password(password));
        replies = dynamic
                ? connection.openDynamicReceiver()
                : connection.openReceiver("replies.amqp-" + UUID.randomUUID());
        address = replies.address();
        tickets = connection.openSender("mfa.tickets");
    }

    static AdvancedMessage<Object> body(Section<?>... sections) throws Exception {
        AdvancedMessage<Object> message = AdvancedMessage.create();
        for (Section<?> section : sections) {
            message.addBodySection(section);
        }
        return message;
    }

    static AdvancedMessage<Object> text(String text) throws Exception {
        return body(new AmqpValue<>(text));
    }

    /** Sends a message and gives back the reply. */
    Message<String> ask(Message<?> message) throws Exception {
        tellAndWaitLater(message);
        return reply();
    }

    /** Sends a message, the reply to which is fetched with {@link #reply()}. */
    void tellAndWaitLater(Message<?> message) throws Exception {
        tickets.send(message.replyTo(address)).awaitSettlement(PATIENCE, TimeUnit.SECONDS);
    }

    JsonNode answer(Message<?> message) throws Exception {
        return new ObjectMapper().readTree(ask(message).body());
    }

    /** Sends a message of properties with the address for the reply, and behind them what is given, in hexadecimal digits. */
    JsonNode answerRaw(String sections) throws Exception {
        String hex = HexFormat.of().formatHex(address.getBytes());
        String properties = "005373c0%02x0540404040a1%02x%s".formatted(address.length() + 7, address.length(), hex);
        sendRaw(properties + sections);
        return new ObjectMapper().readTree(reply().body());
    }

    void sendRaw(String message) throws Exception {
        StreamSender sender = connection.openStreamSender("mfa.tickets");
        StreamSenderMessage raw = sender.beginMessage();
        try (OutputStream out = raw.rawOutputStream()) {
            out.write(HexFormat.of().parseHex(message.replace(" ", "")));
        }
    }

    Message<String> reply() throws Exception {
        Delivery reply = replies.receive(PATIENCE, TimeUnit.SECONDS);
        if (reply == null) {
            throw new AssertionError("No reply within " + PATIENCE + " s");
        }
        return reply.accept().message();
    }

    @Override
    public void close() {
        client.close();
    }
}
