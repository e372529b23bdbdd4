package io.oktafactors.sandbox.http.okta;

import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.factor.Lifecycle;
import io.oktafactors.sandbox.factor.LifecycleStep;
import io.oktafactors.sandbox.json.JsonOut;
import io.oktafactors.sandbox.proof.Proof;
import io.oktafactors.sandbox.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes factors with the links of their status. */
final class FactorJson {

    /** The form of a factor in an answer: Okta's lists differ from single factors, and not always in the same way. */
    enum Form {
        WHOLE,
        /** In a list: the link to the next step of an app has another name. */
        LISTED,
        /** In a list with partial links: clients have to read a factor by {@code self} before they act on it. */
        PARTIAL
    }

    private FactorJson() {}

    static void write(JsonOut out, String userUrl, User user, Factor factor, Form form, Instant now) {
        String url = ActivationJson.url(userUrl, factor);
        FactorType type = factor.type();
        out.object(() -> {
            out.field("id", factor.id());
            out.field("factorType", type.wireName);
            out.field("provider", type.provider.name());
            if (form != Form.PARTIAL) {
                out.field("vendorName", factor.vendor());
            }
            out.field("status", factor.status().name());
            if (!type.profile.bare()) {
                out.field("created", factor.created());
                out.field("lastUpdated", factor.lastUpdated());
                out.field("lastVerified", factor.lastVerified());
            }
            if (!type.profile.bare() || !factor.pending()) {
                profile(out, factor);
            }
            if (form == Form.PARTIAL) {
                out.object("_links", () -> out.link("self", url, "GET"));
                return;
            }
            out.object("_links", () -> links(out, userUrl, url, factor, form));
            if (factor.pending()) {
                ActivationJson.write(out, url, user, factor, now);
            }
        });
    }

    /** What the user has to answer, and where. */
    static void challenge(JsonOut out, String userUrl, Factor factor) {
        out.object(() -> {
            out.field("factorResult", "CHALLENGE");
            if (!factor.type().profile.bare()) {
                profile(out, factor);
            }
            verifyLinks(out, userUrl, factor);
            if (factor.type().lifecycle == Lifecycle.KEY) {
                out.object("_embedded", () -> out.object("challenge", () -> nonce(out, factor)));
            }
        });
    }

    /** A right answer; for a key it includes the profile. */
    static void success(JsonOut out, Factor factor) {
        out.object(() -> {
            out.field("factorResult", "SUCCESS");
            if (factor.type().lifecycle == Lifecycle.KEY) {
                profile(out, factor);
            }
        });
    }

    static void verifyLinks(JsonOut out, String userUrl, Factor factor) {
        String url = ActivationJson.url(userUrl, factor);
        out.object("_links", () -> {
            out.link("verify", url + "/verify", "POST");
            out.link("factor", url, "GET", "DELETE");
        });
    }

    private static void profile(JsonOut out, Factor factor) {
        Map<String, String> profile = factor.profile();
        String key = factor.subject().secret();
        boolean device = factor.type().takesSiblings() && key != null;
        if (!profile.isEmpty()) {
            out.object("profile", () -> {
                profile.forEach(out::field);
                if (device) {
                    out.array("keys", List.of(key), each -> jwk(out, each.split(":")));
                }
            });
        }
    }

    private static void jwk(JsonOut out, String[] parts) {
        out.object(() -> {
            out.field("kty", "EC");
            out.field("use", "sig");
            out.field("kid", parts[0]);
            out.field("crv", "P-256");
            out.field("x", parts[1]);
            out.field("y", parts[2]);
            out.field("jwkType", "proofOfPossession");
        });
    }

    private static void links(JsonOut out, String userUrl, String url, Factor factor, Form form) {
        Lifecycle lifecycle = factor.type().lifecycle;
        if (factor.pending()) {
            pendingLinks(out, url, factor, form);
        } else {
            if (factor.type().proof == Proof.ANSWER) {
                out.link("questions", userUrl + "/factors/questions", "GET");
            } else if (lifecycle.allows(factor.status(), LifecycleStep.ANSWER)
                    || lifecycle.allows(factor.status(), LifecycleStep.CHALLENGE)) {
                out.link("verify", url + "/verify", "POST");
            }
            out.link("self", url, "GET", "DELETE");
        }
        out.link("user", userUrl, "GET");
    }

    private static void pendingLinks(JsonOut out, String url, Factor factor, Form form) {
        String activate = url + "/lifecycle/activate";
        Lifecycle lifecycle = factor.type().lifecycle;
        if (lifecycle == Lifecycle.DEVICE) {
            out.link("poll", activate + "/poll", "POST");
        } else if (lifecycle == Lifecycle.APP && form == Form.LISTED) {
            out.namedLink("next", "activate", activate, "POST");
        } else if (lifecycle.knows(LifecycleStep.ACTIVATE)) {
            out.link("activate", activate, "POST");
        }
        if (factor.type().sent()) {
            out.array(
                    "resend",
                    List.of(factor.type().channel),
                    channel -> out.object(() -> out.linkFields(channel.wireName, url + "/resend", "POST")));
        }
        out.link("self", url, "GET");
    }

    private static void nonce(JsonOut out, Factor factor) {
        if (factor.type() == FactorType.U2F) {
            out.field("nonce", factor.open().code());
            out.field("timeoutSeconds", ActivationJson.U2F_TIMEOUT);
        } else {
            out.field("challenge", factor.open().code());
            out.object("extensions", () -> {});
        }
    }
}
