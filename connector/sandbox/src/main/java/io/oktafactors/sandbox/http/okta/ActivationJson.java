package io.oktafactors.sandbox.http.okta;

import io.oktafactors.sandbox.factor.Channel;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.json.JsonOut;
import io.oktafactors.sandbox.proof.OpenCode;
import io.oktafactors.sandbox.proof.Otp;
import io.oktafactors.sandbox.proof.Provider;
import io.oktafactors.sandbox.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Writes the data that apps, devices and keys need for their activation. */
final class ActivationJson {
    /** Timeout of a U2F key in seconds; a hint for the page. */
    static final int U2F_TIMEOUT = 20;

    private static final String VERSION = "U2F_V2";
    private static final List<Long> ALGORITHMS = List.of(-7L, -257L);

    private ActivationJson() {}

    /** The URL of a factor. */
    static String url(String userUrl, Factor factor) {
        return userUrl + "/factors/" + factor.id();
    }

    static void write(JsonOut out, String url, User user, Factor factor, Instant now) {
        switch (factor.type().lifecycle) {
            case APP -> out.object("_embedded", () -> app(out, url, factor));
            case DEVICE -> out.object("_embedded", () -> out.object("activation", () -> device(out, url, factor, now)));
            case KEY -> out.object("_embedded", () -> out.object("activation", () -> key(out, user, factor)));
            default -> {
                // no data: the code is sent
            }
        }
    }

    /** The answer to a poll of a device's activation that is not complete. */
    static void poll(JsonOut out, String userUrl, Factor factor, Instant now) {
        String url = url(userUrl, factor);
        OpenCode.Ending ending = factor.open().ending(now);
        out.object(() -> {
            if (ending != null) {
                out.field("factorResult", ending.name());
                out.object("_links", () -> out.link("activate", url + "/lifecycle/activate", "POST"));
                return;
            }
            waiting(out, factor);
            out.object("_links", () -> {
                out.link("poll", url + "/lifecycle/activate/poll", "POST");
                deviceLinks(out, url, factor);
            });
        });
    }

    /** An activation that ended has its result; the poll link tells where to restart it. */
    private static void device(JsonOut out, String url, Factor factor, Instant now) {
        OpenCode.Ending ending = factor.open().ending(now);
        if (ending != null) {
            out.field("factorResult", ending.name());
            return;
        }
        waiting(out, factor);
        out.object("_links", () -> deviceLinks(out, url, factor));
    }

    private static void waiting(JsonOut out, Factor factor) {
        out.field("expiresAt", factor.open().expiresAt());
        out.field("factorResult", "WAITING");
    }

    private static void deviceLinks(JsonOut out, String url, Factor factor) {
        out.array(
                "send",
                List.of(Channel.EMAIL, Channel.SMS),
                channel -> out.object(() ->
                        out.linkFields(channel.wireName, url + "/lifecycle/activate/" + channel.wireName, "POST")));
        qrcode(out, url, factor);
    }

    /** Okta puts the link of the QR code in another place for its own app than for others. */
    private static void app(JsonOut out, String url, Factor factor) {
        boolean ownApp = factor.type().provider == Provider.OKTA;
        out.object("activation", () -> {
            out.field("timeStep", Otp.APP_STEP);
            out.field("sharedSecret", factor.subject().secret());
            out.field("encoding", "base32");
            out.field("keyLength", Otp.APP_DIGITS);
            if (!ownApp) {
                out.object("_links", () -> qrcode(out, url, factor));
            }
        });
        if (ownApp) {
            out.object("_links", () -> qrcode(out, url, factor));
        }
    }

    private static void qrcode(JsonOut out, String url, Factor factor) {
        out.object("qrcode", () -> {
            out.field("href", url + "/qr/" + QrCode.token(factor));
            out.field("type", "image/png");
        });
    }

    private static void key(JsonOut out, User user, Factor factor) {
        if (factor.type() == FactorType.U2F) {
            out.field("version", VERSION);
            out.field("nonce", factor.open().code());
            out.field("timeoutSeconds", U2F_TIMEOUT);
            return;
        }
        out.field("attestation", "direct");
        out.object("authenticatorSelection", () -> {
            out.field("userVerification", "preferred");
            out.field("requireResidentKey", false);
        });
        out.field("challenge", factor.open().code());
        List<String> known = user.factors().stream()
                .filter(other -> other.type() == factor.type() && other.active())
                .map(other -> other.subject().value())
                .filter(Objects::nonNull) // keys of the organization's YAML
                .toList();
        out.array(
                "excludeCredentials",
                known,
                credential -> out.object(() -> {
                    out.field("type", "public-key");
                    out.field("id", credential);
                }));
        out.array(
                "pubKeyCredParams",
                ALGORITHMS,
                algorithm -> out.object(() -> {
                    out.field("type", "public-key");
                    out.field("alg", algorithm);
                }));
        out.object("rp", () -> out.field("name", "Okta Factors sandbox"));
        out.object("user", () -> {
            out.field("displayName", user.login());
            out.field("name", user.login());
            out.field("id", user.id());
        });
    }
}
