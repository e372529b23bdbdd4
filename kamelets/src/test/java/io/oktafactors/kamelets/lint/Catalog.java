package io.oktafactors.kamelets.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.kamelets.KameletFile;
import io.oktafactors.kamelets.OperationRow;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the component tells tools of its operations, options and headers. */
public final class Catalog {

    static final String SCHEME = "okta-factors";

    private static final JsonNode JSON = Resources.component(SCHEME);

    private static final List<String> OF_EVERY_ANSWER =
            List.of("ResponseCode", "RequestId", "RateLimitLimit", "RateLimitRemaining", "RateLimitReset");

    private static final Set<String> OF_HTTP = Set.of("Content-Type", "CamelHttpResponseCode");

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
        endpoints(file).forEach(call -> OperationRow.named(call.path()).ifPresent(row -> row.parameters().stream()
                .filter(call.parameters()::containsKey)
                .map(OperationRow::header)
                .forEach(name -> headers.put(name, header(name)))));
        return headers;
    }

    /**
     * The headers of a Kamelet's message when it has gone through: those that its steps set and those of the answers. Those of HTTP
     * are for the caller of an endpoint, not for the message.
     */
    public static Set<String> headersSet(KameletFile file) {
        Set<String> headers = new LinkedHashSet<>();
        file.template()
                .findValues("setHeader")
                .forEach(step -> headers.add(step.path("name").asText()));
        headers.removeAll(OF_HTTP);
        headers.addAll(headersOfAnswers(file).keySet());
        return headers;
    }

    /** The headers that the answers to the calls of a Kamelet set, with their meaning. */
    private static Map<String, String> headersOfAnswers(KameletFile file) {
        Map<String, String> headers = new LinkedHashMap<>();
        JSON.path("headers").properties().forEach(header -> {
            String meaning = header.getValue().path("description").asText();
            if (calls(file).anyMatch(row -> isSetBy(row, meaning))) {
                headers.put(header.getKey(), meaning);
            }
        });
        List<String> others = Stream.concat(
                        endpoints(file).anyMatch(call -> call.parameters().containsKey("await"))
                                ? Stream.of("Outcome")
                                : Stream.empty(),
                        calls(file).findAny().isPresent() ? OF_EVERY_ANSWER.stream() : Stream.empty())
                .toList();
        others.forEach(name -> headers.put("CamelOktaFactors" + name, header("CamelOktaFactors" + name)));
        return headers;
    }

    /** By what the meaning says: "enrollFactor sets the header to the id", "Set by enrollFactor and pollFactorActivation". */
    private static boolean isSetBy(OperationRow row, String meaning) {
        return Pattern.compile("[;.] " + row.name() + " sets the header|Set by (\\w+ and )?" + row.name() + "\\b")
                .matcher(meaning)
                .find();
    }

    /** What a header means; empty for one that the component does not know. */
    public static String header(String name) {
        return JSON.path("headers").path(name).path("description").asText();
    }

    /** The Java type of a header without its package; empty for one that the component does not know. */
    static String type(String name) {
        return JSON.path("headers").path(name).path("javaType").asText().replaceFirst(".*[.]", "");
    }

    static boolean isSecret(String option) {
        return JSON.path("properties").path(option).path("secret").asBoolean();
    }

    static boolean hasOperation(String name) {
        return StreamSupport.stream(JSON.at("/properties/operation/enum").spliterator(), false)
                .anyMatch(operation -> operation.asText().equals(name));
    }

    /** The endpoints of the component in a Kamelet. */
    static Stream<Template.Endpoint> endpoints(KameletFile file) {
        return Template.endpoints(file).stream()
                .filter(endpoint -> endpoint.scheme().equals(SCHEME));
    }
}
