package io.oktafactors.camel.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A link in an answer: what can be done next.
 *
 * @param href the URL
 * @param name tells links of one relation apart, such as {@code sms} and {@code email}; null where there is none
 * @param type media type of what is behind it; null where it is not told
 * @param allow HTTP methods; empty where they are not told
 */
public record Link(String href, String name, String type, List<String> allow) {

    /** For expression languages that look for getters. */
    public String getHref() {
        return href;
    }

    public String getName() {
        return name;
    }

    public String getType() {
        return type;
    }

    public List<String> getAllow() {
        return allow;
    }

    /** The links in a value that is one of them or an array of them; what is no link is passed over. */
    static Stream<Link> in(JsonNode value) {
        Stream<JsonNode> all = value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
        return all.filter(link -> link.path("href").isTextual()).map(Link::of);
    }

    private static Link of(JsonNode link) {
        List<String> allow = StreamSupport.stream(link.at("/hints/allow").spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
        return new Link(
                link.path("href").textValue(),
                OktaObject.text(link.path("name")),
                OktaObject.text(link.path("type")),
                allow);
    }
}
