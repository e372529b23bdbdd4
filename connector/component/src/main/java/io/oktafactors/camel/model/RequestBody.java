package io.oktafactors.camel.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request body, which is built field by field; each method returns a copy. */
abstract class RequestBody<T extends RequestBody<T>> extends OktaObject {

    RequestBody(JsonNode tree) {
        super(tree);
    }

    abstract T copy(ObjectNode tree);

    /** A copy with this field, for fields without a method of their own. Null removes the field. */
    public T with(String field, Object value) {
        ObjectNode changed = changeable();
        put(changed, field, value);
        return copy(changed);
    }

    final T within(String part, String field, Object value) {
        ObjectNode changed = changeable();
        put(changed.path(part) instanceof ObjectNode inner ? inner : changed.putObject(part), field, value);
        return copy(changed);
    }

    static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode changeable() {
        return toTree() instanceof ObjectNode object ? object : empty();
    }

    private static void put(ObjectNode tree, String field, Object value) {
        if (value == null) {
            tree.remove(field);
        } else {
            tree.set(field, node(value));
        }
    }
}
