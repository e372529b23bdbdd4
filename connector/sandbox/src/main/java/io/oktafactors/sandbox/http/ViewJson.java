package io.oktafactors.sandbox.http;

import io.oktafactors.sandbox.SandboxCall;
import io.oktafactors.sandbox.SandboxFactor;
import io.oktafactors.sandbox.SandboxMessage;
import io.oktafactors.sandbox.SandboxUser;
import io.oktafactors.sandbox.json.JsonOut;

/** Renders the public views for the {@code /sandbox} side. */
final class ViewJson {
    private ViewJson() {}

    static void user(JsonOut out, SandboxUser user) {
        out.object(() -> {
            out.field("id", user.id());
            out.field("login", user.login());
            out.field("status", user.status());
            out.object("profile", () -> UserJson.profile(out, user.profile()));
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

    static void call(JsonOut out, SandboxCall call) {
        out.object(() -> {
            out.field("at", call.at());
            out.field("method", call.method());
            out.field("path", call.path());
            out.field("status", call.status());
            out.field("userId", call.userId());
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
