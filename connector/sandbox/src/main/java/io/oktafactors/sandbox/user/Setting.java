package io.oktafactors.sandbox.user;

import java.util.List;

/**
 * A setting that was changed while the sandbox runs. The newest one of each name is valid.
 *
 * @param values the new values; none to reset it to the start
 */
public record Setting(Kind kind, String name, List<String> values) {
    /** The kinds of settings. */
    public enum Kind {
        /** A circumstance and its targets. */
        CIRCUMSTANCE,
        /** The share of a principal: percent of buckets, percent of calls in flight. */
        SHARE,
        /** An API token that is revoked. */
        REVOKED_TOKEN
    }

    public Setting {
        values = List.copyOf(values);
    }

    /** The key of the setting: a newer setting with the same key replaces it. */
    public String key() {
        return kind + " " + name;
    }
}
