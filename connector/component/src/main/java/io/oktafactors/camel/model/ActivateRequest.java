package io.oktafactors.camel.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The body of {@code activateFactor}. A push factor is activated without a body. */
public final class ActivateRequest extends RequestBody<ActivateRequest> {

    private ActivateRequest(JsonNode tree) {
        super(tree);
    }

    @JsonCreator
    public static ActivateRequest of(JsonNode tree) {
        return new ActivateRequest(tree);
    }

    /** @param passCode the code that was sent, or that the app shows, with its leading zeros */
    public static ActivateRequest passCode(String passCode) {
        return of(empty()).with("passCode", passCode);
    }

    /** The values that the browser returned, in base64. */
    public static ActivateRequest u2f(String registrationData, String clientData) {
        return of(empty()).with("registrationData", registrationData).with("clientData", clientData);
    }

    /** The values that the browser returned, in base64. */
    public static ActivateRequest webAuthn(String attestation, String clientData) {
        return of(empty()).with("attestation", attestation).with("clientData", clientData);
    }

    @Override
    ActivateRequest copy(ObjectNode tree) {
        return of(tree);
    }
}
