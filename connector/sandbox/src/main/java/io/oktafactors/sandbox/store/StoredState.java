package io.oktafactors.sandbox.store;

import io.oktafactors.sandbox.oauth.AccessToken;
import io.oktafactors.sandbox.proof.YubikeySeed;
import io.oktafactors.sandbox.user.Entry;
import io.oktafactors.sandbox.user.Setting;
import io.oktafactors.sandbox.user.User;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The state that an earlier run stored: the newest of each object. */
public final class StoredState {
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, YubikeySeed> yubikeys = new LinkedHashMap<>();
    private final Map<String, AccessToken> tokens = new LinkedHashMap<>();
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if it is not an entry */
    void add(Entry entry) {
        if (entry.user() != null) {
            users.put(entry.user().id(), entry.user());
        } else if (entry.yubikey() != null) {
            yubikeys.put(entry.yubikey().id(), entry.yubikey());
        } else if (entry.token() != null) {
            tokens.put(entry.token().value(), entry.token());
        } else if (entry.setting() != null) {
            settings.put(entry.setting().key(), entry.setting());
        } else if (entry.removed() != null) {
            users.remove(entry.removed());
            yubikeys.remove(entry.removed());
        } else if (entry.together() != null) {
            entry.together().forEach(this::add);
        } else {
            throw new IllegalArgumentException("An empty entry");
        }
    }

    /** Removes tokens that expired long ago. */
    void forget(Instant now) {
        tokens.values().removeIf(token -> token.forgotten(now));
    }

    public Collection<User> users() {
        return users.values();
    }

    public Collection<YubikeySeed> yubikeys() {
        return yubikeys.values();
    }

    public Collection<AccessToken> tokens() {
        return tokens.values();
    }

    /** The settings of a kind that differ from those of the start. */
    public Stream<Setting> settings(Setting.Kind kind) {
        return settings.values().stream()
                .filter(setting -> setting.kind() == kind && !setting.values().isEmpty());
    }

    Stream<Entry> entries() {
        return Stream.of(
                        users.values().stream().map(Entry::of),
                        yubikeys.values().stream().map(Entry::of),
                        tokens.values().stream().map(Entry::of),
                        settings.values().stream()
                                .filter(setting -> !setting.values().isEmpty())
                                .map(Entry::of))
                .flatMap(entries -> entries);
    }
}
