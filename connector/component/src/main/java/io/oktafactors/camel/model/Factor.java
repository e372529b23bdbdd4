package io.oktafactors.camel.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A factor of a user. While a push activation is pending, Okta answers without the factor: then {@link #getId} is null and
 * {@link #getFactorResult} is the state of the activation.
 */
public final class Factor extends OktaObject {

    private static final List<String> ACTIVATION = List.of("", "/_embedded/activation");

    private Factor(JsonNode tree) {
        super(tree);
    }

    @JsonCreator
    public static Factor of(JsonNode tree) {
        return new Factor(tree);
    }

    public String getId() {
        return text("id");
    }

    /** The type, such as {@code sms} or {@code token:software:totp}. Types that Okta adds later are returned unchanged. */
    public String getFactorType() {
        return text("factorType");
    }

    /** The provider, such as {@code OKTA} or {@code GOOGLE}. */
    public String getProvider() {
        return text("provider");
    }

    public String getVendorName() {
        return text("vendorName");
    }

    /** The status, such as {@code ACTIVE} or {@code PENDING_ACTIVATION}. */
    public String getStatus() {
        return text("status");
    }

    public boolean isActive() {
        return "ACTIVE".equals(getStatus());
    }

    public boolean isPending() {
        return "PENDING_ACTIVATION".equals(getStatus());
    }

    /** When it was created; null for email factors, which have no dates. */
    public Instant getCreated() {
        return time(at("/created"));
    }

    /** When it was last changed; null for email factors, which have no dates. */
    public Instant getLastUpdated() {
        return time(at("/lastUpdated"));
    }

    /** The fields of the type, such as {@code phoneNumber} or {@code credentialId}; empty if there are none. */
    public Map<String, Object> getProfile() {
        return map(at("/profile"));
    }

    /** The state of a push activation: {@code WAITING}, {@code TIMEOUT}, {@code CANCELLED}, {@code ERROR}; else null. */
    public String getFactorResult() {
        return ACTIVATION.stream()
                .map(place -> text(at(place + "/factorResult")))
                .filter(result -> result != null)
                .findFirst()
                .orElse(null);
    }

    /** When a pending push activation ends; else null. */
    public Instant getExpiresAt() {
        return ACTIVATION.stream()
                .map(place -> time(at(place + "/expiresAt")))
                .filter(time -> time != null)
                .findFirst()
                .orElse(null);
    }

    /**
     * What an authenticator app or a browser needs to be enrolled, such as {@code sharedSecret} or {@code challenge}; empty if
     * there is nothing. It is secret.
     */
    public Map<String, Object> getActivation() {
        return map(at("/_embedded/activation"));
    }
}
