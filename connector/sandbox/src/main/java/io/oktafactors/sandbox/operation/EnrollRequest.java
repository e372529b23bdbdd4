package io.oktafactors.sandbox.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.json.Body;
import java.time.Duration;

/**
 * The request of an enrollment.
 *
 * @param body the whole body; the type's profile rule says which fields are read
 * @param caller IP address of the caller
 */
public record EnrollRequest(
        FactorType type, JsonNode body, boolean updatePhone, boolean activate, Duration lifetime, String caller) {

    public static EnrollRequest of(
            JsonNode body, boolean updatePhone, boolean activate, Duration lifetime, String caller) {
        if (body.has("enrollment") || Body.object(body, "_links").has("enroll")) {
            // An item of the catalog is not an enrollment, although it looks similar.
            throw OktaError.of(OktaErrorCode.MALFORMED_BODY);
        }
        return new EnrollRequest(type(body), body, updatePhone, activate, lifetime, caller);
    }

    @Override
    public String toString() {
        return "EnrollRequest[" + type + "]"; // toString() must not show the numbers and secrets of the body
    }

    private static FactorType type(JsonNode body) {
        String name = required(body, "factorType");
        String provider = required(body, "provider");
        if (FactorType.of(name).isEmpty()) {
            throw OktaError.enrolment("factorType: " + name + " cannot be enrolled here");
        }
        return FactorType.of(name, provider)
                .orElseThrow(() -> OktaError.enrolment("provider: " + provider + " does not offer " + name + " here"));
    }

    private static String required(JsonNode body, String field) {
        String value = Body.text(body, field);
        if (value == null) {
            throw OktaError.enrolment(field + ": The field cannot be left blank");
        }
        return value;
    }
}
