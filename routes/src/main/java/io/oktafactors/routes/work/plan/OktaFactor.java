package io.oktafactors.routes.work.plan;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.oktafactors.routes.policy.FactorKind;
import java.util.Map;
import java.util.Set;

/** The fields of a factor that the app uses. Every field except the id may be missing, and may have unknown values. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record OktaFactor(String id, String factorType, String provider, String status, Map<String, Object> profile) {

    private static final Set<String> PHONES = Set.of("sms", "call");

    boolean is(FactorKind kind) {
        return kind.factorType().equals(factorType) && kind.provider().equals(provider);
    }

    boolean isActive() {
        return "ACTIVE".equals(status);
    }

    public boolean isPending() {
        return "PENDING_ACTIVATION".equals(status);
    }

    /** Whether its phone is kept as a recovery method unless its removal is requested. */
    boolean isPhone() {
        return PHONES.contains(factorType);
    }

    /** The number of a phone factor; null for others. */
    String phoneNumber() {
        Object number = profile == null ? null : profile.get("phoneNumber");
        return number == null ? null : number.toString();
    }

    /** Without the profile, which may hold a phone number. */
    @Override
    public String toString() {
        return "OktaFactor[id=" + id + ", factorType=" + factorType + ", status=" + status + "]";
    }
}
