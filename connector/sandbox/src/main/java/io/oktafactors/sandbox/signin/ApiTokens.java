package io.oktafactors.sandbox.signin;

import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.api.SandboxToken;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The API tokens of the organization; each is valid until 30 days after its last use. */
final class ApiTokens {
    private static final Duration LIFETIME = Duration.ofDays(30);

    private final Map<String, Held> byValue = new HashMap<>();
    private final Predicate<String> deactivated;
    private final Consumer<String> log;

    ApiTokens(Collection<SandboxToken> tokens, SignInMemory memory, Predicate<String> deactivated, Instant now) {
        this.deactivated = deactivated;
        this.log = memory.revoke();
        Set<String> names = new HashSet<>();
        for (SandboxToken token : tokens) {
            if (!names.add(token.name()) || byValue.put(token.value(), new Held(token, now)) != null) {
                throw new SandboxException("Two API tokens have the same name or value, one of them '" + token.name()
                        + "'. Use a different name and value for each.");
            }
        }
        memory.revoked().stream().flatMap(this::named).forEach(Held::revoke);
    }

    Caller use(String value, Instant now) {
        Held held = byValue.get(value);
        if (held == null || !held.use(deactivated, now)) {
            throw OktaError.of(OktaErrorCode.INVALID_TOKEN);
        }
        return new Caller(held.token.name(), null, held.token.roles(), Set.of());
    }

    Stream<TokenState> states(Instant now) {
        return byValue.values().stream()
                .map(held -> held.state(deactivated, now))
                .sorted(Comparator.comparing(TokenState::name));
    }

    void revoke(String name) {
        Held held = named(name)
                .findFirst()
                .orElseThrow(() -> new SandboxException("There is no API token named " + name + "."));
        log.accept(name);
        held.revoke();
    }

    boolean known(String name) {
        return named(name).findFirst().isPresent();
    }

    private Stream<Held> named(String name) {
        return byValue.values().stream().filter(held -> held.token.name().equals(name));
    }

    private static final class Held {
        private final SandboxToken token;
        private Instant lastUsed;
        private boolean revoked;

        private Held(SandboxToken token, Instant now) {
            this.token = token;
            this.lastUsed = token.lastUsed() == null ? now : token.lastUsed();
            this.revoked = token.revoked();
        }

        /** A token that was refused once is refused for good, even if the creator is activated again. */
        private synchronized boolean use(Predicate<String> deactivated, Instant now) {
            revoked = over(deactivated, now);
            lastUsed = revoked ? lastUsed : now;
            return !revoked;
        }

        private synchronized TokenState state(Predicate<String> deactivated, Instant now) {
            return new TokenState(token.name(), token.creator(), token.roles(), lastUsed, !over(deactivated, now));
        }

        private boolean over(Predicate<String> deactivated, Instant now) {
            boolean orphaned = token.creator() != null && deactivated.test(token.creator());
            return revoked || orphaned || !now.isBefore(lastUsed.plus(LIFETIME));
        }

        private synchronized void revoke() {
            revoked = true;
        }
    }
}
