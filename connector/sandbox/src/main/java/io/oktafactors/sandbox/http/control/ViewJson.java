package io.oktafactors.sandbox.http.control;

import io.oktafactors.sandbox.api.SandboxCall;
import io.oktafactors.sandbox.api.SandboxDevice;
import io.oktafactors.sandbox.api.SandboxFactor;
import io.oktafactors.sandbox.api.SandboxMessage;
import io.oktafactors.sandbox.api.SandboxPush;
import io.oktafactors.sandbox.api.SandboxUser;
import io.oktafactors.sandbox.http.okta.UserJson;
import io.oktafactors.sandbox.json.JsonOut;

/** Writes the public views as JSON for {@code /sandbox}. */
final class ViewJson {
    private ViewJson() {}

    static void user(JsonOut out, SandboxUser user) {
        out.object(() -> {
            out.field("id", user.id());
            out.field("login", user.login());
            out.field("status", user.status());
            out.object("profile", () -> UserJson.profile(out, user.profile()));
            out.array("groups", user.groups(), out::text);
            out.array("factors", user.factors(), factor -> factor(out, factor));
            out.array("recoveryPhones", user.recoveryPhones(), out::text);
        });
    }

    static void message(JsonOut out, SandboxMessage message) {
        out.object(() -> {
            out.field("at", message.at());
            out.field("channel", message.channel());
            out.field("address", message.address());
            out.field("factorId", message.factorId());
            out.field("userId", message.userId());
            out.field("code", message.code());
            out.field("purpose", message.purpose());
        });
    }

    static void device(JsonOut out, SandboxDevice device) {
        out.object(() -> {
            out.field("id", device.id());
            out.field("userId", device.userId());
            out.field("name", device.name());
            out.field("platform", device.platform());
            out.field("deviceType", device.deviceType());
            out.field("version", device.version());
            out.field("fastPass", device.fastPass());
            out.field("state", device.state());
            out.field("reaction", device.reaction());
            out.field("delayMillis", device.delayMillis());
        });
    }

    static void push(JsonOut out, SandboxPush push) {
        out.object(() -> {
            out.field("id", push.id());
            out.field("userId", push.userId());
            out.field("factorId", push.factorId());
            out.field("deviceId", push.deviceId());
            out.field("created", push.created());
            out.field("expiresAt", push.expiresAt());
            if (push.correctAnswer() != null) {
                out.field("correctAnswer", push.correctAnswer());
            }
            out.field("result", push.result());
        });
    }

    static void call(JsonOut out, SandboxCall call) {
        out.object(() -> {
            out.field("at", call.at());
            out.field("requestId", call.requestId());
            out.field("method", call.method());
            out.field("path", call.path());
            out.field("status", call.status());
            out.field("outcome", call.outcome());
            out.field("userId", call.userId());
            out.field("principal", call.principal());
            out.field("bucket", call.bucket());
            out.field("fault", call.fault());
        });
    }

    private static void factor(JsonOut out, SandboxFactor factor) {
        out.object(() -> {
            out.field("id", factor.id());
            out.field("factorType", factor.factorType());
            out.field("provider", factor.provider());
            out.field("status", factor.status());
            out.object("profile", () -> factor.profile().forEach(out::field));
        });
    }
}
