package io.oktafactors.sandbox.http.control;

import io.oktafactors.sandbox.api.SandboxFault;
import io.oktafactors.sandbox.fault.Faults;
import io.oktafactors.sandbox.http.Call;
import io.oktafactors.sandbox.http.HttpAnswer;
import io.oktafactors.sandbox.http.Route;
import io.oktafactors.sandbox.json.JsonOut;
import java.time.Duration;
import java.util.List;

/** The paths under {@code /sandbox/faults}. */
final class FaultsSide {
    private static final String[] FIELDS = {
        "kind", "methods", "pattern", "status", "headers", "body", "delayMillis", "probability", "seed", "times"
    };

    private final Faults faults;

    FaultsSide(Faults faults) {
        this.faults = faults;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/sandbox/faults", call -> all()),
                new Route("POST", "/sandbox/faults", this::add),
                new Route("DELETE", "/sandbox/faults", call -> clear()),
                new Route("DELETE", "/sandbox/faults/{id}", this::remove));
    }

    private HttpAnswer all() {
        return HttpAnswer.ok(out -> out.array(faults.all(), state -> write(out, state)));
    }

    private HttpAnswer add(Call call) {
        Fields fields = Fields.of(call, FIELDS);
        String id = faults.add(new SandboxFault(
                fields.oneOf("kind", SandboxFault.Kind.values()),
                fields.texts("methods"),
                fields.text("pattern", "/*"),
                fields.small("status", 0),
                fields.map("headers"),
                fields.text("body"),
                Duration.ofMillis(fields.whole("delayMillis", 0)),
                fields.number("probability", 1),
                fields.whole("seed", 0),
                fields.small("times", Integer.MAX_VALUE)));
        return HttpAnswer.json(201, out -> out.object(() -> out.field("id", id)));
    }

    private HttpAnswer clear() {
        faults.clear();
        return HttpAnswer.empty(204);
    }

    private HttpAnswer remove(Call call) {
        return faults.remove(call.path("id"))
                ? HttpAnswer.empty(204)
                : HttpAnswer.message(404, "There is no such fault.");
    }

    private static void write(JsonOut out, Faults.State state) {
        SandboxFault fault = state.fault();
        out.object(() -> {
            out.field("id", state.id());
            out.field("kind", fault.kind().name());
            out.array("methods", fault.methods().stream().sorted().toList(), out::text);
            out.field("pattern", fault.pattern());
            if (fault.status() > 0) {
                out.field("status", fault.status());
            }
            out.object("headers", () -> fault.headers().forEach(out::field));
            out.field("body", fault.body());
            out.field("delayMillis", fault.delay().toMillis());
            out.field("probability", fault.probability());
            out.field("seed", fault.seed());
            if (fault.times() < Integer.MAX_VALUE) {
                out.field("times", fault.times());
            }
            out.field("struck", state.struck());
        });
    }
}
