package io.oktafactors.camel.budget.ledger;

import io.oktafactors.camel.budget.Lane;

/**
 * The limits that a call is checked against without a lock; they are computed in advance.
 *
 * @param seq of the window
 * @param until when this has to be settled anew
 * @param scoutAt calls sent before tell nothing about the end of the window
 * @param end of the window; 0 where that is not known
 * @param limit of the bucket; 0 where that is not known
 * @param ceilings the most calls of the window, for each lane
 */
record WindowLimits(int seq, long until, long scoutAt, long end, int limit, int[] ceilings) {

    int ceiling(Lane lane) {
        return ceilings[lane.ordinal()];
    }
}
