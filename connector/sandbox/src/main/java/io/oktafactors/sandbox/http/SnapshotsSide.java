package io.oktafactors.sandbox.http;

import io.oktafactors.sandbox.api.SandboxSnapshot;
import io.oktafactors.sandbox.json.JsonOut;
import io.oktafactors.sandbox.outside.Snapshots;
import java.util.List;

/** States to go back to, under {@code /sandbox/snapshots}. */
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

    private Answer all() {
        return Answer.ok(out -> out.array(snapshots.all(), snapshot -> write(out, snapshot)));
    }

    private Answer take() {
        SandboxSnapshot taken = snapshots.take();
        return Answer.json(201, out -> write(out, taken));
    }

    private Answer restore(Call call) {
        snapshots.restore(call.path("id"));
        return Answer.empty(204);
    }

    private Answer forget(Call call) {
        snapshots.forget(call.path("id"));
        return Answer.empty(204);
    }

    private static void write(JsonOut out, SandboxSnapshot snapshot) {
        out.object(() -> {
            out.field("id", snapshot.id());
            out.field("at", snapshot.at());
            out.field("users", snapshot.users());
        });
    }
}
