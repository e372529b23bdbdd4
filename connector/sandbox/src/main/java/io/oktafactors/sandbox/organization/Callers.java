package io.oktafactors.sandbox.organization;

import io.oktafactors.sandbox.api.SandboxApp;
import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.api.SandboxLimits;
import io.oktafactors.sandbox.api.SandboxToken;
import io.oktafactors.sandbox.signin.SignIn;
import io.oktafactors.sandbox.signin.SignInMemory;
import io.oktafactors.sandbox.user.Directory;
import io.oktafactors.sandbox.user.UserStatus;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * The callers of the organization, and its limits.
 *
 * @param limits null if none are set
 */
public record Callers(List<SandboxApp> apps, List<SandboxToken> tokens, SandboxLimits limits) {
    public static final Callers NOBODY = new Callers(List.of(), List.of(), null);

    private static final String TOKEN_NAME = "sandbox";

    public Callers with(SandboxApp app) {
        return new Callers(plus(apps, app), tokens, limits);
    }

    public Callers with(SandboxToken token) {
        return new Callers(apps, plus(tokens, token), limits);
    }

    public Callers with(SandboxLimits next) {
        return new Callers(apps, tokens, next);
    }

    /** These callers and others. The others' limits are used if they have any. */
    public Callers and(Callers others) {
        return new Callers(
                Stream.concat(apps.stream(), others.apps.stream()).toList(),
                Stream.concat(tokens.stream(), others.tokens.stream()).toList(),
                others.limits == null ? limits : others.limits);
    }

    /** These callers and a super administrator's token, unless one of them has that value already. */
    public Callers and(String token) {
        boolean known = tokens.stream().anyMatch(other -> other.value().equals(token));
        return known ? this : with(SandboxToken.of(TOKEN_NAME, token));
    }

    public SandboxLimits limitsOrStandard() {
        return limits == null ? SandboxLimits.standard() : limits;
    }

    /**
     * @throws SandboxException if two callers have the same name, the creator of a token is not a user of the directory, or a
     * share names no caller
     */
    public SignIn signIn(Directory directory, SignInMemory memory, Clock clock) {
        for (SandboxToken token : tokens) {
            if (token.creator() != null && directory.find(token.creator()).isEmpty()) {
                throw new SandboxException("The creator of the API token '" + token.name() + "', " + token.creator()
                        + ", is not a user of the organization. Use the id or login of a user.");
            }
        }
        limitsOrStandard().shares().keySet().forEach(this::checkPrincipal);
        return new SignIn(
                tokens,
                apps,
                memory,
                creator -> directory
                        .find(creator)
                        .filter(user -> user.status() != UserStatus.DEPROVISIONED)
                        .isEmpty(),
                clock);
    }

    private void checkPrincipal(String name) {
        boolean known = tokens.stream().anyMatch(token -> token.name().equals(name))
                || apps.stream().anyMatch(app -> app.clientId().equals(name));
        if (!known) {
            throw new SandboxException("A share of the limits is for '" + name
                    + "', which is neither an app's client id nor the name of an API token.");
        }
    }

    private static <T> List<T> plus(List<T> items, T item) {
        return Stream.concat(items.stream(), Stream.of(item)).toList();
    }
}
