package io.oktafactors.kamelets.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.OperationRow;
import io.oktafactors.kamelets.KameletFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the component tells tools of its operations, options and headers. */
public final class Catalog {

    static final String SCHEME = "okta-factors";

    private static final JsonNode JSON = Resources.json("/META-INF/io/oktafactors/camel/okta-factors.json");

    private Catalog() {}

    /** The rows of the operations that a Kamelet calls. */
    public static Stream<OperationRow> calls(KameletFile file) {
        return endpoints(file)
                .flatMap(call -> OperationRow.named(call.path()).stream())
                .distinct();
    }

    /** The headers that outrank a property of a Kamelet, with their meaning. */
    public static Map<String, String> headersRead(KameletFile file) {
        Map<String, String> headers = new LinkedHashMap<>();
        endpoints(file).forEach(call -> OperationRow.named(call.path()).ifPresent(row -> {
            for (int at = 0; at < row.headers().size(); at++) {
                if (call.parameters().containsKey(row.parameters().get(at))) {
                    headers.put(row.headers().get(at), header(row.headers().get(at)));
                }
            }
        }));
        return headers;
    }

    /** The headers that every answer sets, with their meaning. */
    public static Map<String, String> headersOfAnAnswer() {
        Map<String, String> headers = new LinkedHashMap<>();
        Stream.of("ResponseCode", "RequestId", "RateLimitLimit", "RateLimitRemaining", "RateLimitReset")
                .map("CamelOktaFactors"::concat)
                .forEach(name -> headers.put(name, header(name)));
        return headers;
    }

    /** What a header means; empty for one that the component does not know. */
    public static String header(String name) {
        return JSON.path("headers").path(name).path("description").asText();
    }

    static boolean isSecret(String option) {
        return JSON.path("properties").path(option).path("secret").asBoolean();
    }

    static boolean hasOperation(String name) {
        return StreamSupport.stream(JSON.at("/properties/operation/enum").spliterator(), false)
                .anyMatch(operation -> operation.asText().equals(name));
    }

    static boolean hasOption(String name) {
        return JSON.path("properties").path(name).path("kind").asText().equals("parameter");
    }

    /** The endpoints of the component in a Kamelet. */
    static Stream<Template.Endpoint> endpoints(KameletFile file) {
        return Template.endpoints(file).stream()
                .filter(endpoint -> endpoint.scheme().equals(SCHEME));
    }
}
