package io.oktafactors.camel.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/** How a verification stands: the answer to a challenge, to a passcode, or to a look at a push transaction. */
public final class FactorResult extends OktaObject {

    private FactorResult(JsonNode tree) {
        super(tree);
    }

    @JsonCreator
    public static FactorResult of(JsonNode tree) {
        return new FactorResult(tree);
    }

    /** Such as {@code SUCCESS}, {@code CHALLENGE}, {@code WAITING}, {@code REJECTED}, {@code TIMEOUT}. */
    public String getFactorResult() {
        return text("factorResult");
    }

    /** Whether the user is verified. Nothing but {@code SUCCESS} says so. */
    public boolean isVerified() {
        return "SUCCESS".equals(getFactorResult());
    }

    /** Whether the user has still to answer a push. */
    public boolean isWaiting() {
        return "WAITING".equals(getFactorResult());
    }

    /** When a push or a challenge ends; null where it is not told. */
    public Instant getExpiresAt() {
        return time(at("/expiresAt"));
    }

    /** Okta's text for the result; null where there is none. */
    public String getFactorMessage() {
        return text("factorMessage");
    }

    /** What belongs to the type; empty where there is none. */
    public Map<String, Object> getProfile() {
        return map(at("/profile"));
    }

    /** What a browser needs to answer, such as {@code nonce} or {@code challenge}; empty where there is none. */
    public Map<String, Object> getChallenge() {
        return map(at("/_embedded/challenge"));
    }

    /** The number that the user has to pick on the phone, to be shown to the user; null without number matching. */
    public Integer getCorrectAnswer() {
        JsonNode answer = at("/_embedded/challenge/correctAnswer");
        return answer.isIntegralNumber() && answer.canConvertToInt() ? answer.intValue() : null;
    }
}
