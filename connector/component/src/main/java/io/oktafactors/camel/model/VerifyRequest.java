package io.oktafactors.camel.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The body of {@code verifyFactor}. Without an answer in it, Okta sends a challenge. */
public final class VerifyRequest extends RequestBody<VerifyRequest> {

    private VerifyRequest(JsonNode tree) {
        super(tree);
    }

    @JsonCreator
    public static VerifyRequest of(JsonNode tree) {
        return new VerifyRequest(tree);
    }

    /** Sends a code by SMS, call or email, or a push prompt. */
    public static VerifyRequest challenge() {
        return of(empty());
    }

    /** Sends a push prompt in which the user has to pick the number of {@link FactorResult#getCorrectAnswer}. */
    public static VerifyRequest numberChallenge() {
        return of(empty()).with("useNumberMatchingChallenge", true);
    }

    /** @param passCode the code that was sent, or that the app or token shows, with its leading zeros */
    public static VerifyRequest passCode(String passCode) {
        return of(empty()).with("passCode", passCode);
    }

    /** The answer to a security question. */
    public static VerifyRequest answer(String answer) {
        return of(empty()).with("answer", answer);
    }

    /** The values that the browser returned, in base64. */
    public static VerifyRequest u2f(String clientData, String signatureData) {
        return of(empty()).with("clientData", clientData).with("signatureData", signatureData);
    }

    /** The values that the browser returned, in base64. */
    public static VerifyRequest webAuthn(String clientData, String authenticatorData, String signatureData) {
        return u2f(clientData, signatureData).with("authenticatorData", authenticatorData);
    }

    @Override
    VerifyRequest copy(ObjectNode tree) {
        return of(tree);
    }
}
