package io.oktafactors.camel.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/** The result of a verification: the answer to a challenge, to a passcode, or to a poll of a push transaction. */
public final class FactorResult extends OktaObject {

    private FactorResult(JsonNode tree) {
        super(tree);
    }

    @JsonCreator
    public static FactorResult of(JsonNode tree) {
        return new FactorResult(tree);
    }

    /** The result, such as {@code SUCCESS}, {@code CHALLENGE}, {@code WAITING}, {@code REJECTED}, {@code TIMEOUT}. */
    public String getFactorResult() {
        return text("factorResult");
    }

    /** Whether the user is verified. True only for {@code SUCCESS}. */
    public boolean isVerified() {
        return "SUCCESS".equals(getFactorResult());
    }

    /** Whether the user has not answered a push yet. */
    public boolean isWaiting() {
        return "WAITING".equals(getFactorResult());
    }

    /** When a push or a challenge ends; null if the answer does not say. */
    public Instant getExpiresAt() {
        return time(at("/expiresAt"));
    }

    /** Okta's text for the result; null if there is none. */
    public String getFactorMessage() {
        return text("factorMessage");
    }

    /** The fields of the type; empty if there are none. */
    public Map<String, Object> getProfile() {
        return map(at("/profile"));
    }

    /** What a browser needs to answer, such as {@code nonce} or {@code challenge}; empty if there is nothing. */
    public Map<String, Object> getChallenge() {
        return map(at("/_embedded/challenge"));
    }

    /** The number that the user has to pick on the phone, to be shown to the user; null without a number challenge. */
    public Integer getCorrectAnswer() {
        JsonNode answer = at("/_embedded/challenge/correctAnswer");
        return answer.isIntegralNumber() && answer.canConvertToInt() ? answer.intValue() : null;
    }
}
