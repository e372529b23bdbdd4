package io.oktafactors.sandbox.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Writes JSON from the model, with Okta's conventions for dates and links; null fields are omitted. */
public final class JsonOut {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator generator;

    private JsonOut(JsonGenerator generator) {
        this.generator = generator;
    }

    public static byte[] bytes(Consumer<JsonOut> document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            document.accept(new JsonOut(generator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public void object(Runnable fields) {
        write(JsonGenerator::writeStartObject);
        fields.run();
        write(JsonGenerator::writeEndObject);
    }

    public void object(String name, Runnable fields) {
        write(out -> out.writeFieldName(name));
        object(fields);
    }

    public <T> void array(Collection<T> items, Consumer<T> item) {
        write(JsonGenerator::writeStartArray);
        items.forEach(item);
        write(JsonGenerator::writeEndArray);
    }

    public <T> void array(String name, Collection<T> items, Consumer<T> item) {
        write(out -> out.writeFieldName(name));
        array(items, item);
    }

    public void field(String name, String value) {
        if (value != null) {
            write(out -> out.writeStringField(name, value));
        }
    }

    public void field(String name, long value) {
        write(out -> out.writeNumberField(name, value));
    }

    public void field(String name, double value) {
        write(out -> out.writeNumberField(name, value));
    }

    public void field(String name, boolean value) {
        write(out -> out.writeBooleanField(name, value));
    }

    public void field(String name, Instant value) {
        if (value != null) {
            field(name, Dates.iso(value));
        }
    }

    public void text(String value) {
        write(out -> out.writeString(value));
    }

    /** A link in Okta's HAL format: its URL and the allowed methods. */
    public void link(String rel, String href, String... methods) {
        object(rel, () -> linkFields(null, href, methods));
    }

    public void namedLink(String rel, String name, String href, String... methods) {
        object(rel, () -> linkFields(name, href, methods));
    }

    /** The fields of a link that is an element of an array. */
    public void linkFields(String name, String href, String... methods) {
        field("name", name);
        field("href", href);
        object("hints", () -> array("allow", List.of(methods), this::text));
    }

    private void write(LifecycleStep step) {
        try {
            step.on(generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface LifecycleStep {
        void on(JsonGenerator generator) throws IOException;
    }
}
