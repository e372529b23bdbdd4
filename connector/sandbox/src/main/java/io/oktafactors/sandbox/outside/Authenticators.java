package io.oktafactors.sandbox.outside;

import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.operation.Services;
import io.oktafactors.sandbox.proof.Otp;
import io.oktafactors.sandbox.proof.Provider;
import io.oktafactors.sandbox.user.Change;
import io.oktafactors.sandbox.user.User;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The devices that make codes and signatures: apps, tokens, security keys. */
public final class Authenticators {
    private static final Set<FactorType> KEYS = Set.of(FactorType.U2F, FactorType.WEBAUTHN);

    private final Services services;

    public Authenticators(Services services) {
        this.services = services;
    }

    /** The code that the app or token of an enrolled factor shows now; empty if there is no such factor. */
    public Optional<String> code(String factorId) {
        Instant now = services.clock().instant();
        return owner(factorId).map(user -> user.factor(factorId)).flatMap(factor -> factor.type()
                .proof
                .otp(factor.credential())
                .map(otp -> otp.code(otp.due(now, factor.counter()))));
    }

    /** The code that a token of RSA or Symantec shows now, after the PIN if it has one, and the next one. */
    public List<String> tokenCodes(String provider, String credentialId) {
        Provider maker = List.of(Provider.RSA, Provider.SYMANTEC).stream()
                .filter(known -> known.name().equals(provider))
                .findFirst()
                .orElseThrow(() -> new SandboxException(
                        "There are no such tokens of the provider '" + provider + "'. Use one of RSA, SYMANTEC."));
        Otp otp = Otp.token(maker, credentialId);
        long due = otp.due(services.clock().instant(), 0);
        return List.of(otp.code(due), otp.code(due + 1));
    }

    /** The code that a YubiKey types when it is pressed. */
    public String pressYubikey(String serialNumber) {
        return services.lock()
                .shared(() -> services.tokens().press(serialNumber))
                .orElseThrow(() -> new SandboxException(
                        "No YubiKey with serial number " + serialNumber + " was uploaded. Upload its seed first."));
    }

    /** The body that activates a pending security key. */
    public Map<String, String> activation(String factorId, String origin) {
        String page = checked(origin);
        String owner = keyOwner(factorId).id();
        SecurityKey key = services.directory().change(owner, user -> {
            String known = user.keys().get(factorId);
            SecurityKey held = known == null ? SecurityKey.fresh() : SecurityKey.of(known);
            return Change.to(known == null ? user.holding(factorId, held.encoded()) : user, held);
        });
        Factor factor = services.directory().byId(owner).factor(factorId);
        return factor.type() == FactorType.U2F
                ? key.u2fRegistration(challenge(factor), page)
                : key.webAuthnRegistration(challenge(factor), page);
    }

    /** The body that answers the open challenge of a security key. */
    public Map<String, String> assertion(String factorId, String origin) {
        String page = checked(origin);
        User user = keyOwner(factorId);
        String held = user.keys().get(factorId);
        if (held == null) {
            throw new SandboxException("This security key was not registered here. Activate the factor first.");
        }
        Factor factor = user.factor(factorId);
        SecurityKey key = SecurityKey.of(held);
        long count = factor.counter() + 1;
        return factor.type() == FactorType.U2F
                ? key.u2fAssertion(challenge(factor), page, count)
                : key.webAuthnAssertion(challenge(factor), page, count);
    }

    private static String challenge(Factor factor) {
        if (factor.open() == null) {
            throw new SandboxException("There is no challenge for this security key. Challenge the factor first.");
        }
        return factor.open().code();
    }

    private static String checked(String origin) {
        try {
            if (URI.create(origin).getHost() != null) {
                return origin;
            }
        } catch (IllegalArgumentException e) {
            // reported below
        }
        throw new SandboxException("'" + origin + "' is not an origin. Write one such as https://acme.example.");
    }

    private User keyOwner(String factorId) {
        return owner(factorId)
                .filter(user -> KEYS.contains(user.factor(factorId).type()))
                .orElseThrow(() -> new SandboxException("There is no u2f or webauthn factor with this id."));
    }

    private Optional<User> owner(String factorId) {
        return services.directory()
                .users()
                .filter(user -> user.find(factorId).isPresent())
                .findFirst();
    }
}
