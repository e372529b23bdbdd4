package io.oktafactors.sandbox.factor;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.json.Body;
import io.oktafactors.sandbox.proof.Otp;
import io.oktafactors.sandbox.proof.OtpProfile;
import io.oktafactors.sandbox.proof.Provider;
import io.oktafactors.sandbox.proof.Subject;
import io.oktafactors.sandbox.proof.YubikeyOtp;
import io.oktafactors.sandbox.proof.YubikeySeed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The data that a factor is bound to: how it is read from the body of an enrollment and checked, and which part of it is shown. */
public enum ProfileRule {
    PHONE("phoneNumber") {
        @Override
        public Subject read(JsonNode body, Owner owner, Registry registry) {
            return Subject.of(phoneNumber(profile(body), owner));
        }
    },
    EXTENDED_PHONE("phoneNumber") {
        @Override
        public Subject read(JsonNode body, Owner owner, Registry registry) {
            String extension = Body.text(profile(body), "phoneExtension");
            if (extension != null && !EXTENSION.matcher(extension).matches()) {
                throw OktaError.of(OktaErrorCode.INVALID_EXTENSION);
            }
            Map<String, String> more = extension == null ? Map.of() : Map.of("phoneExtension", extension);
            return new Subject(phoneNumber(profile(body), owner), null, null, more);
        }
    },
    EMAIL("email") {
        @Override
        public Subject read(JsonNode body, Owner owner, Registry registry) {
            String address = required(profile(body), "email");
            if (!owner.owns(address)) {
                throw OktaError.of(
                        OktaErrorCode.VALIDATION_FAILED, "Only verified primary or secondary email can be enrolled.");
            }
            return Subject.of(address);
        }
    },
    QUESTION("question") {
        @Override
        public Subject read(JsonNode body, Owner owner, Registry registry) {
            String question = required(profile(body), "question");
            if (!SecurityQuestions.TEXTS.containsKey(question)) {
                throw OktaError.enrolment("question: The security question is not one of the supported ones");
            }
            String answer = required(profile(body), "answer");
            if (answer.length() < SHORTEST_ANSWER) {
                throw OktaError.enrolment("answer: The security question answer must be at least " + SHORTEST_ANSWER
                        + " characters in length");
            }
            return Subject.of(question, answer);
        }

        @Override
        public Map<String, String> shown(Subject subject) {
            Map<String, String> fields = new LinkedHashMap<>(super.shown(subject));
            fields.put("questionText", SecurityQuestions.TEXTS.get(subject.value()));
            return fields;
        }
    },
    APP("credentialId") {
        @Override
        public Subject read(JsonNode body, Owner owner, Registry registry) {
            return Subject.of(owner.login(), Otp.newSecret());
        }
    },
    /** The device sends its name and platform when it activates. */
    DEVICE("credentialId") {
        @Override
        public Subject read(JsonNode body, Owner owner, Registry registry) {
            return Subject.of(null);
        }
    },
    /** The key sends its credential id when it is registered. */
    KEY("credentialId") {
        @Override
        public Subject read(JsonNode body, Owner owner, Registry registry) {
            return Subject.of(null);
        }
    },
    RSA("credentialId") {
        @Override
        public Subject read(JsonNode body, Owner owner, Registry registry) {
            return token(Provider.RSA, body);
        }
    },
    SYMANTEC("credentialId") {
        @Override
        public Subject read(JsonNode body, Owner owner, Registry registry) {
            return token(Provider.SYMANTEC, body);
        }
    },
    YUBIKEY("credentialId") {
        @Override
        public Subject read(JsonNode body, Owner owner, Registry registry) {
            String code = required(Body.object(body, "verify"), "passCode");
            YubikeySeed seed =
                    YubikeyOtp.publicId(code).flatMap(registry::yubikey).orElseThrow(OktaError::wrongPasscode);
            return of(seed);
        }
    },
    /** The caller supplies the shared secret; it is not shown again. */
    SEED(null) {
        @Override
        public Subject read(JsonNode body, Owner owner, Registry registry) {
            String id = required(body, "factorProfileId");
            OtpProfile make = registry.otpProfile(id)
                    .orElseThrow(() -> OktaError.enrolment("factorProfileId: There is no such factor profile"));
            try {
                Otp otp = make.otp(required(profile(body), "sharedSecret"));
                return new Subject(null, otp.format(), make.name(), Map.of());
            } catch (IllegalArgumentException e) {
                throw OktaError.enrolment("sharedSecret: The shared secret is not " + make.encoding());
            }
        }
    },
    FOREIGN("credentialId") {
        @Override
        public Subject read(JsonNode body, Owner owner, Registry registry) {
            String credentialId = Body.text(profile(body), "credentialId");
            return Subject.of(credentialId == null ? owner.login() : credentialId);
        }
    };

    private static final int SHORTEST_ANSWER = 4;
    private static final Pattern EXTENSION = Pattern.compile("[0-9*#,;]{1,15}");
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{1,14}");
    private static final Pattern SEPARATORS = Pattern.compile("[ ().-]");

    /** The profile field of {@link Subject#value()}, or null. */
    private final String field;

    ProfileRule(String field) {
        this.field = field;
    }

    public abstract Subject read(JsonNode body, Owner owner, Registry registry);

    /** The visible profile; empty if there is nothing to show, or not yet. */
    public Map<String, String> shown(Subject subject) {
        if (field == null || subject.value() == null) {
            return Map.of();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(field, subject.value());
        fields.putAll(subject.more());
        return fields;
    }

    /** Whether it is a phone number, which is replaced only on request and is kept for the user after the factor is removed. */
    public boolean phone() {
        return this == PHONE || this == EXTENDED_PHONE;
    }

    /** Whether answers omit dates, and the profile while the factor is pending, as Okta does for email factors. */
    public boolean bare() {
        return this == EMAIL;
    }

    /** The number in Okta's normal form: E.164 without separators. */
    public static String normalised(String phoneNumber) {
        String number = SEPARATORS.matcher(phoneNumber).replaceAll("");
        if (!E164.matcher(number).matches()) {
            throw OktaError.of(OktaErrorCode.INVALID_PHONE);
        }
        return number;
    }

    /** The subject of a YubiKey's factor. */
    public static Subject of(YubikeySeed seed) {
        return Subject.of(seed.serialNumber(), String.join(":", seed.publicId(), seed.privateId(), seed.aesKey()));
    }

    private static Subject token(Provider provider, JsonNode body) {
        String credentialId = required(profile(body), "credentialId");
        return Subject.of(credentialId, Otp.token(provider, credentialId).format());
    }

    private static String phoneNumber(JsonNode profile, Owner owner) {
        String given = Body.text(profile, "phoneNumber");
        if (given != null) {
            return normalised(given);
        }
        return owner.phoneOnFile()
                .orElseThrow(() -> OktaError.enrolment("phoneNumber: The field cannot be left blank"));
    }

    private static JsonNode profile(JsonNode body) {
        return Body.object(body, "profile");
    }

    private static String required(JsonNode object, String field) {
        String value = Body.text(object, field);
        if (value == null || value.isBlank()) {
            throw OktaError.enrolment(field + ": The field cannot be left blank");
        }
        return value;
    }
}
