package io.oktafactors.camel.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A link in an answer: what can be done next. No record: Camel's expression languages take {@code href} for a getter or a
 * method of that name, and fail where there are both.
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

    /** Tells links of one relation apart, such as {@code sms} and {@code email}; null where there is none. */
    public String getName() {
        return name;
    }

    /** Media type of what is behind it; null where it is not told. */
    public String getType() {
        return type;
    }

    /** HTTP methods; empty where they are not told. */
    public List<String> getAllow() {
        return allow;
    }

    /** Without the URL: whoever has that of a QR code has the secret in it. */
    @Override
    public String toString() {
        return "Link[name=" + name + ", allow=" + allow + "]";
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
