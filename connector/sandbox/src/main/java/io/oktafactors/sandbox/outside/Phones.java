package io.oktafactors.sandbox.outside;

import io.oktafactors.sandbox.api.SandboxDevice;
import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.api.SandboxPush;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorStatus;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.factor.Ids;
import io.oktafactors.sandbox.factor.LifecycleStep;
import io.oktafactors.sandbox.factor.ProfileRule;
import io.oktafactors.sandbox.operation.Services;
import io.oktafactors.sandbox.proof.OpenCode;
import io.oktafactors.sandbox.proof.Subject;
import io.oktafactors.sandbox.user.Change;
import io.oktafactors.sandbox.user.Device;
import io.oktafactors.sandbox.user.Push;
import io.oktafactors.sandbox.user.User;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** People's phones with Okta Verify: they scan QR codes and answer pushes. */
public final class Phones {
    private final Services services;

    public Phones(Services services) {
        this.services = services;
    }

    public List<SandboxDevice> devices() {
        return services.directory()
                .users()
                .flatMap(user -> user.devices().stream().map(device -> Views.of(user, device)))
                .toList();
    }

    /** All remembered pushes, oldest first. */
    public List<SandboxPush> pushes() {
        Instant now = services.clock().instant();
        return services.directory()
                .users()
                .flatMap(user -> user.pushes().stream().map(push -> Views.of(user, push, now)))
                .sorted(Comparator.comparing(SandboxPush::created))
                .toList();
    }

    /**
     * Has a phone scan the QR code, or open the link, of a pending push factor. The factor is then active, its codes can be
     * used, and with FastPass there is also a {@code signed_nonce} factor.
     *
     * @param activation the factor's id, or the token of its link or QR code
     */
    public SandboxDevice scan(String activation, SandboxDevice phone) {
        Predicate<Factor> meant = meant(activation);
        User owner = owner(meant);
        return services.directory().change(owner.id(), user -> {
            Instant now = services.clock().instant();
            Factor push = user.factors().stream().filter(meant).findFirst().orElseThrow();
            if (!push.type().lifecycle.allows(push.status(), LifecycleStep.SCAN)) {
                throw new SandboxException("The push factor is active already. Unenroll it first.");
            }
            if (push.open().over(now)) {
                throw new SandboxException("The activation has ended. Restart it with POST lifecycle/activate.");
            }
            Device device = Device.active(
                            Ids.random("guo"), phone.name(), phone.platform(), phone.deviceType(), phone.version())
                    .with(
                            oneOf(Device.State.values(), phone.state(), "state"),
                            oneOf(Device.Reaction.values(), phone.reaction(), "reaction"),
                            phone.delayMillis());
            Subject subject = new Subject(user.login(), device.key(), null, device.profile());
            User scanned =
                    withApp(user.holding(device).with(push.boundTo(subject).activated(now)), now);
            User done =
                    phone.fastPass() && scanned.factor(FactorType.SIGNED_NONCE).isEmpty()
                            ? scanned.with(enrolled(FactorType.SIGNED_NONCE, subject, now))
                            : scanned;
            return Change.to(done, Views.of(done, device));
        });
    }

    /**
     * Ends a pending activation; a poll returns how it ended.
     *
     * @param activation the factor's id, or the token of its link or QR code
     */
    public void endActivation(String activation, OpenCode.Ending how) {
        Predicate<Factor> meant = meant(activation);
        services.directory().change(owner(meant).id(), user -> {
            Factor push = user.factors().stream().filter(meant).findFirst().orElseThrow();
            if (!push.pending() || push.open().over(services.clock().instant())) {
                throw new SandboxException("The activation is not pending any more.");
            }
            return Change.to(user.with(push.withOpen(push.open().ended(how))), null);
        });
    }

    private static Predicate<Factor> meant(String activation) {
        return factor -> factor.type() == FactorType.PUSH
                && (factor.id().equals(activation)
                        || factor.open() != null && factor.open().code().equals(activation));
    }

    private User owner(Predicate<Factor> meant) {
        return ownerOf(
                user -> user.factors().stream().anyMatch(meant), "There is no push factor with this activation.");
    }

    /** Changes reaction and state of a phone; null does not change a value. */
    public SandboxDevice set(String deviceId, String state, String reaction, Long delayMillis) {
        User owner = ownerOf(user -> user.device(deviceId).isPresent(), "There is no such device.");
        return services.directory().change(owner.id(), user -> {
            Device device = user.device(deviceId).orElseThrow();
            Device changed = device.with(
                    state == null ? device.state() : oneOf(Device.State.values(), state, "state"),
                    reaction == null ? device.reaction() : oneOf(Device.Reaction.values(), reaction, "reaction"),
                    delayMillis == null ? device.delayMillis() : delayMillis);
            User next = user.holding(changed);
            return Change.to(next, Views.of(next, changed));
        });
    }

    /**
     * Answers a pending push.
     *
     * @param number the number that is picked; null for the right one. A wrong number counts as a denial
     */
    public SandboxPush decide(String pushId, boolean approve, Integer number) {
        User owner = ownerOf(user -> user.push(pushId).isPresent(), "There is no such push.");
        return services.directory().change(owner.id(), user -> {
            Instant now = services.clock().instant();
            Push push = user.push(pushId).orElseThrow();
            boolean ignores = user.device(push.deviceId())
                    .filter(device -> device.reaction() == Device.Reaction.IGNORE)
                    .isPresent();
            if (ignores || push.at(now) != Push.Result.WAITING) {
                throw new SandboxException(
                        ignores
                                ? "The device ignores pushes. Set another reaction."
                                : "The push is not pending any more.");
            }
            boolean right = number == null || number.equals(push.correctAnswer());
            Push ended = push.ended(approve && right ? Push.Result.SUCCESS : Push.Result.REJECTED);
            return Change.to(user.asked(ended), Views.of(user, ended, now));
        });
    }

    /** The code factor of the app is enrolled together with the app. */
    private static User withApp(User user, Instant now) {
        Optional<Factor> codes = user.factor(FactorType.TOTP_OKTA);
        if (codes.isEmpty()) {
            Subject secret = ProfileRule.APP.read(null, user, null);
            return user.with(enrolled(FactorType.TOTP_OKTA, secret, now));
        }
        return codes.filter(Factor::pending)
                .map(pending -> user.with(pending.activated(now)))
                .orElse(user);
    }

    private static Factor enrolled(FactorType type, Subject subject, Instant now) {
        return Factor.enrolled(Ids.random(type.prefix(FactorStatus.ACTIVE)), type, FactorStatus.ACTIVE, subject, now);
    }

    private User ownerOf(Predicate<User> owns, String otherwise) {
        return services.directory().users().filter(owns).findFirst().orElseThrow(() -> new SandboxException(otherwise));
    }

    private static <E extends Enum<E>> E oneOf(E[] choices, String name, String what) {
        return Arrays.stream(choices)
                .filter(choice -> choice.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SandboxException("'" + name + "' is not a " + what + " of a device. Use one of "
                        + Arrays.stream(choices).map(Enum::name).collect(Collectors.joining(", ")) + "."));
    }
}
