package io.oktafactors.routes.state;

/**
 * The result of one row of a feed.
 *
 * @param line where the row starts, counted from 1; 0 for the feed as a whole
 * @param contentId distinguishes the row from another one at the same line of a later file
 * @param eventId the event that the row is or repeats; null for others
 * @param reason null for an accepted row
 */
public record RowVerdict(long line, Kind kind, String contentId, String eventId, String reason) {

    /** The kinds of verdict. */
    public enum Kind {
        /** The row is an event. */
        ACCEPTED,
        /** The row is the same as an earlier one, in this feed or another. */
        DUPLICATE,
        /** The row is on the invalid channel. */
        INVALID,
        /** The row has no content. */
        SKIPPED
    }
}
