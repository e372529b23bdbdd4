package io.oktafactors.sandbox.user;

import io.oktafactors.sandbox.api.SandboxMessage;
import io.oktafactors.sandbox.api.SandboxProfile;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.factor.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An immutable user with profile, factors, devices and messages; a change makes a new object.
 *
 * @param recoveryPhones numbers that are kept after their factor was removed, oldest first
 * @param devices their phones with Okta Verify
 * @param keys private keys of their security keys by factor id: PKCS8, base64
 * @param pushes the newest pushes to their devices, oldest first
 * @param messages the newest messages that the user's phones and mailboxes got, oldest first
 */
public record User(
        Identity identity,
        List<Factor> factors,
        List<String> recoveryPhones,
        UserCounters tally,
        List<Device> devices,
        Map<String, String> keys,
        List<Push> pushes,
        List<SandboxMessage> messages)
        implements Owner {

    private static final int KEPT_MESSAGES = 100;
    private static final int KEPT_PUSHES = 20;

    public static User created(String id, UserStatus status, SandboxProfile profile, Set<String> groups, Instant now) {
        Instant activated = status == UserStatus.STAGED ? null : now;
        return new User(
                new Identity(id, status, now, activated, now, profile, groups),
                List.of(),
                List.of(),
                UserCounters.NONE,
                List.of(),
                Map.of(),
                List.of(),
                List.of());
    }

    public String id() {
        return identity.id();
    }

    public UserStatus status() {
        return identity.status();
    }

    public SandboxProfile profile() {
        return identity.profile();
    }

    @Override
    public String login() {
        return profile().login();
    }

    @Override
    public boolean owns(String address) {
        return address.equalsIgnoreCase(profile().email())
                || address.equalsIgnoreCase(profile().secondEmail());
    }

    @Override
    public Optional<String> phoneOnFile() {
        Stream<String> factorPhones = factors.stream()
                .filter(factor -> factor.type().profile.phone())
                .map(factor -> factor.subject().value());
        return Stream.concat(recoveryPhones.stream(), factorPhones).findFirst();
    }

    public Factor factor(String factorId) {
        return find(factorId).orElseThrow(() -> OktaError.unknownFactor(factorId));
    }

    public Optional<Factor> find(String factorId) {
        return first(factor -> factor.id().equals(factorId));
    }

    public Optional<Factor> factor(FactorType type) {
        return first(factor -> factor.type() == type);
    }

    /** The factor that another enrollment of the type renews or conflicts with; for security keys, only a pending one. */
    public Optional<Factor> enrolled(FactorType type) {
        return first(factor -> factor.type() == type && (factor.pending() || !type.several()));
    }

    public Optional<Device> device(String deviceId) {
        return devices.stream().filter(device -> device.id().equals(deviceId)).findFirst();
    }

    public Optional<Push> push(String anyId) {
        return pushes.stream().filter(push -> push.called(anyId)).findFirst();
    }

    public User with(Factor changed) {
        return new User(
                identity,
                replaced(factors, changed, factor -> factor.id().equals(changed.id())),
                recoveryPhones,
                tally,
                devices,
                keys,
                pushes,
                messages);
    }

    /** A copy without some factors, and without their keys and pushes. */
    public User without(Predicate<Factor> gone) {
        List<Factor> left = factors.stream().filter(gone.negate()).toList();
        Predicate<String> has =
                id -> left.stream().anyMatch(factor -> factor.id().equals(id));
        Map<String, String> keysLeft = new TreeMap<>(keys);
        keysLeft.keySet().removeIf(has.negate());
        List<Push> pushesLeft =
                pushes.stream().filter(push -> has.test(push.factorId())).toList();
        return new User(identity, left, recoveryPhones, tally, devices, Map.copyOf(keysLeft), pushesLeft, messages);
    }

    public User knowing(String phoneNumber) {
        return recoveryPhones.contains(phoneNumber) ? this : withRecoveryPhones(plus(recoveryPhones, phoneNumber));
    }

    public User forgetting(String phoneNumber) {
        return withRecoveryPhones(recoveryPhones.stream()
                .filter(known -> !known.equals(phoneNumber))
                .toList());
    }

    public User holding(Device device) {
        return new User(
                identity,
                factors,
                recoveryPhones,
                tally,
                replaced(devices, device, known -> known.id().equals(device.id())),
                keys,
                pushes,
                messages);
    }

    public User holding(String factorId, String privateKey) {
        Map<String, String> more = new TreeMap<>(keys);
        more.put(factorId, privateKey);
        return new User(identity, factors, recoveryPhones, tally, devices, Map.copyOf(more), pushes, messages);
    }

    public User asked(Push push) {
        List<Push> next = newest(replaced(pushes, push, known -> known.id().equals(push.id())), KEPT_PUSHES);
        return new User(identity, factors, recoveryPhones, tally, devices, keys, next, messages);
    }

    public User receiving(SandboxMessage message) {
        List<SandboxMessage> next = newest(plus(messages, message), KEPT_MESSAGES);
        return new User(identity, factors, recoveryPhones, tally, devices, keys, pushes, next);
    }

    public User withStatus(UserStatus next, Instant now) {
        return new User(
                identity.withStatus(next, now), factors, recoveryPhones, tally, devices, keys, pushes, messages);
    }

    public User with(UserCounters next) {
        return new User(identity, factors, recoveryPhones, next, devices, keys, pushes, messages);
    }

    private User withRecoveryPhones(List<String> next) {
        return new User(identity, factors, next, tally, devices, keys, pushes, messages);
    }

    private Optional<Factor> first(Predicate<Factor> wanted) {
        return factors.stream().filter(wanted).findFirst();
    }

    private static <T> List<T> replaced(List<T> items, T item, Predicate<T> former) {
        List<T> next = new ArrayList<>(items);
        for (int i = 0; i < next.size(); i++) {
            if (former.test(next.get(i))) {
                next.set(i, item);
                return List.copyOf(next);
            }
        }
        next.add(item);
        return List.copyOf(next);
    }

    private static <T> List<T> plus(List<T> items, T item) {
        return Stream.concat(items.stream(), Stream.of(item)).toList();
    }

    private static <T> List<T> newest(List<T> items, int kept) {
        return List.copyOf(items.subList(Math.max(0, items.size() - kept), items.size()));
    }

    @Override
    public String toString() {
        return "User[" + id() + "]"; // toString() must not show phone numbers and secrets
    }
}
