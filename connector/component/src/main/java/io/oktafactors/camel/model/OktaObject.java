package io.oktafactors.camel.model;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JSON object of Okta. Getters read from the tree and never fail: they return null, or an empty list or map, if the field is
 * missing or of another type. Two objects are equal if they have the same type and equal trees.
 */
public abstract class OktaObject {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Where links are: the QR code of an activation is in one of two places, depending on the app. */
    private static final List<String> LINKS = List.of("/_links", "/_embedded/activation/_links", "/_embedded/_links");

    /** Fields that {@link #toString} may show, and only if the value looks like a name: no numbers and no free text. */
    private static final List<String> SHOWN = List.of("id", "factorType", "provider", "status", "factorResult");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9:_.-]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9:_.-]*");

    /** A value that is not an object is kept too, and read like an empty object, so that it does not spoil its list. */
    private final JsonNode tree;

    OktaObject(JsonNode tree) {
        this.tree = tree.deepCopy();
    }

    /** A copy of the tree, with all fields. */
    public JsonNode toTree() {
        return tree.deepCopy();
    }

    /** The JSON, with all fields. It shows what {@link #toString} hides. */
    public String toJson() {
        return tree.toString();
    }

    /** The fields as maps, lists, texts, numbers and booleans; a copy. */
    public Map<String, Object> toMap() {
        return map(tree);
    }

    /** The value of a field, as in {@link #toMap}; null if there is none. */
    public Object get(String field) {
        return MAPPER.convertValue(tree.path(field), Object.class);
    }

    /** The first link of that relation, such as {@code poll}; null where there is none. */
    public Link link(String relation) {
        return links(relation).stream().findFirst().orElse(null);
    }

    /**
     * The links of that relation, whether Okta wrote one or a list, in {@code _links} or in the activation. In lists Okta may
     * use the relation {@code next} with a name: such a link is found by its name.
     */
    public List<Link> links(String relation) {
        Stream<Link> own =
                LINKS.stream().flatMap(place -> Link.in(tree.at(place).path(relation)));
        Stream<Link> next = Link.in(tree.at("/_links/next")).filter(link -> relation.equals(link.getName()));
        return Stream.concat(own, next).toList();
    }

    /** Type and status; never a phone number, secret, passcode or answer. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", getClass().getSimpleName() + "[", "]");
        for (String field : SHOWN) {
            String value = text(field);
            if (value != null
                    && NAME.matcher(value).matches()
                    && !NUMBER.matcher(value).matches()) {
                text.add(field + "=" + value);
            }
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other != null && other.getClass() == getClass() && ((OktaObject) other).tree.equals(tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    /** The tree itself, for Jackson. */
    @JsonValue
    final JsonNode tree() {
        return tree;
    }

    final String text(String field) {
        return text(tree.path(field));
    }

    final JsonNode at(String pointer) {
        return tree.at(pointer);
    }

    static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : null;
    }

    static Instant time(JsonNode value) {
        try {
            return value.isTextual()
                    ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(value.textValue(), Instant::from)
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static JsonNode node(Object value) {
        return MAPPER.valueToTree(value);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(JsonNode value) {
        return value.isObject() ? MAPPER.convertValue(value, Map.class) : Map.of();
    }
}
