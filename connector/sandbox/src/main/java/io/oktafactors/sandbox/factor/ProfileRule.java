package io.oktafactors.sandbox.factor;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.json.Body;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What a factor is bound to: how that is read from an enrolment and checked, and which part of it is shown. */
public enum ProfileRule {
    PHONE(true) {
        @Override
        public Subject read(JsonNode profile, Owner owner) {
            return Subject.of(phoneNumber(profile, owner));
        }

        @Override
        public Map<String, String> shown(Subject subject) {
            return Map.of("phoneNumber", subject.value());
        }
    },
    EXTENDED_PHONE(true) {
        @Override
        public Subject read(JsonNode profile, Owner owner) {
            String extension = Body.text(profile, "phoneExtension");
            if (extension != null && extension.length() > LONGEST_EXTENSION) {
                throw OktaErrorCode.INVALID_EXTENSION.error();
            }
            return new Subject(phoneNumber(profile, owner), extension, null);
        }

        @Override
        public Map<String, String> shown(Subject subject) {
            return subject.extension() == null
                    ? Map.of("phoneNumber", subject.value())
                    : ordered("phoneNumber", subject.value(), "phoneExtension", subject.extension());
        }
    },
    EMAIL(false) {
        @Override
        public Subject read(JsonNode profile, Owner owner) {
            String address = required(profile, "email");
            if (!owner.owns(address)) {
                throw OktaErrorCode.VALIDATION_FAILED.error(
                        "Only verified primary or secondary email can be enrolled.");
            }
            return Subject.of(address);
        }

        @Override
        public Map<String, String> shown(Subject subject) {
            return Map.of("email", subject.value());
        }

        @Override
        public boolean bare() {
            return true;
        }
    },
    QUESTION(false) {
        @Override
        public Subject read(JsonNode profile, Owner owner) {
            String question = required(profile, "question");
            if (!SecurityQuestions.TEXTS.containsKey(question)) {
                throw OktaError.enrolment("question: The security question is not one of the supported ones");
            }
            String answer = required(profile, "answer");
            if (answer.length() < SHORTEST_ANSWER) {
                throw OktaError.enrolment("answer: The security question answer must be at least " + SHORTEST_ANSWER
                        + " characters in length");
            }
            return new Subject(question, null, answer);
        }

        @Override
        public Map<String, String> shown(Subject subject) {
            return ordered("question", subject.value(), "questionText", SecurityQuestions.TEXTS.get(subject.value()));
        }
    },
    SECRET(false) {
        @Override
        public Subject read(JsonNode profile, Owner owner) {
            return new Subject(owner.login(), null, Totp.newSecret());
        }

        @Override
        public Map<String, String> shown(Subject subject) {
            return Map.of("credentialId", subject.value());
        }
    };

    private static final int LONGEST_EXTENSION = 15;
    private static final int SHORTEST_ANSWER = 4;
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{1,14}");
    private static final Pattern SEPARATORS = Pattern.compile("[ ().-]");

    /** Whether it is a phone number: replaced only on request, and known to the user beyond its factor. */
    public final boolean phone;

    ProfileRule(boolean phone) {
        this.phone = phone;
    }

    public abstract Subject read(JsonNode profile, Owner owner);

    public abstract Map<String, String> shown(Subject subject);

    /** Whether the API's answers leave out dates and profile, as Okta's do for email factors. */
    public boolean bare() {
        return false;
    }

    /** The number in Okta's normal form: E.164 without separators. */
    public static String normalised(String phoneNumber) {
        String number = SEPARATORS.matcher(phoneNumber).replaceAll("");
        if (!E164.matcher(number).matches()) {
            throw OktaErrorCode.INVALID_PHONE.error();
        }
        return number;
    }

    private static String phoneNumber(JsonNode profile, Owner owner) {
        String given = Body.text(profile, "phoneNumber");
        if (given != null) {
            return normalised(given);
        }
        return owner.phoneOnFile()
                .orElseThrow(() -> OktaError.enrolment("phoneNumber: The field cannot be left blank"));
    }

    private static String required(JsonNode profile, String field) {
        String value = Body.text(profile, field);
        if (value == null || value.isBlank()) {
            throw OktaError.enrolment(field + ": The field cannot be left blank");
        }
        return value;
    }

    private static Map<String, String> ordered(String name, String value, String nextName, String nextValue) {
        Map<String, String> fields = new LinkedHashMap<>(4);
        fields.put(name, value);
        fields.put(nextName, nextValue);
        return fields;
    }
}
