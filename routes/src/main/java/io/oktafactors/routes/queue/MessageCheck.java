package io.oktafactors.routes.queue;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.client.impl.ClientConsumerImpl;
import org.apache.activemq.artemis.reader.MessageUtil;
import org.apache.activemq.artemis.reader.TextMessageUtil;

/**
 * Makes any CORE message readable for the JMS client. A property with a type that its name does not allow is removed. A body
 * that is not text, or does not match the type of the message, is removed, and a property says why. The embedded broker uses it
 * when a message is sent, the client when one is delivered.
 */
public final class MessageCheck {

    /** Property of a large text message: its bytes have the format of a text message. */
    static final String LARGE_TEXT = "mfaLargeText";

    private static final List<Class<?>> TEXT = List.of(CharSequence.class);
    private static final List<Class<?>> TEXT_OR_BYTES = List.of(CharSequence.class, byte[].class);
    private static final List<Class<?>> LONG = List.of(Long.class);

    /** The properties that have a meaning in Artemis or JMS, each with its allowed types; another type causes an exception. */
    private static final Map<SimpleString, List<Class<?>>> TYPES = Map.ofEntries(
            entry(Message.HDR_ROUTING_TYPE, List.of(Byte.class)),
            entry(Message.HDR_GROUP_ID, TEXT),
            entry(Message.HDR_GROUP_SEQUENCE, List.of(Integer.class)),
            entry(Message.HDR_VALIDATED_USER, TEXT),
            entry(Message.HDR_LAST_VALUE_NAME, TEXT),
            entry(Message.HDR_DUPLICATE_DETECTION_ID, TEXT_OR_BYTES),
            entry(Message.HDR_SCHEDULED_DELIVERY_TIME, LONG),
            entry(Message.HDR_INGRESS_TIMESTAMP, LONG),
            entry(Message.HDR_LARGE_BODY_SIZE, LONG),
            entry(Message.HDR_ACTUAL_EXPIRY_TIME, LONG),
            entry(Message.HDR_ORIG_MESSAGE_ID, LONG),
            entry(Message.HDR_ORIGINAL_ADDRESS, TEXT),
            entry(Message.HDR_ORIGINAL_QUEUE, TEXT),
            entry(MessageUtil.REPLYTO_HEADER_NAME, TEXT),
            entry(MessageUtil.TYPE_HEADER_NAME, TEXT),
            entry(MessageUtil.CORRELATIONID_HEADER_NAME, TEXT_OR_BYTES),
            // Properties for brokers.
            entry(Message.HDR_ROUTE_TO_IDS, List.of()),
            entry(Message.HDR_ROUTE_TO_ACK_IDS, List.of()),
            entry(Message.HDR_SCALEDOWN_TO_IDS, List.of()),
            entry(Message.HDR_BRIDGE_DUPLICATE_ID, List.of()),
            // The broker's answer to a consumer that asks whether there is a message: the client drops it,
            // unacknowledged.
            entry(ClientConsumerImpl.FORCED_DELIVERY_MESSAGE, List.of()));

    private static final int LOWEST_PRIORITY = 0;
    private static final int HIGHEST_PRIORITY = 9;
    private static final byte USUAL_PRIORITY = 4;

    private static final Set<Byte> BODIES_READ_LATER = Set.of(Message.BYTES_TYPE, Message.DEFAULT_TYPE);

    private MessageCheck() {}

    /**
     * Repairs a message. The body of a large message is not checked; the client reads it as bytes.
     *
     * @throws RuntimeException if the properties are malformed
     */
    public static void mend(ICoreMessage message) {
        if (message.getPriority() < LOWEST_PRIORITY || message.getPriority() > HIGHEST_PRIORITY) {
            message.setPriority(USUAL_PRIORITY);
        }
        mendProperties(message);
        if (message.isLargeMessage()) {
            mendLargeBody(message);
        } else {
            mendBody(message);
        }
    }

    /** Removes everything except the reply address, and says why. */
    static void strip(ICoreMessage message, UnreadableBody why) {
        for (SimpleString name : new ArrayList<>(message.getPropertyNames())) {
            if (!name.equals(MessageUtil.REPLYTO_HEADER_NAME)
                    && !name.equals(MessageUtil.CORRELATIONID_HEADER_NAME)
                    && !name.equals(Message.HDR_LARGE_BODY_SIZE)) {
                message.removeProperty(name);
            }
        }
        mark(message, why);
    }

    private static void mendProperties(ICoreMessage message) {
        TYPES.forEach((name, types) -> {
            if (message.containsProperty(name)) {
                Object value = message.getObjectProperty(name);
                if (types.stream().noneMatch(type -> type.isInstance(value))) {
                    message.removeProperty(name);
                }
            }
        });
    }

    private static void mendBody(ICoreMessage message) {
        if (isCompressed(message)) {
            mark(message, UnreadableBody.COMPRESSED);
        } else if (message.getType() == Message.TEXT_TYPE) {
            try {
                TextMessageUtil.readBodyText(message.getReadOnlyBodyBuffer());
            } catch (RuntimeException e) {
                mark(message, UnreadableBody.BROKEN);
            }
        } else if (!BODIES_READ_LATER.contains(message.getType())) {
            mark(message, UnreadableBody.NOT_TEXT);
        }
    }

    /** The client reads a body that is not of the type bytes at once, and completely. */
    private static void mendLargeBody(ICoreMessage message) {
        byte type = message.getType();
        if (isCompressed(message)) {
            mark(message, UnreadableBody.COMPRESSED);
        } else if (type == Message.TEXT_TYPE) {
            message.putBooleanProperty(LARGE_TEXT, true);
        } else if (type != Message.BYTES_TYPE) {
            mark(message, UnreadableBody.NOT_TEXT);
        }
        message.setType(Message.BYTES_TYPE);
    }

    /** Removes the compression flag too: the client uses it whatever type the message has. */
    private static boolean isCompressed(ICoreMessage message) {
        return message.containsProperty(Message.HDR_LARGE_COMPRESSED)
                && !Boolean.FALSE.equals(message.removeProperty(Message.HDR_LARGE_COMPRESSED));
    }

    private static void mark(ICoreMessage message, UnreadableBody why) {
        message.setType(message.isLargeMessage() ? Message.BYTES_TYPE : Message.DEFAULT_TYPE);
        message.putStringProperty(UnreadableBody.PROPERTY, why.name());
    }
}
