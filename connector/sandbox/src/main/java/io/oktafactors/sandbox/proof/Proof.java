package io.oktafactors.sandbox.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.json.Body;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a person proves possession of a factor: the fields of the proof and how they are checked. A one-time code can be used
 * once, activation included; Okta does not document whether it is as strict there.
 */
public enum Proof {
    /** No proof by a caller is possible. */
    NONE() {
        @Override
        public Credential check(Credential credential, JsonNode body, Instant now) {
            throw OktaError.of(OktaErrorCode.UNSUPPORTED);
        }
    },
    CODE("passCode") {
        @Override
        public Credential check(Credential credential, JsonNode body, Instant now) {
            if (credential.open() == null || !credential.open().matches(field(body), now)) {
                throw OktaError.wrongPasscode();
            }
            return credential.withoutOpen();
        }
    },
    ANSWER("answer") {
        @Override
        public Credential check(Credential credential, JsonNode body, Instant now) {
            if (!MessageDigest.isEqual(bytes(credential.subject().secret()), bytes(field(body)))) {
                throw WRONG_ANSWER;
            }
            return credential;
        }
    },
    /** The code of an authenticator app: Okta distinguishes replays and clock drift from wrong codes. */
    TOTP("passCode") {
        @Override
        public Credential check(Credential credential, JsonNode body, Instant now) {
            return oneTime(credential, field(body), now, true);
        }

        @Override
        public Optional<Otp> otp(Credential credential) {
            return Optional.ofNullable(credential.subject().secret()).map(Otp::ofApp);
        }
    },
    /** The code of a token: a used code, or one of another time, is treated as wrong. */
    TOKEN("passCode") {
        @Override
        public Credential check(Credential credential, JsonNode body, Instant now) {
            return oneTime(credential, field(body), now, false);
        }

        @Override
        public Optional<Otp> otp(Credential credential) {
            return Optional.ofNullable(credential.subject().secret()).map(Otp::parse);
        }
    },
    /** The same for a token that shows two codes in a row when it is registered. */
    TOKEN_OF_TWO_CODES("passCode") {
        @Override
        public Credential check(Credential credential, JsonNode body, Instant now) {
            return oneTime(credential, field(body), now, false);
        }

        @Override
        public Credential register(Credential credential, JsonNode body, Instant now) {
            Credential first = check(credential, body, now);
            String next = Body.text(body, "nextPassCode");
            if (next == null) {
                throw OktaError.blank("nextPassCode");
            }
            long following = first.counter() + 1;
            // Okta's documentation has a number here, which cannot keep leading zeros.
            boolean number = body.get("nextPassCode").isIntegralNumber();
            String expected = otp(credential).orElseThrow().code(following);
            if (!(number ? expected.replaceFirst("^0+(?=.)", "") : expected).equals(next)) {
                throw OktaError.wrongPasscode();
            }
            return first.withCounter(following);
        }

        @Override
        public Optional<Otp> otp(Credential credential) {
            return TOKEN.otp(credential);
        }
    },
    YUBIKEY("passCode") {
        @Override
        public Credential check(Credential credential, JsonNode body, Instant now) {
            String[] keys = credential.subject().secret().split(":");
            OptionalLong count = YubikeyOtp.count(field(body), keys[0], keys[1], keys[2]);
            if (count.isEmpty() || count.getAsLong() <= credential.counter()) {
                throw OktaError.wrongPasscode();
            }
            return credential.withCounter(count.getAsLong());
        }
    },
    U2F("clientData", "signatureData") {
        @Override
        List<String> registrationFields() {
            return List.of("registrationData", "clientData");
        }

        @Override
        public Credential check(Credential credential, JsonNode body, Instant now) {
            requireKey(credential);
            return FidoU2f.authenticate(credential, field(body), Body.text(body, "signatureData"), now);
        }

        @Override
        public Credential register(Credential credential, JsonNode body, Instant now) {
            return FidoU2f.register(credential, Body.text(body, "registrationData"), field(body), now);
        }
    },
    WEBAUTHN("clientData", "authenticatorData", "signatureData") {
        @Override
        List<String> registrationFields() {
            return List.of("attestation", "clientData");
        }

        @Override
        public Credential check(Credential credential, JsonNode body, Instant now) {
            requireKey(credential);
            return WebAuthn.authenticate(
                    credential,
                    field(body),
                    Body.text(body, "authenticatorData"),
                    Body.text(body, "signatureData"),
                    now);
        }

        @Override
        public Credential register(Credential credential, JsonNode body, Instant now) {
            return WebAuthn.register(credential, Body.text(body, "attestation"), field(body), now);
        }
    };

    /** Accepted drift, in positions: of a clock in both directions, of a counter forwards. */
    private static final int ACCEPTED_STEPS = 1;

    private static final int ACCEPTED_PRESSES = 10;
    /** Drift that is distinguished from a wrong code. */
    private static final int RECOGNISED_STEPS = 10;

    private static final OktaError WRONG_ANSWER =
            OktaError.of(OktaErrorCode.WRONG_PROOF, "", "Your answer doesn't match our records. Please try again.");

    private final List<String> fields;

    Proof(String... fields) {
        this.fields = List.of(fields);
    }

    /**
     * The credential after the proof was used.
     *
     * @throws OktaError if the proof is refused
     */
    public abstract Credential check(Credential credential, JsonNode body, Instant now);

    /** The same at enrollment or activation, which may need more fields. */
    public Credential register(Credential credential, JsonNode body, Instant now) {
        return check(credential, body, now);
    }

    /** Whether the body contains a proof; without one it asks for a challenge. */
    public boolean attempted(JsonNode body) {
        return fields.stream().anyMatch(body::hasNonNull);
    }

    /** Throws an error if the body lacks a field of the proof. */
    public void require(JsonNode body) {
        requireAll(body, fields);
    }

    /** The same for enrolment or activation. */
    public void requireRegistration(JsonNode body) {
        requireAll(body, registrationFields());
    }

    List<String> registrationFields() {
        return fields;
    }

    String field(JsonNode body) {
        String value = Body.text(body, fields.get(0));
        if (value == null) {
            throw OktaError.blank(fields.get(0));
        }
        return value;
    }

    Credential oneTime(Credential credential, String given, Instant now, boolean telling) {
        Otp otp = otp(credential).orElseThrow();
        boolean counts = otp.stepSeconds() == 0;
        long due = otp.due(now, credential.counter());
        int reach = counts ? ACCEPTED_PRESSES : RECOGNISED_STEPS;
        Optional<Long> found = otp.position(given, due, reach);
        if (found.isEmpty()) {
            throw OktaError.wrongPasscode();
        }
        long position = found.get();
        if (position <= credential.counter()) {
            throw telling ? OktaError.of(OktaErrorCode.CODE_REPLAYED) : OktaError.wrongPasscode();
        }
        if (!counts && Math.abs(position - due) > ACCEPTED_STEPS) {
            throw telling ? OktaError.of(OktaErrorCode.CODE_OUT_OF_WINDOW) : OktaError.wrongPasscode();
        }
        return credential.withCounter(position);
    }

    /** A key from a YAML file was never registered. */
    void requireKey(Credential credential) {
        if (credential.subject().secret() == null) {
            throw OktaError.wrongPasscode();
        }
    }

    /** The one-time codes of a credential; empty if it has none. */
    public Optional<Otp> otp(Credential credential) {
        return Optional.empty();
    }

    private static void requireAll(JsonNode body, List<String> needed) {
        for (String field : needed) {
            if (Body.text(body, field) == null) {
                throw OktaError.blank(field);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
