package io.oktafactors.sandbox.http.control;

import io.oktafactors.sandbox.api.SandboxClock;
import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.http.Call;
import io.oktafactors.sandbox.http.HttpAnswer;
import io.oktafactors.sandbox.http.Route;
import java.util.List;

/** The paths under {@code /sandbox/clock}. */
final class ClockSide {
    private final SandboxClock clock;

    ClockSide(SandboxClock clock) {
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/sandbox/clock", call -> show()), new Route("POST", "/sandbox/clock", this::move));
    }

    private HttpAnswer show() {
        return HttpAnswer.ok(out -> out.object(() -> {
            out.field("now", clock.instant());
            out.field("speed", clock.speed());
        }));
    }

    private HttpAnswer move(Call call) {
        Fields fields = Fields.of(call, "advance", "advanceTo", "speed");
        if (fields.has("advance") && fields.has("advanceTo")) {
            throw new SandboxException("Send either advance or advanceTo, not both.");
        }
        if (fields.has("speed")) {
            clock.setSpeed(fields.number("speed", 1));
        }
        if (fields.has("advance")) {
            clock.advance(fields.duration("advance"));
        }
        if (fields.has("advanceTo")) {
            clock.advanceTo(fields.instant("advanceTo"));
        }
        return show();
    }
}
