package io.oktafactors.sandbox.user;

import io.oktafactors.sandbox.SandboxMessage;
import io.oktafactors.sandbox.SandboxProfile;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.factor.Owner;
import io.oktafactors.sandbox.factor.Provider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A user with all that the organization knows of them; a change makes a new one.
 *
 * @param recoveryPhones numbers that stayed known after their factor went, oldest first
 * @param activations when activations were tried, as far as the limit still counts them
 * @param resends when codes were resent, as far as the limit still counts them
 * @param messages the newest messages that the user's phones and mailboxes got, oldest first
 */
public record User(
        String id,
        UserStatus status,
        Instant created,
        Instant activated,
        Instant lastUpdated,
        SandboxProfile profile,
        List<Factor> factors,
        List<String> recoveryPhones,
        List<Instant> activations,
        List<Instant> resends,
        List<SandboxMessage> messages)
        implements Owner {

    private static final int KEPT_MESSAGES = 100;

    public static User created(
            String id, UserStatus status, SandboxProfile profile, List<Factor> factors, Instant now) {
        Instant activated = status == UserStatus.STAGED ? null : now;
        return new User(id, status, now, activated, now, profile, factors, List.of(), List.of(), List.of(), List.of());
    }

    public Factor factor(String factorId) {
        return factors.stream()
                .filter(factor -> factor.id().equals(factorId))
                .findFirst()
                .orElseThrow(() -> OktaError.unknownFactor(factorId));
    }

    public Optional<Factor> factor(FactorType type, Provider provider) {
        return factors.stream()
                .filter(factor -> factor.type() == type && factor.provider() == provider)
                .findFirst();
    }

    @Override
    public String login() {
        return profile.login();
    }

    @Override
    public boolean owns(String address) {
        return address.equalsIgnoreCase(profile.email()) || address.equalsIgnoreCase(profile.secondEmail());
    }

    @Override
    public Optional<String> phoneOnFile() {
        Stream<String> factorPhones = factors.stream()
                .filter(factor -> factor.type().profile.phone)
                .map(factor -> factor.subject().value());
        return Stream.concat(recoveryPhones.stream(), factorPhones).findFirst();
    }

    public User with(Factor changed) {
        List<Factor> next = new ArrayList<>(factors);
        int place = indexOf(changed.id());
        if (place < 0) {
            next.add(changed);
        } else {
            next.set(place, changed);
        }
        return withFactors(List.copyOf(next));
    }

    public User without(Factor gone) {
        return withFactors(factors.stream().filter(factor -> factor != gone).toList());
    }

    public User knowing(String phoneNumber) {
        return recoveryPhones.contains(phoneNumber) ? this : withRecoveryPhones(plus(recoveryPhones, phoneNumber));
    }

    public User forgetting(String phoneNumber) {
        return withRecoveryPhones(recoveryPhones.stream()
                .filter(known -> !known.equals(phoneNumber))
                .toList());
    }

    public User receiving(SandboxMessage message) {
        List<SandboxMessage> next = plus(messages, message);
        int surplus = Math.max(0, next.size() - KEPT_MESSAGES);
        return new User(
                id,
                status,
                created,
                activated,
                lastUpdated,
                profile,
                factors,
                recoveryPhones,
                activations,
                resends,
                List.copyOf(next.subList(surplus, next.size())));
    }

    public User withStatus(UserStatus next, Instant now) {
        return new User(
                id, next, created, activated, now, profile, factors, recoveryPhones, activations, resends, messages);
    }

    public User withActivations(List<Instant> next) {
        return new User(
                id, status, created, activated, lastUpdated, profile, factors, recoveryPhones, next, resends, messages);
    }

    public User withResends(List<Instant> next) {
        return new User(
                id,
                status,
                created,
                activated,
                lastUpdated,
                profile,
                factors,
                recoveryPhones,
                activations,
                next,
                messages);
    }

    private User withFactors(List<Factor> next) {
        return new User(
                id,
                status,
                created,
                activated,
                lastUpdated,
                profile,
                next,
                recoveryPhones,
                activations,
                resends,
                messages);
    }

    private User withRecoveryPhones(List<String> next) {
        return new User(
                id, status, created, activated, lastUpdated, profile, factors, next, activations, resends, messages);
    }

    private int indexOf(String factorId) {
        for (int i = 0; i < factors.size(); i++) {
            if (factors.get(i).id().equals(factorId)) {
                return i;
            }
        }
        return -1;
    }

    private static <T> List<T> plus(List<T> items, T item) {
        return Stream.concat(items.stream(), Stream.of(item)).toList();
    }
}
