package io.oktafactors.routes.feed;

import io.oktafactors.routes.event.HrEvent;

/** What became of one record of a feed: each record below the header is exactly one of these. */
public sealed interface FeedRow permits FeedRow.Accepted, FeedRow.Invalid, FeedRow.Skipped {

    /** Physical line at which the record starts, counted from 1. */
    long line();

    /** A record that is an event. */
    record Accepted(HrEvent event) implements FeedRow {
        @Override
        public long line() {
            return event.origin().line();
        }
    }

    /**
     * A record that cannot be used as it is.
     *
     * @param line physical line at which the record starts
     * @param field name of the column at fault; null where the record as a whole is
     * @param fault kind of fault
     * @param reason a sentence on what is wrong and what to do; never a phone number
     * @param raw the record as it stands in the file, for the body of the error message only: it holds personal data
     */
    record Invalid(long line, String field, Fault fault, String reason, String raw) implements FeedRow {
        @Override
        public String toString() {
            return "Invalid[line=" + line + ", field=" + field + ", fault=" + fault + ", reason=" + reason + "]";
        }
    }

    /** A record that says nothing: a blank line, or the header once more. */
    record Skipped(long line, String reason) implements FeedRow {}
}
