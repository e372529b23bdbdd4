package io.oktafactors.routes.broker;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.core.client.impl.ClientConsumerImpl;
import org.apache.activemq.artemis.core.server.Queue;

/** Messages of CORE whose type, body, priority and properties fit together by chance at most; the same ones for the same seed. */
final class MalformedMessages {

    /** All names that Artemis gives a meaning to, and others. */
    private static final List<SimpleString> NAMES = Stream.concat(
                    Arrays.stream(Message.class.getFields())
                            .filter(field -> field.getName().startsWith("HDR_"))
                            .map(MalformedMessages::value),
                    Stream.of(
                                    "JMSCorrelationID",
                                    "JMSType",
                                    "JMSXGroupID",
                                    "JMSXGroupSeq",
                                    "JMSXUserID",
                                    "JMSXDeliveryCount",
                                    "JMSXAppID",
                                    "JMS_AMQP_ContentType",
                                    "__AMQ_CID",
                                    "_AMQ_ROUTE_TOx",
                                    "NATIVE_MESSAGE_ID",
                                    "mfaUnreadable",
                                    "mfaLargeText",
                                    "CamelJmsDestinationName",
                                    "CamelFileName",
                                    "a_HYPHEN_b_DOT_c",
                                    "",
                                    "\u001b[31m",
                                    ClientConsumerImpl.FORCED_DELIVERY_MESSAGE.toString())
                            .map(SimpleString::of))
            .toList();

    private final Random random;
    private final int priorities;

    /** @param priorities how many, of 256; Artemis knows ten, and stops at another one unless a plugin takes it off */
    MalformedMessages(long seed, int priorities) {
        this.random = new Random(seed);
        this.priorities = priorities;
    }

    private static SimpleString value(Field constant) {
        try {
            return (SimpleString) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Sends some, each of which asks for a reply.
     *
     * @return how many of them were put on the queue, and have not expired there; what has a property that the broker reads when a
     *     message is sent, such as the way of routing, and cannot read, is refused
     */
    long send(CoreDesk desk, int number, Queue queue) {
        long before = queue.getMessagesAdded();
        for (int n = 0; n < number; n++) {
            try {
                desk.tellAndWaitLater(next(desk));
            } catch (ActiveMQException | RuntimeException refused) {
                // the sender knows
            }
        }
        return queue.getMessagesAdded() - before;
    }

    private ClientMessage next(CoreDesk desk) {
        byte type = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : random.nextInt(8));
        ClientMessage message = desk.message(type);
        message.setPriority((byte) random.nextInt(priorities));
        message.setTimestamp(random.nextInt(4) == 0 ? random.nextLong() : System.currentTimeMillis());
        switch (random.nextInt(4)) {
            case 0 -> message.getBodyBuffer().writeNullableSimpleString(SimpleString.of("{}"));
            case 1 -> {
                message.getBodyBuffer().writeByte((byte) 1);
                message.getBodyBuffer().writeInt(random.nextInt());
            }
            case 2 -> message.getBodyBuffer().writeBytes(bytes(200));
            default -> {} // none
        }
        for (int properties = random.nextInt(7); properties > 0; properties--) {
            put(message, NAMES.get(random.nextInt(NAMES.size())));
        }
        return message;
    }

    private void put(ClientMessage message, SimpleString name) {
        switch (random.nextInt(10)) {
            case 0 -> message.putBooleanProperty(name, random.nextBoolean());
            case 1 -> message.putByteProperty(name, (byte) random.nextInt());
            case 2 -> message.putShortProperty(name, (short) random.nextInt());
            case 3 -> message.putIntProperty(name, random.nextInt());
            case 4 -> message.putLongProperty(name, -random.nextLong(Long.MAX_VALUE)); // no delivery in a million years
            case 5 -> message.putFloatProperty(name, random.nextFloat());
            case 6 -> message.putCharProperty(name, (char) random.nextInt());
            case 7 -> message.putBytesProperty(name, bytes(30));
            case 8 -> message.putStringProperty(name, SimpleString.of(bytes(30)));
            default -> message.putStringProperty(name, (SimpleString) null);
        }
    }

    private byte[] bytes(int most) {
        byte[] bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return bytes;
    }
}
