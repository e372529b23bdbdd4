package io.oktafactors.camel.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A factor of a user. Where a push activation is still open, Okta answers without the factor: then {@link #getId} is null and
 * {@link #getFactorResult} tells how it stands.
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

    /** Such as {@code sms} or {@code token:software:totp}; types that Okta adds later come as they are. */
    public String getFactorType() {
        return text("factorType");
    }

    /** Such as {@code OKTA} or {@code GOOGLE}. */
    public String getProvider() {
        return text("provider");
    }

    public String getVendorName() {
        return text("vendorName");
    }

    /** Such as {@code ACTIVE} or {@code PENDING_ACTIVATION}. */
    public String getStatus() {
        return text("status");
    }

    public boolean isActive() {
        return "ACTIVE".equals(getStatus());
    }

    public boolean isPending() {
        return "PENDING_ACTIVATION".equals(getStatus());
    }

    /** Null on email factors, which have no dates. */
    public Instant getCreated() {
        return time(at("/created"));
    }

    /** Null on email factors, which have no dates. */
    public Instant getLastUpdated() {
        return time(at("/lastUpdated"));
    }

    /** What belongs to the type, such as {@code phoneNumber} or {@code credentialId}; empty where there is none. */
    public Map<String, Object> getProfile() {
        return map(at("/profile"));
    }

    /** How a push activation stands: {@code WAITING}, {@code TIMEOUT}, {@code CANCELLED}, {@code ERROR}; else null. */
    public String getFactorResult() {
        return ACTIVATION.stream()
                .map(place -> text(at(place + "/factorResult")))
                .filter(result -> result != null)
                .findFirst()
                .orElse(null);
    }

    /** When an open push activation ends; else null. */
    public Instant getExpiresAt() {
        return ACTIVATION.stream()
                .map(place -> time(at(place + "/expiresAt")))
                .filter(time -> time != null)
                .findFirst()
                .orElse(null);
    }

    /**
     * What an authenticator app or a browser needs to be enrolled, such as {@code sharedSecret} or {@code challenge}; empty
     * where there is none. It is a secret.
     */
    public Map<String, Object> getActivation() {
        return map(at("/_embedded/activation"));
    }
}
