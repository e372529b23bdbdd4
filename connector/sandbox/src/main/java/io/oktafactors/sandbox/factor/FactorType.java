package io.oktafactors.sandbox.factor;

import io.oktafactors.sandbox.proof.Proof;
import io.oktafactors.sandbox.proof.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The factor types, a row for each type and provider: life cycle, proof, profile and channel of codes. An id keeps the prefix
 * of the enrollment: an SMS factor that had to be activated has another prefix than one that was active at once. Clients must
 * not interpret the prefix.
 */
public enum FactorType {
    QUESTION("question", Provider.OKTA, "ufs", Lifecycle.AT_ONCE, Proof.ANSWER, ProfileRule.QUESTION),
    /**
     * The security question of password recovery, which Identity Engine lists as a factor, too. It cannot be enrolled in the
     * sandbox.
     */
    RECOVERY_QUESTION("question", Provider.OKTA, "ufs", Lifecycle.KNOWN, Proof.ANSWER, ProfileRule.QUESTION),
    SMS("sms", Provider.OKTA, "mbl/sms", Lifecycle.SENT_CODE, Proof.CODE, ProfileRule.PHONE, Channel.SMS),
    CALL("call", Provider.OKTA, "clf", Lifecycle.SENT_CODE, Proof.CODE, ProfileRule.EXTENDED_PHONE, Channel.CALL),
    EMAIL("email", Provider.OKTA, "emf", Lifecycle.SENT_CODE, Proof.CODE, ProfileRule.EMAIL, Channel.EMAIL),
    TOTP_OKTA("token:software:totp", Provider.OKTA, "ost", Lifecycle.APP, Proof.TOTP, ProfileRule.APP),
    TOTP_GOOGLE("token:software:totp", Provider.GOOGLE, "ost", Lifecycle.APP, Proof.TOTP, ProfileRule.APP),
    PUSH("push", Provider.OKTA, "opf", Lifecycle.DEVICE, Proof.NONE, ProfileRule.DEVICE),
    TOKEN_RSA("token", Provider.RSA, "rsa", Lifecycle.AT_ONCE, Proof.TOKEN, ProfileRule.RSA),
    TOKEN_SYMANTEC(
            "token", Provider.SYMANTEC, "ufv", Lifecycle.AT_ONCE, Proof.TOKEN_OF_TWO_CODES, ProfileRule.SYMANTEC),
    YUBIKEY("token:hardware", Provider.YUBICO, "ykf", Lifecycle.AT_ONCE, Proof.YUBIKEY, ProfileRule.YUBIKEY),
    HOTP("token:hotp", Provider.CUSTOM, "chf", Lifecycle.SEEDED, Proof.TOKEN, ProfileRule.SEED),
    U2F("u2f", Provider.FIDO, "fuf", Lifecycle.KEY, Proof.U2F, ProfileRule.KEY),
    WEBAUTHN("webauthn", Provider.FIDO, "fwf", Lifecycle.KEY, Proof.WEBAUTHN, ProfileRule.KEY),
    WEB("web", Provider.DUO, "dsf", Lifecycle.FOREIGN, Proof.NONE, ProfileRule.FOREIGN),
    SIGNED_NONCE("signed_nonce", Provider.OKTA, "crp", Lifecycle.FOREIGN, Proof.NONE, ProfileRule.FOREIGN),
    /** Seen in real organizations, but not documented: clients must accept unknown types. */
    CLAIMS_PROVIDER("claims_provider", Provider.CUSTOM, "cpf", Lifecycle.FOREIGN, Proof.NONE, ProfileRule.FOREIGN);

    public final String wireName;
    public final Provider provider;
    public final Lifecycle lifecycle;
    public final Proof proof;
    public final ProfileRule profile;
    /** How codes are sent; null for a factor whose codes are not sent. */
    public final Channel channel;

    private final String pendingPrefix;
    private final String activePrefix;

    FactorType(
            String wireName,
            Provider provider,
            String prefixes,
            Lifecycle lifecycle,
            Proof proof,
            ProfileRule profile) {
        this(wireName, provider, prefixes, lifecycle, proof, profile, null);
    }

    FactorType(
            String wireName,
            Provider provider,
            String prefixes,
            Lifecycle lifecycle,
            Proof proof,
            ProfileRule profile,
            Channel channel) {
        this.wireName = wireName;
        this.provider = provider;
        this.lifecycle = lifecycle;
        this.proof = proof;
        this.profile = profile;
        this.channel = channel;
        String[] pendingAndActive = prefixes.split("/");
        this.pendingPrefix = pendingAndActive[0];
        this.activePrefix = pendingAndActive[pendingAndActive.length - 1];
    }

    /** The rows of a type, one for each provider; none for a name that Okta does not know. */
    public static List<FactorType> of(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .toList();
    }

    public static Optional<FactorType> of(String wireName, String provider) {
        return of(wireName).stream()
                .filter(type -> type.provider.name().equals(provider))
                .findFirst();
    }

    /** The type with a name such as {@code token:software:totp/GOOGLE}; without a provider, all rows of the type. */
    public static List<FactorType> named(String typeAndProvider) {
        String[] parts = typeAndProvider.split("/", 2);
        return of(parts[0]).stream()
                .filter(type -> parts.length == 1 || type.provider.name().equals(parts[1].toUpperCase(Locale.ROOT)))
                .toList();
    }

    /** Whether its codes are sent. */
    public boolean sent() {
        return channel != null;
    }

    /** Whether a person may have several of them, as of security keys. */
    public boolean several() {
        return lifecycle == Lifecycle.KEY;
    }

    /** Whether it belongs to Okta Verify on a device, and is removed together with the other factors of that app. */
    public boolean oktaVerify() {
        return this == PUSH || this == SIGNED_NONCE || this == TOTP_OKTA;
    }

    /** Whether removing it removes all factors of Okta Verify. */
    public boolean takesSiblings() {
        return this == PUSH || this == SIGNED_NONCE;
    }

    /** Whether the catalog lists it. The sandbox may refuse its enrollment all the same. */
    public boolean inCatalogue() {
        return lifecycle.enrols() || this == WEB;
    }

    public String prefix(FactorStatus status) {
        return status == FactorStatus.PENDING_ACTIVATION ? pendingPrefix : activePrefix;
    }
}
