package io.oktafactors.camel.budget;

/**
 * The calls that a node may make.
 *
 * @param after end of the window before the one that the slice is of; 0 where it is not known
 * @param ends end of that window; 0 where it is not known
 * @param limit of the bucket; 0 where it is not known
 * @param leased calls of the window that this node may make
 * @param others calls of the window that other nodes may make
 * @param nodes how many nodes are alive, this one too
 */
public record Lease(long after, long ends, int limit, int leased, int others, int nodes) {

    /** Whether the two resets are those of different windows, the second one later. */
    public static boolean isLater(long end, long other) {
        return other > end + 1;
    }
}
