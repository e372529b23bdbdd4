package io.oktafactors.routes.queue;

import java.util.ArrayList;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.client.impl.ClientMessageImpl;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionReceiveLargeMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionReceiveMessage;
import org.apache.activemq.artemis.reader.MessageUtil;
import org.apache.activemq.artemis.reader.TextMessageUtil;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Looks at each message that the broker delivers, before the JMS client does. One that the client cannot read would end its
 * consumer inside of {@code receive}, uncounted, and be the first that the next consumer gets. Here it becomes one without a body
 * that says what is wrong, and goes the way of all others.
 *
 * <p>The JMS client reads text when it receives it, so the text of a large message, which is yet to come, is handed on as bytes.
 */
final class ReadableMessages implements Interceptor {

    /** Property of large text: its bytes are laid out as those of a text message. */
    static final String LARGE_TEXT = "mfaLargeText";

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        if (packet instanceof SessionReceiveMessage received) {
            if (!makePropertiesReadable(received.getMessage())) {
                received.replaceMessage(standIn(received.getMessage()));
            }
            makeBodyReadable(received.getMessage());
        } else if (packet instanceof SessionReceiveLargeMessage large
                && large.getMessage() instanceof ICoreMessage message) {
            if (makePropertiesReadable(message)) {
                makeLargeBodyReadable(message, large.getLargeMessageSize());
            }
        }
        return true;
    }

    /** Takes off what has a type that its name does not allow. */
    private static boolean makePropertiesReadable(ICoreMessage message) {
        try {
            for (SimpleString name : new ArrayList<>(message.getPropertyNames())) {
                try {
                    MessageUtil.getObjectProperty(message, name.toString());
                } catch (RuntimeException e) {
                    message.removeProperty(name);
                }
            }
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static ICoreMessage standIn(ICoreMessage broken) {
        ICoreMessage message = new ClientMessageImpl(
                Message.DEFAULT_TYPE, broken.isDurable(), 0, broken.getTimestamp(), broken.getPriority(), 0);
        message.setMessageID(broken.getMessageID());
        return message.putStringProperty(UnreadableBody.PROPERTY, UnreadableBody.BROKEN.name())
                .toCore();
    }

    private static void makeBodyReadable(ICoreMessage message) {
        if (isCompressed(message)) {
            takeBody(message, UnreadableBody.COMPRESSED);
        } else if (message.getType() == Message.TEXT_TYPE) {
            try {
                TextMessageUtil.readBodyText(message.getBodyBuffer());
            } catch (RuntimeException e) {
                takeBody(message, UnreadableBody.BROKEN);
            }
        } else if (message.getType() != Message.BYTES_TYPE && message.getType() != Message.DEFAULT_TYPE) {
            takeBody(message, UnreadableBody.NOT_TEXT);
        }
    }

    /** The client reads what is not of the type bytes at once, as much of it as there is. */
    private static void makeLargeBodyReadable(ICoreMessage message, long size) {
        byte type = message.getType();
        if (isCompressed(message)) {
            message.putStringProperty(UnreadableBody.PROPERTY, UnreadableBody.COMPRESSED.name());
        } else if (type == Message.TEXT_TYPE) {
            message.putBooleanProperty(LARGE_TEXT, true);
        } else if (type != Message.BYTES_TYPE) {
            message.putStringProperty(UnreadableBody.PROPERTY, UnreadableBody.NOT_TEXT.name());
        }
        message.setType(Message.BYTES_TYPE);
        message.putLongProperty(Message.HDR_LARGE_BODY_SIZE, size);
    }

    /** Takes the mark off too: the client obeys it whatever type the message has. */
    private static boolean isCompressed(ICoreMessage message) {
        return message.containsProperty(Message.HDR_LARGE_COMPRESSED)
                && !Boolean.FALSE.equals(message.removeProperty(Message.HDR_LARGE_COMPRESSED));
    }

    private static void takeBody(ICoreMessage message, UnreadableBody why) {
        message.setType(Message.DEFAULT_TYPE);
        message.putStringProperty(UnreadableBody.PROPERTY, why.name());
    }
}
