package io.oktafactors.sandbox.limit;

import io.oktafactors.sandbox.api.SandboxLimits;
import io.oktafactors.sandbox.api.SandboxLimits.Share;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How much of the organization's limits each principal may use; it can be changed while calls come in. */
public final class Shares {
    private final Share byDefault;
    private final Map<String, Share> configured;
    private final Map<String, Share> set = new ConcurrentHashMap<>();

    public Shares(SandboxLimits limits) {
        this.byDefault = limits.share();
        this.configured = limits.shares();
    }

    /** What a principal may use; of null, who is not known yet, all. */
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

    /** Gives a principal the share back that it had at the start. */
    public void reset(String principal) {
        set.remove(principal);
    }

    /** Goes back to what was set. */
    public void restore(Map<String, Share> former) {
        set.keySet().retainAll(former.keySet());
        set.putAll(former);
    }

    /** What was set since the start. */
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
