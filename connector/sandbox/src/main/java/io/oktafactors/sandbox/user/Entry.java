package io.oktafactors.sandbox.user;

import io.oktafactors.sandbox.oauth.AccessToken;
import io.oktafactors.sandbox.proof.YubikeySeed;
import java.util.List;

/**
 * A line of the store; exactly one of its fields is set.
 *
 * @param removed id of a user or a YubiKey that was removed
 * @param together entries that are applied together or not at all
 */
public record Entry(
        User user, YubikeySeed yubikey, AccessToken token, Setting setting, String removed, List<Entry> together) {
    public static Entry of(User user) {
        return new Entry(user, null, null, null, null, null);
    }

    public static Entry of(YubikeySeed yubikey) {
        return new Entry(null, yubikey, null, null, null, null);
    }

    public static Entry of(AccessToken token) {
        return new Entry(null, null, token, null, null, null);
    }

    public static Entry of(Setting setting) {
        return new Entry(null, null, null, setting, null, null);
    }

    public static Entry removed(String id) {
        return new Entry(null, null, null, null, id, null);
    }

    public static Entry together(List<Entry> entries) {
        return new Entry(null, null, null, null, null, entries);
    }

    @Override
    public String toString() {
        return "Entry"; // toString() must not show secrets
    }
}
