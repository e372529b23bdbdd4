package io.oktafactors.sandbox;

/** Renders Okta's user object. */
final class UserJson {
    private UserJson() {}

    static void write(JsonOut out, String url, User user) {
        out.object(() -> {
            out.field("id", user.id());
            out.field("status", user.status().name());
            out.field("created", user.created());
            out.field("activated", user.activated());
            out.field("lastUpdated", user.lastUpdated());
            out.object("profile", () -> user.profile().write(out));
            out.object("_links", () -> out.link("self", url, "GET"));
        });
    }
}
