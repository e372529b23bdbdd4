package io.oktafactors.sandbox.factor;

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
 * What shows that the person holds the factor: the fields that carry it and how they are checked. A one-time code is used up by
 * whatever took it, activation included; Okta does not say whether it is as strict there.
 */
public enum Proof {
    /** Nothing that a caller could bring. */
    NONE() {
        @Override
        public Factor check(Factor factor, JsonNode body, Instant now) {
            throw OktaErrorCode.UNSUPPORTED.error();
        }
    },
    CODE("passCode") {
        @Override
        public Factor check(Factor factor, JsonNode body, Instant now) {
            if (factor.open() == null || !factor.open().matches(field(body), now)) {
                throw wrong();
            }
            return factor.withOpen(null);
        }
    },
    ANSWER("answer") {
        @Override
        public Factor check(Factor factor, JsonNode body, Instant now) {
            if (!MessageDigest.isEqual(bytes(factor.subject().secret()), bytes(field(body)))) {
                throw WRONG_ANSWER;
            }
            return factor;
        }
    },
    /** The code of an authenticator app: Okta tells replays and drift apart from wrong codes. */
    TOTP("passCode") {
        @Override
        public Factor check(Factor factor, JsonNode body, Instant now) {
            return oneTime(factor, field(body), now, true);
        }
    },
    /** The code of a token: one that was used, or is of another time, is as good as a wrong one. */
    TOKEN("passCode") {
        @Override
        public Factor check(Factor factor, JsonNode body, Instant now) {
            return oneTime(factor, field(body), now, false);
        }

        @Override
        public Factor register(Factor factor, JsonNode body, Instant now) {
            Factor first = check(factor, body, now);
            if (factor.type() != FactorType.TOKEN_SYMANTEC) {
                return first;
            }
            String next = Body.text(body, "nextPassCode");
            if (next == null) {
                throw OktaError.blank("nextPassCode");
            }
            long following = first.counter() + 1;
            // The published description has a number here, which cannot keep leading zeros.
            boolean number = body.get("nextPassCode").isIntegralNumber();
            String expected = otp(factor).code(following);
            if (!(number ? expected.replaceFirst("^0+(?=.)", "") : expected).equals(next)) {
                throw wrong();
            }
            return first.withCounter(following);
        }
    },
    YUBIKEY("passCode") {
        @Override
        public Factor check(Factor factor, JsonNode body, Instant now) {
            String[] keys = factor.subject().secret().split(":");
            OptionalLong count = YubikeyOtp.count(field(body), keys[0], keys[1], keys[2]);
            if (count.isEmpty() || count.getAsLong() <= factor.counter()) {
                throw wrong();
            }
            return factor.withCounter(count.getAsLong());
        }
    },
    U2F("clientData", "signatureData") {
        @Override
        List<String> registrationFields() {
            return List.of("registrationData", "clientData");
        }

        @Override
        public Factor check(Factor factor, JsonNode body, Instant now) {
            requireKey(factor);
            return FidoU2f.authenticate(factor, field(body), Body.text(body, "signatureData"), now);
        }

        @Override
        public Factor register(Factor factor, JsonNode body, Instant now) {
            return FidoU2f.register(factor, Body.text(body, "registrationData"), field(body), now);
        }
    },
    WEBAUTHN("clientData", "authenticatorData", "signatureData") {
        @Override
        List<String> registrationFields() {
            return List.of("attestation", "clientData");
        }

        @Override
        public Factor check(Factor factor, JsonNode body, Instant now) {
            requireKey(factor);
            return WebAuthn.authenticate(
                    factor, field(body), Body.text(body, "authenticatorData"), Body.text(body, "signatureData"), now);
        }

        @Override
        public Factor register(Factor factor, JsonNode body, Instant now) {
            return WebAuthn.register(factor, Body.text(body, "attestation"), field(body), now);
        }
    };

    /** Drift that is forgiven, in positions: of a clock in both directions, of a count forwards. */
    private static final int ACCEPTED_STEPS = 1;

    private static final int ACCEPTED_PRESSES = 10;
    /** Drift that is still told apart from a wrong code. */
    private static final int RECOGNISED_STEPS = 10;

    private static final OktaError WRONG_ANSWER =
            OktaErrorCode.WRONG_PROOF.error("", "Your answer doesn't match our records. Please try again.");

    private final List<String> fields;

    Proof(String... fields) {
        this.fields = List.of(fields);
    }

    /** The factor after the proof was used, or an error that says why it is refused. */
    public abstract Factor check(Factor factor, JsonNode body, Instant now);

    /** The same at enrolment or activation, where some bring more than later. */
    public Factor register(Factor factor, JsonNode body, Instant now) {
        return check(factor, body, now);
    }

    /** Whether the body tries to prove anything; without that it asks for a challenge. */
    public boolean attempted(JsonNode body) {
        return fields.stream().anyMatch(body::hasNonNull);
    }

    /** Refuses a body that leaves out what the proof needs. */
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

    public OktaError wrong() {
        return OktaErrorCode.WRONG_PROOF.error("", "Your passcode doesn't match our records. Please try again.");
    }

    String field(JsonNode body) {
        String value = Body.text(body, fields.get(0));
        if (value == null) {
            throw OktaError.blank(fields.get(0));
        }
        return value;
    }

    Factor oneTime(Factor factor, String given, Instant now, boolean telling) {
        Otp otp = otp(factor);
        boolean counts = otp.stepSeconds() == 0;
        long due = otp.due(now, factor.counter());
        int reach = counts ? ACCEPTED_PRESSES : RECOGNISED_STEPS;
        Optional<Long> found = otp.position(given, due, reach);
        if (found.isEmpty()) {
            throw wrong();
        }
        long position = found.get();
        if (position <= factor.counter()) {
            throw telling ? OktaErrorCode.CODE_REPLAYED.error() : wrong();
        }
        if (!counts && Math.abs(position - due) > ACCEPTED_STEPS) {
            throw telling ? OktaErrorCode.CODE_OUT_OF_WINDOW.error() : wrong();
        }
        return factor.withCounter(position);
    }

    /** A key that a file merely tells of was never registered. */
    void requireKey(Factor factor) {
        if (factor.subject().secret() == null) {
            throw wrong();
        }
    }

    private static Otp otp(Factor factor) {
        return Otp.of(factor).orElseThrow();
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
