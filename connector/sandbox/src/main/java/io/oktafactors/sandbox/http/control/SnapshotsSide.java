package io.oktafactors.sandbox.http.control;

import io.oktafactors.sandbox.api.SandboxSnapshot;
import io.oktafactors.sandbox.http.Call;
import io.oktafactors.sandbox.http.HttpAnswer;
import io.oktafactors.sandbox.http.Route;
import io.oktafactors.sandbox.json.JsonOut;
import io.oktafactors.sandbox.outside.Snapshots;
import java.util.List;

/** The paths under {@code /sandbox/snapshots}. */
final class SnapshotsSide {
    private final Snapshots snapshots;

    SnapshotsSide(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/sandbox/snapshots", call -> all()),
                new Route("POST", "/sandbox/snapshots", call -> take()),
                new Route("POST", "/sandbox/snapshots/{id}/restore", this::restore),
                new Route("DELETE", "/sandbox/snapshots/{id}", this::forget));
    }

    private HttpAnswer all() {
        return HttpAnswer.ok(out -> out.array(snapshots.all(), snapshot -> write(out, snapshot)));
    }

    private HttpAnswer take() {
        SandboxSnapshot taken = snapshots.take();
        return HttpAnswer.json(201, out -> write(out, taken));
    }

    private HttpAnswer restore(Call call) {
        snapshots.restore(call.path("id"));
        return HttpAnswer.empty(204);
    }

    private HttpAnswer forget(Call call) {
        snapshots.forget(call.path("id"));
        return HttpAnswer.empty(204);
    }

    private static void write(JsonOut out, SandboxSnapshot snapshot) {
        out.object(() -> {
            out.field("id", snapshot.id());
            out.field("at", snapshot.at());
            out.field("users", snapshot.users());
        });
    }
}
