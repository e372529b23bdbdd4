package io.oktafactors.sandbox.user;

import java.util.List;

/**
 * What was switched while the sandbox runs. The newest of each name counts.
 *
 * @param values what it was set to; none means: as at the start
 */
public record Setting(Kind kind, String name, List<String> values) {
    /** What can be switched. */
    public enum Kind {
        /** A circumstance, and whom it is for. */
        CIRCUMSTANCE,
        /** What a principal may use: percent of buckets, percent of calls in flight. */
        SHARE,
        /** An API token that is refused from now on; the value says so. */
        REVOKED_TOKEN
    }

    public Setting {
        values = List.copyOf(values);
    }

    /** Whom it replaces. */
    public String key() {
        return kind + " " + name;
    }
}
