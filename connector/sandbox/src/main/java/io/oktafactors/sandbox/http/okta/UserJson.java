package io.oktafactors.sandbox.http.okta;

import io.oktafactors.sandbox.api.SandboxProfile;
import io.oktafactors.sandbox.json.JsonOut;
import io.oktafactors.sandbox.user.User;

/** Renders Okta's user object. */
public final class UserJson {
    private UserJson() {}

    public static void write(JsonOut out, String url, User user) {
        out.object(() -> {
            out.field("id", user.id());
            out.field("status", user.status().name());
            out.field("created", user.identity().created());
            out.field("activated", user.identity().activated());
            out.field("lastUpdated", user.identity().lastUpdated());
            out.object("profile", () -> profile(out, user.profile()));
            out.object("_links", () -> out.link("self", url, "GET"));
        });
    }

    public static void profile(JsonOut out, SandboxProfile profile) {
        out.field("login", profile.login());
        out.field("email", profile.email());
        out.field("secondEmail", profile.secondEmail());
        out.field("firstName", profile.firstName());
        out.field("lastName", profile.lastName());
        out.field("mobilePhone", profile.mobilePhone());
        out.field("primaryPhone", profile.primaryPhone());
    }
}
