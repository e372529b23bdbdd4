package io.oktafactors.routes.broker;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.protonj2.client.AdvancedMessage;
import org.apache.qpid.protonj2.types.Binary;
import org.apache.qpid.protonj2.types.Decimal128;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.apache.qpid.protonj2.types.messaging.AmqpSequence;
import org.apache.qpid.protonj2.types.messaging.AmqpValue;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.Section;

/** Bodies that AMQP knows and that are no ticket. */
enum OddAmqpMessages {
    MAP("neither a text message nor a bytes message", new AmqpValue<>(Map.of("kind", "verify"))),
    NESTED_MAP(
            "neither a text message nor a bytes message",
            new AmqpValue<>(Map.of("ticket", Map.of("kind", List.of("verify"))))),
    MAP_WITH_KEYS_THAT_ARE_NO_TEXT(
            "neither a text message nor a bytes message", new AmqpValue<>(Map.of(UUID.randomUUID(), 1))),
    LIST("neither a text message nor a bytes message", new AmqpValue<>(List.of(1, List.of(2, Map.of("a", "b"))))),
    SEQUENCE("neither a text message nor a bytes message", new AmqpSequence<>(List.of("a", Map.of("b", 1)))),
    SEQUENCES(
            "neither a text message nor a bytes message",
            new AmqpSequence<>(List.of("a")),
            new AmqpSequence<>(List.of("b"))),
    NULL("neither a text message nor a bytes message", new AmqpValue<>(null)),
    NUMBER("neither a text message nor a bytes message", new AmqpValue<>(UnsignedLong.valueOf(7))),
    SYMBOL("neither a text message nor a bytes message", new AmqpValue<>(Symbol.valueOf("{}"))),
    CHARACTER("neither a text message nor a bytes message", new AmqpValue<>('x')),
    ID("neither a text message nor a bytes message", new AmqpValue<>(UUID.randomUUID())),
    DECIMAL("neither a text message nor a bytes message", new AmqpValue<>(new Decimal128(1, 2))),
    ARRAY("neither a text message nor a bytes message", new AmqpValue<>(new String[] {"{", "}"})),
    NOTHING("not a JSON object"),
    EMPTY_TEXT("not a JSON object", new AmqpValue<>("")),
    EMPTY_BINARY("not a JSON object", new AmqpValue<>(new Binary(new byte[0]))),
    EMPTY_DATA("not a JSON object", new Data(new byte[0])),
    DATA_THAT_IS_NO_UTF8("not UTF-8", new Data(new byte[] {(byte) 0xff, (byte) 0xfe})),
    LARGE_TEXT("larger than 4 MiB", new AmqpValue<>(" ".repeat(5 << 20))),
    LARGE_MAP(
            "neither a text message nor a bytes message", new AmqpValue<>(Map.of("key", List.of("x".repeat(300_000)))));

    final String reason;
    private final Section<?>[] sections;

    OddAmqpMessages(String reason, Section<?>... sections) {
        this.reason = reason;
        this.sections = Arrays.copyOf(sections, sections.length);
    }

    AdvancedMessage<Object> message() throws Exception {
        return AmqpDesk.body(sections);
    }
}
