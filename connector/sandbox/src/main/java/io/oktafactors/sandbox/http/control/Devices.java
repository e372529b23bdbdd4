package io.oktafactors.sandbox.http.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.sandbox.api.SandboxDevice;
import io.oktafactors.sandbox.api.SandboxPush;
import io.oktafactors.sandbox.http.Call;
import io.oktafactors.sandbox.http.HttpAnswer;
import io.oktafactors.sandbox.http.Route;
import io.oktafactors.sandbox.json.Body;
import io.oktafactors.sandbox.outside.Authenticators;
import io.oktafactors.sandbox.outside.Phones;
import io.oktafactors.sandbox.proof.OpenCode.Ending;
import java.util.List;
import java.util.Map;

/** The paths under {@code /sandbox} for apps, tokens, security keys and phones with Okta Verify. */
final class Devices {
    /** The default origin of the page that a security key is used on. */
    private static final String ORIGIN = "https://acme.okta.example";

    private final Authenticators authenticators;
    private final Phones phones;

    Devices(Authenticators authenticators, Phones phones) {
        this.authenticators = authenticators;
        this.phones = phones;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/sandbox/authenticators/{factorId}/code", this::code),
                new Route("POST", "/sandbox/authenticators/{factorId}/activation", this::activation),
                new Route("POST", "/sandbox/authenticators/{factorId}/assertion", this::assertion),
                new Route("GET", "/sandbox/otp-tokens/{provider}/{credentialId}/codes", this::tokenCodes),
                new Route("POST", "/sandbox/yubikeys/{serialNumber}/press", this::press),
                new Route("GET", "/sandbox/devices", call -> devices()),
                new Route("POST", "/sandbox/devices", this::scan),
                new Route("PUT", "/sandbox/devices/{deviceId}", this::set),
                new Route("POST", "/sandbox/activations/{activation}/cancel", call -> end(call, Ending.CANCELLED)),
                new Route("POST", "/sandbox/activations/{activation}/fail", call -> end(call, Ending.ERROR)),
                new Route("GET", "/sandbox/pushes", call -> pushes()),
                new Route("POST", "/sandbox/pushes/{pushId}/approve", call -> decide(call, true)),
                new Route("POST", "/sandbox/pushes/{pushId}/deny", call -> decide(call, false)));
    }

    private HttpAnswer code(Call call) {
        return authenticators
                .code(call.factorId())
                .map(Devices::code)
                .orElseGet(() -> HttpAnswer.message(404, "No authenticator app or token has this factor."));
    }

    private HttpAnswer activation(Call call) {
        return fields(authenticators.activation(call.factorId(), origin(call)));
    }

    private HttpAnswer assertion(Call call) {
        return fields(authenticators.assertion(call.factorId(), origin(call)));
    }

    private HttpAnswer tokenCodes(Call call) {
        List<String> codes = authenticators.tokenCodes(call.path("provider"), call.path("credentialId"));
        return HttpAnswer.ok(out -> out.object(() -> out.array("codes", codes, out::text)));
    }

    private HttpAnswer press(Call call) {
        return code(authenticators.pressYubikey(call.path("serialNumber")));
    }

    private HttpAnswer devices() {
        List<SandboxDevice> devices = phones.devices();
        return HttpAnswer.ok(out -> out.array(devices, device -> ViewJson.device(out, device)));
    }

    private HttpAnswer scan(Call call) {
        JsonNode body = Body.required(call.body());
        SandboxDevice phone = SandboxDevice.named("Phone");
        SandboxDevice scanned = phones.scan(
                Body.text(body, "activation"),
                new SandboxDevice(
                        null,
                        null,
                        text(body, "name", phone.name()),
                        text(body, "platform", phone.platform()),
                        text(body, "deviceType", phone.deviceType()),
                        text(body, "version", phone.version()),
                        body.path("fastPass").asBoolean(),
                        text(body, "state", phone.state()),
                        text(body, "reaction", phone.reaction()),
                        body.path("delayMillis").asLong()));
        return HttpAnswer.json(201, out -> ViewJson.device(out, scanned));
    }

    private HttpAnswer end(Call call, Ending how) {
        phones.endActivation(call.path("activation"), how);
        return HttpAnswer.empty(204);
    }

    private HttpAnswer set(Call call) {
        JsonNode body = Body.required(call.body());
        Long delay = body.hasNonNull("delayMillis") ? body.get("delayMillis").asLong() : null;
        SandboxDevice changed =
                phones.set(call.path("deviceId"), Body.text(body, "state"), Body.text(body, "reaction"), delay);
        return HttpAnswer.ok(out -> ViewJson.device(out, changed));
    }

    private HttpAnswer pushes() {
        List<SandboxPush> pushes = phones.pushes();
        return HttpAnswer.ok(out -> out.array(pushes, push -> ViewJson.push(out, push)));
    }

    private HttpAnswer decide(Call call, boolean approve) {
        JsonNode body = Body.optional(call.body());
        Integer number = body.hasNonNull("number") ? body.get("number").asInt() : null;
        SandboxPush decided = phones.decide(call.path("pushId"), approve, number);
        return HttpAnswer.ok(out -> ViewJson.push(out, decided));
    }

    private static HttpAnswer code(String code) {
        return HttpAnswer.ok(out -> out.object(() -> out.field("code", code)));
    }

    private static HttpAnswer fields(Map<String, String> fields) {
        return HttpAnswer.ok(out -> out.object(() -> fields.forEach(out::field)));
    }

    private static String origin(Call call) {
        return text(Body.optional(call.body()), "origin", ORIGIN);
    }

    private static String text(JsonNode body, String field, String byDefault) {
        String value = Body.text(body, field);
        return value == null ? byDefault : value;
    }
}
