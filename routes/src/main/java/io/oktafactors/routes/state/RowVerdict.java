package io.oktafactors.routes.state;

/**
 * What became of one row of a feed.
 *
 * @param line where the row starts, counted from 1; 0 for the feed as a whole
 * @param contentId tells the row from another one that stands at the same line some day
 * @param eventId the event that the row is or repeats; null for others
 * @param reason null for an accepted row
 */
public record RowVerdict(long line, Kind kind, String contentId, String eventId, String reason) {

    /** The kinds of verdict. */
    public enum Kind {
        /** The row is an event. */
        ACCEPTED,
        /** The row repeats an event that another row or feed had before. */
        DUPLICATE,
        /** The row is on the invalid channel. */
        INVALID,
        /** The row says nothing. */
        SKIPPED
    }
}
