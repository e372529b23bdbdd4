package io.oktafactors.kamelets.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Catalogs and schemas on the classpath. */
final class Resources {

    private Resources() {}

    static JsonNode json(String resource) {
        return read(new ObjectMapper(), resource);
    }

    static JsonNode yaml(String resource) {
        return read(new YAMLMapper(), resource);
    }

    /** The catalog JSON of a component. */
    static JsonNode component(String scheme) {
        Properties service = new Properties();
        try (InputStream text = open("/META-INF/services/org/apache/camel/component/" + scheme)) {
            service.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String type = service.getProperty("class");
        return json("/META-INF/" + type.substring(0, type.lastIndexOf('.')).replace('.', '/') + "/" + scheme + ".json");
    }

    private static JsonNode read(ObjectMapper mapper, String resource) {
        try (InputStream text = open(resource)) {
            return mapper.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream text = Resources.class.getResourceAsStream(resource);
        if (text == null) {
            throw new IllegalStateException("There is no " + resource + " on the classpath");
        }
        return text;
    }
}
