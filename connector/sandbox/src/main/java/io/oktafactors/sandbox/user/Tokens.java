package io.oktafactors.sandbox.user;

import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.factor.Ids;
import io.oktafactors.sandbox.factor.Registry;
import io.oktafactors.sandbox.proof.OtpProfile;
import io.oktafactors.sandbox.proof.YubikeyOtp;
import io.oktafactors.sandbox.proof.YubikeySeed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The organization's hardware tokens: the profiles of custom tokens, and the seeds of YubiKeys. Reading takes no lock. */
public final class Tokens implements Registry {
    private final Map<String, OtpProfile> makes;
    private final Consumer<YubikeySeed> log;
    private volatile List<YubikeySeed> seeds = List.of();

    /** @param log stores a changed seed */
    public Tokens(List<OtpProfile> makes, Consumer<YubikeySeed> log) {
        this.makes = makes.stream().collect(Collectors.toMap(OtpProfile::id, make -> make));
        this.log = log;
    }

    /** Loads seeds that are stored already, and replaces those with the same id. */
    public synchronized void load(Collection<YubikeySeed> durable) {
        durable.forEach(this::put);
    }

    /** What has to be stored before {@link #restore}. */
    public synchronized List<Entry> changesTo(List<YubikeySeed> former) {
        Set<String> ids = former.stream().map(YubikeySeed::id).collect(Collectors.toSet());
        return Stream.concat(
                        seeds.stream()
                                .map(YubikeySeed::id)
                                .filter(id -> !ids.contains(id))
                                .map(Entry::removed),
                        former.stream().filter(seed -> !seeds.contains(seed)).map(Entry::of))
                .toList();
    }

    /** Restores former seeds, which are stored already. */
    public synchronized void restore(List<YubikeySeed> former) {
        seeds = List.copyOf(former);
    }

    @Override
    public Optional<OtpProfile> otpProfile(String id) {
        return Optional.ofNullable(makes.get(id));
    }

    @Override
    public Optional<YubikeySeed> yubikey(String publicId) {
        return seeds.stream().filter(seed -> seed.publicId().equals(publicId)).findFirst();
    }

    /** All seeds, in the order of upload. */
    public List<YubikeySeed> yubikeys() {
        return seeds;
    }

    public Optional<YubikeySeed> yubikeyById(String id) {
        return seeds.stream().filter(seed -> seed.id().equals(id)).findFirst();
    }

    /** Adds a seed; a key whose serial number or public id exists already is refused. */
    public synchronized YubikeySeed upload(
            String serialNumber, String publicId, String privateId, String aesKey, Instant now) {
        boolean known = seeds.stream()
                .anyMatch(seed -> seed.serialNumber().equals(serialNumber)
                        || seed.publicId().equals(publicId));
        if (known) {
            throw OktaError.enrolment("serialNumber: A YubiKey with this serial number or public id exists already");
        }
        YubikeySeed seed =
                new YubikeySeed(Ids.random("ykk"), serialNumber, publicId, privateId, aesKey, now, now, null, 0);
        log.accept(seed);
        put(seed);
        return seed;
    }

    /**
     * Presses a YubiKey.
     *
     * @return its code; empty if there is no such key
     */
    public synchronized Optional<String> press(String serialNumber) {
        return changed(serialNumber, YubikeySeed::pressed).map(seed -> YubikeyOtp.press(seed, seed.presses()));
    }

    /** Assigns a YubiKey to one user; other factors are ignored. */
    public synchronized void assign(Factor factor, String userId, Instant now) {
        if (factor.type() != FactorType.YUBIKEY) {
            return;
        }
        changed(factor.subject().value(), seed -> {
            if (seed.userId() != null) {
                throw OktaError.enrolment("passCode: The YubiKey is assigned already");
            }
            return seed.assignedTo(userId, now);
        });
    }

    public synchronized void release(Factor factor, Instant now) {
        if (factor.type() == FactorType.YUBIKEY) {
            changed(factor.subject().value(), seed -> seed.assignedTo(null, now));
        }
    }

    private Optional<YubikeySeed> changed(String serialNumber, UnaryOperator<YubikeySeed> change) {
        Optional<YubikeySeed> changed = seeds.stream()
                .filter(seed -> seed.serialNumber().equals(serialNumber))
                .findFirst()
                .map(change);
        changed.ifPresent(seed -> {
            log.accept(seed);
            put(seed);
        });
        return changed;
    }

    private void put(YubikeySeed seed) {
        List<YubikeySeed> next = new ArrayList<>(seeds);
        next.removeIf(known -> known.id().equals(seed.id()));
        next.add(seed);
        next.sort(Comparator.comparing(YubikeySeed::created).thenComparing(YubikeySeed::id));
        seeds = List.copyOf(next);
    }
}
