package io.oktafactors.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Writes JSON straight from the model, in Okta's conventions for dates and links; null fields are left out. */
final class JsonOut {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final JsonGenerator generator;

    private JsonOut(JsonGenerator generator) {
        this.generator = generator;
    }

    static byte[] bytes(Consumer<JsonOut> document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            document.accept(new JsonOut(generator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    void object(Runnable fields) {
        write(JsonGenerator::writeStartObject);
        fields.run();
        write(JsonGenerator::writeEndObject);
    }

    void object(String name, Runnable fields) {
        write(out -> out.writeFieldName(name));
        object(fields);
    }

    <T> void array(Collection<T> items, Consumer<T> item) {
        write(JsonGenerator::writeStartArray);
        items.forEach(item);
        write(JsonGenerator::writeEndArray);
    }

    <T> void array(String name, Collection<T> items, Consumer<T> item) {
        write(out -> out.writeFieldName(name));
        array(items, item);
    }

    void field(String name, String value) {
        if (value != null) {
            write(out -> out.writeStringField(name, value));
        }
    }

    void field(String name, long value) {
        write(out -> out.writeNumberField(name, value));
    }

    void field(String name, Instant value) {
        if (value != null) {
            field(name, DATE.format(value));
        }
    }

    void text(String value) {
        write(out -> out.writeString(value));
    }

    /** A link of Okta's HAL dialect: where it goes and which methods it takes. */
    void link(String rel, String href, String... methods) {
        object(rel, () -> linkFields(null, href, methods));
    }

    void namedLink(String rel, String name, String href, String... methods) {
        object(rel, () -> linkFields(name, href, methods));
    }

    /** Fields of a link, for where the link stands in an array. */
    void linkFields(String name, String href, String... methods) {
        field("name", name);
        field("href", href);
        object("hints", () -> array("allow", List.of(methods), this::text));
    }

    private void write(Step step) {
        try {
            step.on(generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Step {
        void on(JsonGenerator generator) throws IOException;
    }
}
