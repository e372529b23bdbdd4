package io.oktafactors.routes.queue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.springframework.jms.support.converter.MessageConverter;
import org.springframework.jms.support.converter.SimpleMessageConverter;

/**
 * Accepts text, and bytes that are text, and nothing else: a Java object from a queue is never deserialized. Any other body
 * becomes an {@link UnreadableBody}; an exception would make the broker redeliver the message for an hour.
 */
final class TextAndBytes implements MessageConverter {

    /** Maximum length in bytes. */
    private static final int LARGEST = 4 << 20;

    private final MessageConverter simple = new SimpleMessageConverter();
    private final Consumer<Message> received;
    private final Consumer<UnreadableBody> counter;

    /**
     * @param received called with each message
     * @param counter called for each message that is not text
     */
    TextAndBytes(Consumer<Message> received, Consumer<UnreadableBody> counter) {
        this.received = received;
        this.counter = counter;
    }

    @Override
    public Message toMessage(Object body, Session session) throws JMSException {
        return simple.toMessage(body instanceof UnreadableBody unreadable ? unreadable.reason() : body, session);
    }

    @Override
    public Object fromMessage(Message message) throws JMSException {
        received.accept(message);
        Object body = body(message);
        if (body instanceof UnreadableBody unreadable) {
            counter.accept(unreadable);
        }
        return body;
    }

    /** The content of a message: text, or what is wrong with it. */
    static Object body(Message message) throws JMSException {
        if (message.propertyExists(UnreadableBody.PROPERTY)) {
            return UnreadableBody.of(message.getObjectProperty(UnreadableBody.PROPERTY));
        }
        if (message instanceof TextMessage text) {
            return text.getText();
        }
        return message instanceof BytesMessage bytes ? text(bytes) : UnreadableBody.NOT_TEXT;
    }

    private static Object text(BytesMessage message) throws JMSException {
        if (message.getBodyLength() > LARGEST) {
            return UnreadableBody.TOO_LARGE;
        }
        byte[] bytes = new byte[(int) message.getBodyLength()];
        message.readBytes(bytes);
        return message.propertyExists(MessageCheck.LARGE_TEXT) ? largeText(bytes) : utf8(bytes);
    }

    private static Object utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return UnreadableBody.NOT_UTF8;
        }
    }

    private static Object largeText(byte[] bytes) {
        ByteBuf body = Unpooled.wrappedBuffer(bytes);
        try {
            SimpleString text = SimpleString.readNullableSimpleString(body);
            return text == null ? "" : text.toString();
        } catch (RuntimeException e) {
            return UnreadableBody.BROKEN;
        }
    }
}
