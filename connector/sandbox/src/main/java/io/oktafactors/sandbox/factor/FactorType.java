package io.oktafactors.sandbox.factor;

import static io.oktafactors.sandbox.factor.FactorStatus.ACTIVE;
import static io.oktafactors.sandbox.factor.FactorStatus.PENDING_ACTIVATION;
import static io.oktafactors.sandbox.factor.Provider.GOOGLE;
import static io.oktafactors.sandbox.factor.Provider.OKTA;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The state machine, a row for each factor type: what enrolling leads to, what activates and verifies it, how its codes travel,
 * and what its profile holds. An id keeps the prefix it got at enrolment, so that of an SMS factor that had to be activated
 * differs from one that was active at once: clients must not read anything into it.
 */
public enum FactorType {
    QUESTION("question", "ufs", "ufs", ACTIVE, Proof.ANSWER, null, ProfileRule.QUESTION, OKTA),
    SMS("sms", "mbl", "sms", PENDING_ACTIVATION, Proof.CODE, Channel.SMS, ProfileRule.PHONE, OKTA),
    CALL("call", "clf", "clf", PENDING_ACTIVATION, Proof.CODE, Channel.CALL, ProfileRule.EXTENDED_PHONE, OKTA),
    EMAIL("email", "emf", "emf", PENDING_ACTIVATION, Proof.CODE, Channel.EMAIL, ProfileRule.EMAIL, OKTA),
    TOTP("token:software:totp", "ost", "ost", PENDING_ACTIVATION, Proof.TOTP, null, ProfileRule.SECRET, OKTA, GOOGLE);

    public final String wireName;
    public final String pendingPrefix;
    public final String activePrefix;
    public final FactorStatus enrolResult;
    public final Proof proof;
    /** How codes are sent; null for a factor that needs no challenge. */
    public final Channel channel;

    public final ProfileRule profile;
    public final Set<Provider> providers;

    FactorType(
            String wireName,
            String pendingPrefix,
            String activePrefix,
            FactorStatus enrolResult,
            Proof proof,
            Channel channel,
            ProfileRule profile,
            Provider... providers) {
        this.wireName = wireName;
        this.pendingPrefix = pendingPrefix;
        this.activePrefix = activePrefix;
        this.enrolResult = enrolResult;
        this.proof = proof;
        this.channel = channel;
        this.profile = profile;
        this.providers = Set.of(providers);
    }

    public static Optional<FactorType> of(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }

    public Optional<Provider> provider(String name) {
        return providers.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }

    /** Whether it is proven by a code that must first be sent. */
    public boolean challenged() {
        return channel != null;
    }

    public String prefix(FactorStatus status) {
        return status == ACTIVE ? activePrefix : pendingPrefix;
    }
}
