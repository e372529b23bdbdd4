package io.oktafactors.camel.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A user of the organization. */
public final class User extends OktaObject {

    private User(JsonNode tree) {
        super(tree);
    }

    @JsonCreator
    public static User of(JsonNode tree) {
        return new User(tree);
    }

    public String getId() {
        return text("id");
    }

    /** The status, such as {@code ACTIVE}, {@code STAGED} or {@code DEPROVISIONED}. */
    public String getStatus() {
        return text("status");
    }

    public String getLogin() {
        return text(at("/profile/login"));
    }

    /** The user's attributes; empty if there are none. */
    public Map<String, Object> getProfile() {
        return map(at("/profile"));
    }
}
