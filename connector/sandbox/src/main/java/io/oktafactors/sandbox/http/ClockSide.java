package io.oktafactors.sandbox.http;

import io.oktafactors.sandbox.api.SandboxClock;
import io.oktafactors.sandbox.api.SandboxException;
import java.util.List;

/** The time, under {@code /sandbox/clock}. */
final class ClockSide {
    private final SandboxClock clock;

    ClockSide(SandboxClock clock) {
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/sandbox/clock", call -> show()), new Route("POST", "/sandbox/clock", this::move));
    }

    private Answer show() {
        return Answer.ok(out -> out.object(() -> {
            out.field("now", clock.instant());
            out.field("speed", clock.speed());
        }));
    }

    private Answer move(Call call) {
        Fields fields = Fields.of(call, "advance", "advanceTo", "speed");
        if (fields.has("advance") && fields.has("advanceTo")) {
            throw new SandboxException("Give advance or advanceTo, not both.");
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
