package io.oktafactors.camel.budget;

/**
 * What a node may do.
 *
 * @param after end of the window before the one that the slice is of; 0 where it is not known
 * @param ends end of that window; 0 where it is not known
 * @param limit of the bucket; 0 where nobody knows it
 * @param leased all calls of the window that are this node's
 * @param others those that are other nodes'
 * @param nodes how many nodes are alive, this one too
 */
public record Lease(long after, long ends, int limit, int leased, int others, int nodes) {

    /** Whether the two resets are those of different windows, the second one later. */
    public static boolean isLater(long end, long other) {
        return other > end + 1;
    }
}
