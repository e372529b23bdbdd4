package io.oktafactors.sandbox.http.okta;

import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.json.JsonOut;
import io.oktafactors.sandbox.user.Push;

/** Writes pushes. */
final class PushJson {
    private PushJson() {}

    /** The answer to a challenge, with the poll link. */
    static void asked(JsonOut out, String userUrl, Factor factor, Push push) {
        out.object(() -> waiting(out, userUrl, factor, push, push.id()));
    }

    /** The answer to a poll. The id in its links has another form than the one that was polled. */
    static void polled(JsonOut out, String userUrl, Factor factor, Push push, Push.Result result) {
        out.object(() -> {
            switch (result) {
                case SUCCESS -> out.field("factorResult", result.name());
                case WAITING -> waiting(out, userUrl, factor, push, push.pollId());
                case REJECTED, TIMEOUT, CANCELLED -> {
                    out.field("factorResult", result.name());
                    profile(out, factor);
                    FactorJson.verifyLinks(out, userUrl, factor);
                }
            }
        });
    }

    private static void waiting(JsonOut out, String userUrl, Factor factor, Push push, String id) {
        String transaction = ActivationJson.url(userUrl, factor) + "/transactions/" + id;
        out.field("expiresAt", push.expiresAt());
        out.field("factorResult", Push.Result.WAITING.name());
        if (!id.equals(push.id())) {
            profile(out, factor);
        }
        out.object("_links", () -> {
            out.link("poll", transaction, "GET");
            out.link("cancel", transaction, "DELETE");
        });
        number(out, push);
    }

    private static void profile(JsonOut out, Factor factor) {
        out.object("profile", () -> out.field("credentialId", factor.subject().value()));
    }

    private static void number(JsonOut out, Push push) {
        if (push.correctAnswer() != null) {
            out.object(
                    "_embedded", () -> out.object("challenge", () -> out.field("correctAnswer", push.correctAnswer())));
        }
    }
}
