package io.oktafactors.sandbox.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.factor.Provider;
import io.oktafactors.sandbox.json.Body;
import java.time.Duration;

/** An enrolment as asked for: the body's type, provider and profile, and the query's options. */
public record EnrollRequest(
        FactorType type,
        Provider provider,
        JsonNode profile,
        boolean updatePhone,
        boolean activate,
        Duration lifetime) {

    public static EnrollRequest of(JsonNode body, boolean updatePhone, boolean activate, Duration lifetime) {
        if (body.has("enrollment") || Body.object(body, "_links").has("enroll")) {
            // An item of the catalogue is not an enrolment, however alike they look.
            throw OktaErrorCode.MALFORMED_BODY.error();
        }
        FactorType type = type(body);
        return new EnrollRequest(
                type, provider(type, body), Body.object(body, "profile"), updatePhone, activate, lifetime);
    }

    private static FactorType type(JsonNode body) {
        String name = required(body, "factorType");
        return FactorType.of(name)
                .orElseThrow(() -> OktaError.enrolment("factorType: " + name + " cannot be enrolled here"));
    }

    private static Provider provider(FactorType type, JsonNode body) {
        String name = required(body, "provider");
        return type.provider(name)
                .orElseThrow(
                        () -> OktaError.enrolment("provider: " + name + " does not offer " + type.wireName + " here"));
    }

    private static String required(JsonNode body, String field) {
        String value = Body.text(body, field);
        if (value == null) {
            throw OktaError.enrolment(field + ": The field cannot be left blank");
        }
        return value;
    }
}
