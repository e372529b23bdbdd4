package io.oktafactors.sandbox.outside;

import io.oktafactors.sandbox.SandboxException;
import io.oktafactors.sandbox.SandboxMessage;
import io.oktafactors.sandbox.SandboxProfile;
import io.oktafactors.sandbox.SandboxUser;
import io.oktafactors.sandbox.factor.Ids;
import io.oktafactors.sandbox.factor.Proof;
import io.oktafactors.sandbox.factor.Totp;
import io.oktafactors.sandbox.operation.Messenger;
import io.oktafactors.sandbox.user.Change;
import io.oktafactors.sandbox.user.Directory;
import io.oktafactors.sandbox.user.User;
import io.oktafactors.sandbox.user.UserStatus;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The world outside of Okta: people with their phones, mailboxes and authenticator apps, and the directory's administrator. */
public final class Outside {
    private final Directory directory;
    private final Clock clock;

    public Outside(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    public List<SandboxUser> users() {
        return directory.users().map(Views::of).toList();
    }

    public Optional<SandboxUser> user(String idOrLogin) {
        return directory.find(idOrLogin).map(Views::of);
    }

    public List<SandboxMessage> messages() {
        return directory
                .users()
                .flatMap(user -> user.messages().stream())
                .sorted(Messenger.OLDEST_FIRST)
                .toList();
    }

    public List<SandboxMessage> messagesTo(String address) {
        return directory.messagesTo(address);
    }

    /** The code that an authenticator app shows now, if there is such a factor. */
    public Optional<String> authenticatorCode(String factorId) {
        return directory
                .users()
                .flatMap(user -> user.factors().stream())
                .filter(factor -> factor.id().equals(factorId) && factor.type().proof == Proof.TOTP)
                .findFirst()
                .map(factor -> Totp.code(factor.subject().secret(), clock.instant()));
    }

    public SandboxUser addUser(SandboxProfile profile, String status) {
        if (profile.login() == null || profile.login().isBlank()) {
            throw new SandboxException("A user needs a login. Give one.");
        }
        User user = User.created(
                Ids.derived("00u", profile.login()), userStatus(status), profile, List.of(), clock.instant());
        directory.add(user);
        return Views.of(user);
    }

    public Optional<SandboxUser> setStatus(String idOrLogin, String status) {
        UserStatus next = userStatus(status);
        return directory
                .find(idOrLogin)
                .map(found -> directory.change(found.id(), user -> {
                    User changed = user.withStatus(next, clock.instant());
                    return Change.to(changed, Views.of(changed));
                }));
    }

    private static UserStatus userStatus(String name) {
        return Arrays.stream(UserStatus.values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SandboxException("'" + name + "' is not a user status. Use one of "
                        + Arrays.stream(UserStatus.values()).map(Enum::name).collect(Collectors.joining(", ")) + "."));
    }
}
