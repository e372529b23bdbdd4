package io.oktafactors.sandbox.http;

import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.factor.Ids;
import io.oktafactors.sandbox.factor.Proof;
import io.oktafactors.sandbox.factor.Provider;
import io.oktafactors.sandbox.factor.Totp;
import io.oktafactors.sandbox.json.JsonOut;
import java.util.List;

/** Renders factors with the links of their state. */
public final class FactorJson {

    /** Whether a factor stands for itself or in a list, where some links take another form. */
    public enum Form {
        WHOLE,
        LISTED
    }

    private FactorJson() {}

    public static void write(JsonOut out, String userUrl, Factor factor, Form form) {
        String url = url(userUrl, factor);
        out.object(() -> {
            out.field("id", factor.id());
            out.field("factorType", factor.type().wireName);
            out.field("provider", factor.provider().name());
            out.field("vendorName", factor.provider().name());
            out.field("status", factor.status().name());
            if (!factor.type().profile.bare()) {
                out.field("created", factor.created());
                out.field("lastUpdated", factor.lastUpdated());
                out.object("profile", () -> factor.profile().forEach(out::field));
            }
            out.object("_links", () -> {
                if (factor.active()) {
                    activeLinks(out, userUrl, url, factor);
                } else {
                    pendingLinks(out, url, factor, form);
                }
                out.link("user", userUrl, "GET");
            });
            if (!factor.active() && factor.type().proof == Proof.TOTP) {
                out.object("_embedded", () -> activation(out, url, factor));
            }
        });
    }

    public static void challenge(JsonOut out, String userUrl, Factor factor) {
        String url = url(userUrl, factor);
        out.object(() -> {
            out.field("factorResult", "CHALLENGE");
            if (!factor.type().profile.bare()) {
                out.object(
                        "profile",
                        () -> out.field("phoneNumber", factor.subject().value()));
            }
            out.object("_links", () -> {
                out.link("verify", url + "/verify", "POST");
                out.link("factor", url, "GET", "DELETE");
            });
        });
    }

    private static void activeLinks(JsonOut out, String userUrl, String url, Factor factor) {
        if (factor.type() == FactorType.QUESTION) {
            out.link("questions", userUrl + "/factors/questions", "GET");
        } else {
            out.link("verify", url + "/verify", "POST");
        }
        out.link("self", url, "GET", "DELETE");
    }

    private static void pendingLinks(JsonOut out, String url, Factor factor, Form form) {
        String activate = url + "/lifecycle/activate";
        if (factor.type().challenged()) {
            out.link("activate", activate, "POST");
            out.array(
                    "resend",
                    List.of(factor.type().channel),
                    channel -> out.object(() -> out.linkFields(channel.wireName, url + "/resend", "POST")));
        } else if (form == Form.LISTED) {
            out.namedLink("next", "activate", activate, "POST");
        } else {
            out.link("activate", activate, "POST");
        }
        out.link("self", url, "GET");
    }

    /** What an authenticator app needs. Okta puts the picture's link in another place for its own app than for others. */
    private static void activation(JsonOut out, String url, Factor factor) {
        boolean ownApp = factor.provider() == Provider.OKTA;
        out.object("activation", () -> {
            out.field("timeStep", Totp.STEP.toSeconds());
            out.field("sharedSecret", factor.subject().secret());
            out.field("encoding", "base32");
            out.field("keyLength", Totp.DIGITS);
            if (!ownApp) {
                qrcode(out, url, factor);
            }
        });
        if (ownApp) {
            qrcode(out, url, factor);
        }
    }

    private static void qrcode(JsonOut out, String url, Factor factor) {
        out.object(
                "_links",
                () -> out.object("qrcode", () -> {
                    out.field("href", url + "/qr/" + Ids.derived("00", factor.id()));
                    out.field("type", "image/png");
                }));
    }

    private static String url(String userUrl, Factor factor) {
        return userUrl + "/factors/" + factor.id();
    }
}
