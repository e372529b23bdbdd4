package io.oktafactors.sandbox.http.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.sandbox.api.SandboxProfile;
import io.oktafactors.sandbox.api.SandboxUser;
import io.oktafactors.sandbox.http.Call;
import io.oktafactors.sandbox.http.HttpAnswer;
import io.oktafactors.sandbox.http.Route;
import io.oktafactors.sandbox.json.Body;
import io.oktafactors.sandbox.outside.Outside;
import io.oktafactors.sandbox.user.UserStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The paths under {@code /sandbox} for users and circumstances. */
final class PeopleSide {
    private final Outside outside;

    PeopleSide(Outside outside) {
        this.outside = outside;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/sandbox/users", this::users),
                new Route("GET", "/sandbox/users/{idOrLogin}", this::user),
                new Route("POST", "/sandbox/users", this::addUser),
                new Route("PUT", "/sandbox/users/{idOrLogin}/status", this::setStatus),
                new Route("PUT", "/sandbox/users/{idOrLogin}/factors/{factorId}/status", this::setFactorStatus),
                new Route("GET", "/sandbox/circumstances", call -> circumstances()),
                new Route("PUT", "/sandbox/circumstances/{name}", this::setCircumstance));
    }

    private HttpAnswer users(Call call) {
        String login = call.query("login");
        int limit = Fields.most(call, "limit");
        List<SandboxUser> users = outside.users(login == null ? "" : login, limit);
        return HttpAnswer.ok(out -> out.array(users, user -> ViewJson.user(out, user)));
    }

    private HttpAnswer user(Call call) {
        return userOrMissing(200, outside.user(call.path("idOrLogin")));
    }

    private HttpAnswer addUser(Call call) {
        Fields.of(call, "login", "status", "profile", "groups");
        JsonNode body = Body.required(call.body());
        JsonNode profile = Body.object(body, "profile");
        String login = Body.text(body, "login");
        String email = Body.text(profile, "email");
        String status = Body.text(body, "status");
        SandboxUser added = outside.addUser(
                new SandboxProfile(
                        login,
                        email == null ? login : email,
                        Body.text(profile, "secondEmail"),
                        Body.text(profile, "firstName"),
                        Body.text(profile, "lastName"),
                        Body.text(profile, "mobilePhone"),
                        Body.text(profile, "primaryPhone")),
                status == null ? UserStatus.ACTIVE.name() : status,
                Set.copyOf(Body.texts(body, "groups")));
        return userOrMissing(201, Optional.of(added));
    }

    private HttpAnswer setStatus(Call call) {
        String status = Fields.of(call, "status").text("status");
        return userOrMissing(200, outside.setStatus(call.path("idOrLogin"), status));
    }

    private HttpAnswer setFactorStatus(Call call) {
        String status = Fields.of(call, "status").text("status");
        return userOrMissing(200, outside.setFactorStatus(call.path("idOrLogin"), call.factorId(), status));
    }

    private HttpAnswer setCircumstance(Call call) {
        outside.setCircumstance(call.path("name"), Fields.of(call, "targets").texts("targets"));
        return circumstances();
    }

    private HttpAnswer circumstances() {
        Map<String, Set<String>> inForce = outside.circumstances();
        return HttpAnswer.ok(
                out -> out.object(() -> inForce.forEach((name, targets) -> out.array(name, targets, out::text))));
    }

    private static HttpAnswer userOrMissing(int status, Optional<SandboxUser> found) {
        return found.map(user -> HttpAnswer.json(status, out -> ViewJson.user(out, user)))
                .orElseGet(() -> HttpAnswer.message(404, "There is no such user."));
    }
}
