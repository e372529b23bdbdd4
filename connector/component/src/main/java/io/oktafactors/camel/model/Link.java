package io.oktafactors.camel.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A link in an answer to the next operation. It is not a record: Camel's expression languages read {@code href} by a getter or
 * a method of that name, and fail if there are both.
 */
public final class Link {

    private final String href;
    private final String name;
    private final String type;
    private final List<String> allow;

    private Link(String href, String name, String type, List<String> allow) {
        this.href = href;
        this.name = name;
        this.type = type;
        this.allow = allow;
    }

    /** The URL. */
    public String getHref() {
        return href;
    }

    /** Distinguishes links of one relation, such as {@code sms} and {@code email}; null if there is none. */
    public String getName() {
        return name;
    }

    /** The media type of the target; null if the link has none. */
    public String getType() {
        return type;
    }

    /** The allowed HTTP methods; empty if the link has none. */
    public List<String> getAllow() {
        return allow;
    }

    /** Without the URL, since the URL of a QR code gives access to its secret. */
    @Override
    public String toString() {
        return "Link[name=" + name + ", allow=" + allow + "]";
    }

    /** The links in a value that is a link or an array of links; anything else is skipped. */
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
