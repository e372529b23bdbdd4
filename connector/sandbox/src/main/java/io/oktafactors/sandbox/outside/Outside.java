package io.oktafactors.sandbox.outside;

import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.api.SandboxMessage;
import io.oktafactors.sandbox.api.SandboxProfile;
import io.oktafactors.sandbox.api.SandboxUser;
import io.oktafactors.sandbox.factor.FactorStatus;
import io.oktafactors.sandbox.factor.Ids;
import io.oktafactors.sandbox.operation.Circumstance;
import io.oktafactors.sandbox.operation.Services;
import io.oktafactors.sandbox.user.Change;
import io.oktafactors.sandbox.user.Directory;
import io.oktafactors.sandbox.user.User;
import io.oktafactors.sandbox.user.UserStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The people with their messages, and the administrator of the directory. */
public final class Outside {
    private final Services services;

    public Outside(Services services) {
        this.services = services;
    }

    public List<SandboxUser> users() {
        return services.directory().users().map(Views::of).toList();
    }

    /** The first users, by login, whose login has this prefix. */
    public List<SandboxUser> users(String beginning, int most) {
        return services.directory().users(beginning).limit(most).map(Views::of).toList();
    }

    public Optional<SandboxUser> user(String idOrLogin) {
        return services.directory().find(idOrLogin).map(Views::of);
    }

    public List<SandboxMessage> messages() {
        return services.directory()
                .users()
                .flatMap(user -> user.messages().stream())
                .sorted(Directory.OLDEST_FIRST)
                .toList();
    }

    public List<SandboxMessage> messagesTo(String address) {
        return services.directory().messagesTo(address);
    }

    public SandboxUser addUser(SandboxProfile profile, String status, Set<String> groups) {
        if (profile.login() == null || profile.login().isBlank()) {
            throw new SandboxException("The login of the user is missing. Send one.");
        }
        User user = User.created(
                Ids.derived("00u", profile.login()),
                oneOf(UserStatus.values(), status, "a user status"),
                profile,
                groups,
                services.clock().instant());
        services.directory().add(user);
        return Views.of(user);
    }

    public Optional<SandboxUser> setStatus(String idOrLogin, String status) {
        UserStatus next = oneOf(UserStatus.values(), status, "a user status");
        return changed(idOrLogin, user -> user.withStatus(next, services.clock().instant()));
    }

    /** Changes the status of a factor as administrators and policies do: disables, expires or activates it. */
    public Optional<SandboxUser> setFactorStatus(String idOrLogin, String factorId, String status) {
        FactorStatus next = oneOf(FactorStatus.values(), status, "a factor status");
        if (next == FactorStatus.NOT_SETUP || next == FactorStatus.PENDING_ACTIVATION) {
            throw new SandboxException(
                    "An existing factor cannot be set to " + next + ". Unenroll it, or enroll it again.");
        }
        return changed(idOrLogin, user -> user.find(factorId)
                .map(factor ->
                        user.with(factor.withStatus(next, services.clock().instant())))
                .orElseThrow(() -> new SandboxException("The user has no factor " + factorId + ".")));
    }

    /** The active circumstances by name, each with its targets. */
    public Map<String, Set<String>> circumstances() {
        Map<String, Set<String>> named = new TreeMap<>();
        services.circumstances().inForce().forEach((circumstance, targets) -> named.put(circumstance.name(), targets));
        return named;
    }

    public void setCircumstance(String name, Set<String> targets) {
        Circumstance circumstance = oneOf(Circumstance.values(), name, "a circumstance");
        services.lock().shared(() -> {
            services.circumstances().set(circumstance, targets);
            return circumstance;
        });
    }

    private Optional<SandboxUser> changed(String idOrLogin, UnaryOperator<User> change) {
        return services.directory().find(idOrLogin).map(found -> services.directory()
                .change(found.id(), user -> {
                    User changed = change.apply(user);
                    return Change.to(changed, Views.of(changed));
                }));
    }

    private static <E extends Enum<E>> E oneOf(E[] choices, String name, String what) {
        return Arrays.stream(choices)
                .filter(choice -> choice.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SandboxException("'" + name + "' is not " + what + ". Use one of "
                        + Arrays.stream(choices).map(Enum::name).collect(Collectors.joining(", ")) + "."));
    }
}
