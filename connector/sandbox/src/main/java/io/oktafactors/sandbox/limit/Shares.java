package io.oktafactors.sandbox.limit;

import io.oktafactors.sandbox.api.SandboxLimits;
import io.oktafactors.sandbox.api.SandboxLimits.Share;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The share of each principal in the organization's limits. It may be changed while calls are processed. */
public final class Shares {
    private final Share byDefault;
    private final Map<String, Share> configured;
    private final Map<String, Share> set = new ConcurrentHashMap<>();

    public Shares(SandboxLimits limits) {
        this.byDefault = limits.share();
        this.configured = limits.shares();
    }

    /** The share of a principal; the whole limit for null, a caller who is not known yet. */
    Share of(String principal) {
        if (principal == null) {
            return Share.ALL;
        }
        Share own = set.get(principal);
        return own == null ? configured.getOrDefault(principal, byDefault) : own;
    }

    /** Gives a principal another share. */
    public void set(String principal, Share share) {
        set.put(principal, share);
    }

    /** Resets the share of a principal to that of the start. */
    public void reset(String principal) {
        set.remove(principal);
    }

    /** Restores the shares that were set. */
    public void restore(Map<String, Share> former) {
        set.keySet().retainAll(former.keySet());
        set.putAll(former);
    }

    /** The shares that were set since the start. */
    public Map<String, Share> set() {
        return Map.copyOf(set);
    }

    public Share byDefault() {
        return byDefault;
    }

    /** The principals whose share is not the default one, by name. */
    public Map<String, Share> special() {
        Map<String, Share> special = new TreeMap<>(configured);
        special.putAll(set);
        return special;
    }
}
