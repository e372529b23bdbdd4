package io.oktafactors.routes.broker;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.core.client.impl.ClientConsumerImpl;

/** Messages that no JMS client sends, and that none can read. */
enum OddCoreMessages {
    TEXT_WITHOUT_BODY(Message.TEXT_TYPE, "does not have the type"),
    TEXT_LONGER_THAN_ITS_BODY(Message.TEXT_TYPE, "does not have the type") {
        @Override
        void write(ClientMessage message) {
            message.getBodyBuffer().writeByte((byte) 1);
            message.getBodyBuffer().writeInt(1_000_000);
        }
    },
    TEXT_OF_NEGATIVE_LENGTH(Message.TEXT_TYPE, "does not have the type") {
        @Override
        void write(ClientMessage message) {
            message.getBodyBuffer().writeByte((byte) 1);
            message.getBodyBuffer().writeInt(-1);
        }
    },
    NULL_TEXT(Message.TEXT_TYPE, "not a JSON object") {
        @Override
        void write(ClientMessage message) {
            message.getBodyBuffer().writeByte((byte) 0);
        }
    },
    MAP_WITHOUT_BODY(Message.MAP_TYPE, "neither a text message nor a bytes message"),
    MAP_OF_RUBBISH(Message.MAP_TYPE, "neither a text message nor a bytes message") {
        @Override
        void write(ClientMessage message) {
            message.getBodyBuffer().writeBytes("\1\0\0\0\1\0\0rubbish".getBytes(StandardCharsets.ISO_8859_1));
        }
    },
    MAP_OF_TWO_THOUSAND_MILLION_ENTRIES(Message.MAP_TYPE, "neither a text message nor a bytes message") {
        @Override
        void write(ClientMessage message) {
            message.getBodyBuffer().writeByte((byte) 1);
            message.getBodyBuffer().writeInt(2_000_000_000);
            message.getBodyBuffer().writeSimpleString(SimpleString.of("key"));
            message.getBodyBuffer().writeBytes(new byte[20]);
        }
    },
    STREAM(Message.STREAM_TYPE, "neither a text message nor a bytes message") {
        @Override
        void write(ClientMessage message) {
            message.getBodyBuffer().writeByte((byte) 99);
        }
    },
    OBJECT(Message.OBJECT_TYPE, "neither a text message nor a bytes message") {
        @Override
        void write(ClientMessage message) {
            message.getBodyBuffer().writeInt(1_000_000_000);
        }
    },
    NO_BODY(Message.DEFAULT_TYPE, "neither a text message nor a bytes message"),
    TYPE_7((byte) 7, "neither a text message nor a bytes message"),
    TYPE_NEGATIVE((byte) -1, "neither a text message nor a bytes message"),
    BYTES_THAT_ARE_NO_UTF8(Message.BYTES_TYPE, "not UTF-8") {
        @Override
        void write(ClientMessage message) {
            message.getBodyBuffer().writeBytes(new byte[] {'{', (byte) 0xff, (byte) 0xfe});
        }
    },
    COMPRESSED(Message.TEXT_TYPE, "compressed") {
        @Override
        void write(ClientMessage message) {
            message.getBodyBuffer().writeBytes(new byte[] {1, 2, 3, 4});
            message.putBooleanProperty(Message.HDR_LARGE_COMPRESSED, true);
            message.putLongProperty(Message.HDR_LARGE_BODY_SIZE, 1L << 40);
        }
    },
    COMPRESSED_AS_A_NUMBER(Message.TEXT_TYPE, "compressed") {
        @Override
        void write(ClientMessage message) {
            message.getBodyBuffer().writeNullableSimpleString(SimpleString.of("{}"));
            message.putIntProperty(Message.HDR_LARGE_COMPRESSED, 1);
        }
    },
    PROPERTIES_OF_OTHER_TYPES(Message.TEXT_TYPE, "schema") {
        @Override
        void write(ClientMessage message) {
            message.getBodyBuffer().writeNullableSimpleString(SimpleString.of("{}"));
            message.putStringProperty("JMSXGroupSeq", "first");
            message.putBytesProperty("JMSType", new byte[] {1});
            message.putBytesProperty("JMSXUserID", new byte[] {1});
            message.putIntProperty("JMSCorrelationID", 1);
            message.putStringProperty("JMSXDeliveryCount", "many");
            message.putBytesProperty("NATIVE_MESSAGE_ID", new byte[] {1});
            message.putStringProperty("", "no name");
            message.putStringProperty("CamelJmsDestinationName", "DLQ");
            message.putStringProperty("JMSDestination", "DLQ");
            message.putStringProperty("mfaReason", "\u001b[31m");
        }
    },
    GROUP_THAT_IS_NO_TEXT(Message.TEXT_TYPE, "schema") {
        @Override
        void write(ClientMessage message) {
            message.getBodyBuffer().writeNullableSimpleString(SimpleString.of("{}"));
            message.putBytesProperty(Message.HDR_GROUP_ID, new byte[] {1});
            message.putStringProperty(Message.HDR_GROUP_SEQUENCE, "first");
        }
    },
    USER_THAT_IS_NO_TEXT(Message.TEXT_TYPE, "schema") {
        @Override
        void write(ClientMessage message) {
            message.getBodyBuffer().writeNullableSimpleString(SimpleString.of("{}"));
            message.putBytesProperty(Message.HDR_VALIDATED_USER, new byte[] {1});
        }
    },
    TIMES_THAT_ARE_NO_NUMBERS(Message.TEXT_TYPE, "schema") {
        @Override
        void write(ClientMessage message) {
            message.getBodyBuffer().writeNullableSimpleString(SimpleString.of("{}"));
            message.putStringProperty(Message.HDR_SCHEDULED_DELIVERY_TIME, "never");
            message.putStringProperty(Message.HDR_INGRESS_TIMESTAMP, "yesterday");
            message.putBytesProperty(Message.HDR_LAST_VALUE_NAME, new byte[] {1});
        }
    },
    LIKE_AN_ANSWER_OF_THE_BROKER(Message.TEXT_TYPE, "schema") {
        @Override
        void write(ClientMessage message) {
            message.getBodyBuffer().writeNullableSimpleString(SimpleString.of("{}"));
            message.putLongProperty(ClientConsumerImpl.FORCED_DELIVERY_MESSAGE, 7);
        }
    },
    LIKE_A_BROKEN_ANSWER_OF_THE_BROKER(Message.TEXT_TYPE, "schema") {
        @Override
        void write(ClientMessage message) {
            message.getBodyBuffer().writeNullableSimpleString(SimpleString.of("{}"));
            message.putStringProperty(ClientConsumerImpl.FORCED_DELIVERY_MESSAGE, "x");
        }
    },
    MARKED_AS_UNREADABLE(Message.TEXT_TYPE, "neither a text message nor a bytes message") {
        @Override
        void write(ClientMessage message) {
            message.getBodyBuffer().writeNullableSimpleString(SimpleString.of("{}"));
            message.putBytesProperty("mfaUnreadable", new byte[] {1});
        }
    },
    LARGE_TEXT_OF_RUBBISH(Message.TEXT_TYPE, "does not have the type") {
        @Override
        void write(ClientMessage message) {
            large(message, 300_000, (byte) 1);
        }
    },
    LARGE_MAP(Message.MAP_TYPE, "neither a text message nor a bytes message") {
        @Override
        void write(ClientMessage message) {
            large(message, 300_000, (byte) 1);
        }
    },
    LARGE_NOTHING(Message.DEFAULT_TYPE, "neither a text message nor a bytes message") {
        @Override
        void write(ClientMessage message) {
            large(message, 300_000, (byte) 1);
        }
    },
    LARGE_AND_COMPRESSED(Message.BYTES_TYPE, "compressed") {
        @Override
        void write(ClientMessage message) {
            large(message, 300_000, (byte) 1);
            message.putBooleanProperty(Message.HDR_LARGE_COMPRESSED, true);
        }
    },
    TOO_LARGE(Message.BYTES_TYPE, "larger than 4 MiB") {
        @Override
        void write(ClientMessage message) {
            large(message, 20 << 20, (byte) ' ');
        }
    };

    final String reason;
    private final byte type;

    OddCoreMessages(byte type, String reason) {
        this.type = type;
        this.reason = reason;
    }

    ClientMessage by(CoreDesk desk) {
        ClientMessage message = desk.message(type);
        write(message);
        return message;
    }

    /** Writes no body unless overridden. */
    void write(ClientMessage message) {}

    private static void large(ClientMessage message, int size, byte filling) {
        byte[] body = new byte[size];
        Arrays.fill(body, filling);
        message.setBodyInputStream(new ByteArrayInputStream(body));
    }
}
