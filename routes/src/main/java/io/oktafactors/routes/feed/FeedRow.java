package io.oktafactors.routes.feed;

import io.oktafactors.routes.event.ContentIds;
import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.event.ShownText;

/** What became of one record of a feed: each record below the header is exactly one of these. */
public sealed interface FeedRow permits FeedRow.Accepted, FeedRow.Invalid, FeedRow.Skipped {

    /** Physical line at which the record starts, counted from 1. */
    long line();

    /** Tells the record from another one that stands at the same line some day; at most 64 characters. */
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
     * A record that cannot be used as it is.
     *
     * @param line physical line at which the record starts
     * @param field name of the column at fault; null where the record as a whole is
     * @param fault kind of fault
     * @param reason a sentence on what is wrong and what to do; never a phone number
     * @param raw the record as it came, cut at {@value #MAX_RAW} characters, for the body of the error message only: it holds
     *     personal data; null where it cannot be read at all
     */
    record Invalid(long line, String field, Fault fault, String reason, String raw) implements FeedRow {

        /** How many characters of a record go into the error message at the most. */
        public static final int MAX_RAW = 64 * 1024;

        public Invalid {
            raw = raw == null || raw.length() <= MAX_RAW ? raw : raw.substring(0, MAX_RAW) + " [cut here]";
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

    /** A record that says nothing: a blank line, or the header once more. */
    record Skipped(long line, String reason) implements FeedRow {
        @Override
        public String contentId(ContentIds ids) {
            return reason;
        }
    }
}
