package io.oktafactors.camel.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The body of {@code resendEnrollFactor}: the data with which the factor was enrolled. */
public final class ResendRequest extends RequestBody<ResendRequest> {

    private ResendRequest(JsonNode tree) {
        super(tree);
    }

    @JsonCreator
    public static ResendRequest of(JsonNode tree) {
        return new ResendRequest(tree);
    }

    public static ResendRequest sms(String phoneNumber) {
        return of(EnrollRequest.sms(phoneNumber).tree());
    }

    public static ResendRequest call(String phoneNumber) {
        return of(EnrollRequest.call(phoneNumber).tree());
    }

    /** @param phoneExtension null for none */
    public static ResendRequest call(String phoneNumber, String phoneExtension) {
        return of(EnrollRequest.call(phoneNumber, phoneExtension).tree());
    }

    public static ResendRequest email(String email) {
        return of(EnrollRequest.email(email).tree());
    }

    /** The body for a pending factor from an answer of Okta. Email factors have no profile there: use {@link #email}. */
    public static ResendRequest of(Factor factor) {
        EnrollRequest enrolled = EnrollRequest.of(factor.getFactorType(), factor.getProvider());
        return of(
                factor.getProfile().isEmpty()
                        ? enrolled.tree()
                        : enrolled.with("profile", factor.at("/profile")).tree());
    }

    @Override
    ResendRequest copy(ObjectNode tree) {
        return of((JsonNode) tree);
    }
}
