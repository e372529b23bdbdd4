package io.oktafactors.routes.work;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.oktafactors.routes.policy.FactorKind;
import java.util.Set;

/** What work needs to know of a factor. Every field but the id may be missing, and any value may be new. */
@JsonIgnoreProperties(ignoreUnknown = true)
record OktaFactor(String id, String factorType, String provider, String status) {

    private static final Set<String> PHONES = Set.of("sms", "call");

    boolean is(FactorKind kind) {
        return kind.factorType().equals(factorType) && kind.provider().equals(provider);
    }

    /** Whether its phone stays with the user as a recovery method unless told otherwise. */
    boolean mayRecover() {
        return PHONES.contains(factorType);
    }
}
