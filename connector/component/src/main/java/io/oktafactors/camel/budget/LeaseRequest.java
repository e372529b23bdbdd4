package io.oktafactors.camel.budget;

/**
 * The state of a node and its request. Ends of windows are in epoch seconds of Okta's clock, 0 where they are not known.
 *
 * @param oktaMillis Okta's time at the least, in milliseconds since 1970; 0 where it is not known
 * @param after end of the window before the node's one
 * @param ends end of the node's window
 * @param limit of the bucket; 0 where it is not known
 * @param budget the most calls of a window, of all nodes together
 * @param used calls the node has counted in its window
 * @param flying those of them that are not answered
 * @param wanted more calls that the node could use; {@link #GIVE_BACK} to return everything that it has not used
 */
public record LeaseRequest(
        long oktaMillis, long after, long ends, int limit, int budget, int used, int flying, int wanted) {

    public static final int GIVE_BACK = -1;
}
