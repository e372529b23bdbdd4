package io.oktafactors.routes.broker;

import io.oktafactors.routes.queue.UnreadableBody;
import java.io.ByteArrayOutputStream;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQBuffers;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPLargeMessage;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;
import org.apache.activemq.artemis.protocol.amqp.util.TLSEncode;
import org.apache.activemq.artemis.reader.TextMessageUtil;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.AmqpSequence;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.codec.DecoderImpl;
import org.apache.qpid.proton.codec.ReadableBuffer;
import org.apache.qpid.proton.codec.TypeConstructor;

/** The body of an AMQP message: text, bytes, or unreadable. */
sealed interface AmqpBody {

    /** Maximum length in bytes. */
    int LARGEST = 4 << 20;

    void writeTo(ICoreMessage message);

    record Text(String text) implements AmqpBody {
        @Override
        public void writeTo(ICoreMessage message) {
            message.setType(Message.TEXT_TYPE);
            TextMessageUtil.writeBodyText(message.getBodyBuffer(), SimpleString.of(text));
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] bytes) implements AmqpBody {
        @Override
        public void writeTo(ICoreMessage message) {
            message.setType(Message.BYTES_TYPE);
            message.getBodyBuffer().writeBytes(bytes);
        }
    }

    record Unreadable(UnreadableBody why) implements AmqpBody {
        @Override
        public void writeTo(ICoreMessage message) {
            message.setType(Message.DEFAULT_TYPE);
            message.putStringProperty(UnreadableBody.PROPERTY, why.name());
        }
    }

    static AmqpBody of(AMQPMessage message) {
        try {
            if (size(message) > LARGEST) {
                return new Unreadable(UnreadableBody.TOO_LARGE);
            }
            return read(bytes(message));
        } catch (RuntimeException | ActiveMQException | StackOverflowError e) { // its sections are malformed
            return new Unreadable(UnreadableBody.BROKEN);
        }
    }

    private static long size(AMQPMessage message) throws ActiveMQException {
        return message instanceof AMQPLargeMessage large ? large.getLargeBody().getBodySize() : message.getEncodeSize();
    }

    private static ReadableBuffer bytes(AMQPMessage message) {
        if (message instanceof AMQPLargeMessage large) {
            return large.getData();
        }
        ActiveMQBuffer buffer = ActiveMQBuffers.dynamicBuffer(message.getPersistSize());
        message.persist(buffer);
        byte[] bytes = new byte[buffer.readInt()];
        buffer.readBytes(bytes);
        return ReadableBuffer.ByteBufferReader.wrap(bytes);
    }

    /** A body is one value, or any number of data sections, or sequences. */
    private static AmqpBody read(ReadableBuffer message) {
        DecoderImpl decoder = TLSEncode.getDecoder();
        decoder.setBuffer(message);
        try {
            AmqpBody body = new Text("");
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            while (message.hasRemaining()) {
                TypeConstructor<?> section = decoder.readConstructor();
                if (section.getTypeClass() == Data.class) {
                    Binary piece = ((Data) section.readValue()).getValue();
                    data.write(piece.getArray(), piece.getArrayOffset(), piece.getLength());
                    body = new Bytes(data.toByteArray());
                } else if (section.getTypeClass() == AmqpValue.class) {
                    body = value(((AmqpValue) section.readValue()).getValue());
                } else {
                    section.skipValue();
                    body = section.getTypeClass() == AmqpSequence.class
                            ? new Unreadable(UnreadableBody.NOT_TEXT)
                            : body;
                }
            }
            return body;
        } finally {
            decoder.setBuffer(null);
        }
    }

    private static AmqpBody value(Object value) {
        if (value instanceof Binary binary) {
            return new Bytes(copy(binary));
        }
        return value instanceof String text ? new Text(text) : new Unreadable(UnreadableBody.NOT_TEXT);
    }

    private static byte[] copy(Binary binary) {
        byte[] bytes = new byte[binary.getLength()];
        binary.asByteBuffer().get(bytes);
        return bytes;
    }
}
