package io.oktafactors.kamelets.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Catalogs and schemas on the classpath. */
final class Resources {

    private Resources() {}

    static JsonNode json(String resource) {
        return read(new ObjectMapper(), resource);
    }

    static JsonNode yaml(String resource) {
        return read(new YAMLMapper(), resource);
    }

    private static JsonNode read(ObjectMapper mapper, String resource) {
        try (InputStream text = Resources.class.getResourceAsStream(resource)) {
            if (text == null) {
                throw new IllegalStateException("There is no " + resource + " on the classpath");
            }
            return mapper.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
