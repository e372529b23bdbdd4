package io.oktafactors.routes.feed;

import io.oktafactors.routes.event.ContentIds;
import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.event.ShownText;

/** The result of reading one record of a feed: each record below the header is exactly one of these. */
public sealed interface FeedRow permits FeedRow.Accepted, FeedRow.Invalid, FeedRow.Skipped {

    /** Physical line at which the record starts, counted from 1. */
    long line();

    /** Distinguishes the record from another one at the same line of a later file; at most 64 characters. */
    String contentId(ContentIds ids);

    /** A record that is an event. */
    record Accepted(Event event) implements FeedRow {
        @Override
        public long line() {
            return event.origin().line();
        }

        @Override
        public String contentId(ContentIds ids) {
            return event.eventId();
        }
    }

    /**
     * An invalid record.
     *
     * @param line physical line at which the record starts
     * @param field name of the invalid column; null if the record as a whole is invalid
     * @param fault kind of fault
     * @param reason a sentence on what is wrong and what to do; never a phone number
     * @param raw the original record, cut at {@value #MAX_RAW} characters, for the body of the error message only, since it
     * holds personal data; null if it cannot be read at all
     */
    record Invalid(long line, String field, Fault fault, String reason, String raw) implements FeedRow {

        /** Maximum length of a record in the error message, in characters. */
        public static final int MAX_RAW = 64 * 1024;

        public Invalid {
            raw = raw == null || raw.length() <= MAX_RAW ? raw : raw.substring(0, MAX_RAW) + " [truncated]";
            reason = ShownText.of(reason);
        }

        @Override
        public String contentId(ContentIds ids) {
            return ids.of("row", raw == null ? reason : raw);
        }

        @Override
        public String toString() {
            return "Invalid[line=" + line + ", field=" + field + ", fault=" + fault + ", reason=" + reason + "]";
        }
    }

    /** A record without content: a blank line, or a repeated header. */
    record Skipped(long line, String reason) implements FeedRow {
        @Override
        public String contentId(ContentIds ids) {
            return reason;
        }
    }
}
