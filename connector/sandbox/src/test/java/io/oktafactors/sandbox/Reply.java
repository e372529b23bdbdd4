package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** An answer as it came over the wire. */
record Reply(int status, HttpHeaders headers, String text) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Reply of(HttpResponse<String> response) {
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    JsonNode json() {
        try {
            return text.isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /** A text by JSON pointer; empty if it is absent. */
    String at(String pointer) {
        return json().at(pointer).asText();
    }

    String id() {
        return at("/id");
    }

    String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** The methods of each link, as {@code rel: METHODS}, in the order of the answer. */
    List<String> links() {
        return links(json());
    }

    static List<String> links(JsonNode resource) {
        List<String> links = new ArrayList<>();
        resource.path("_links").properties().forEach(link -> {
            boolean array = link.getValue().isArray();
            JsonNode target = array ? link.getValue().get(0) : link.getValue();
            List<String> methods = new ArrayList<>();
            target.at("/hints/allow").forEach(method -> methods.add(method.asText()));
            links.add(link.getKey() + (array ? "[]" : "") + ": " + String.join(",", methods));
        });
        return links;
    }

    Reply isOk() {
        assertThat(status).as(text).isEqualTo(200);
        return this;
    }

    void isRefused(int expectedStatus, String errorCode) {
        assertThat(status).as(text).isEqualTo(expectedStatus);
        assertThat(at("/errorCode")).isEqualTo(errorCode);
    }

    void isRefused(int expectedStatus, String errorCode, String cause) {
        isRefused(expectedStatus, errorCode);
        assertThat(at("/errorCauses/0/errorSummary")).isEqualTo(cause);
    }
}
