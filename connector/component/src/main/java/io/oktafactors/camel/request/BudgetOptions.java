package io.oktafactors.camel.request;

import io.oktafactors.camel.budget.Lane;

/**
 * How a call is counted before it is sent.
 *
 * @param principal identifies the caller; it is not secret
 * @param bucket null for one of each operation
 * @param share percent of each rate limit; 0 for no budget
 * @param inFlight the most calls at a time
 * @param longestWait the longest wait for the budget, in milliseconds
 */
public record BudgetOptions(String principal, String bucket, Lane lane, int share, int inFlight, long longestWait) {

    public boolean isOff() {
        return share == 0;
    }
}
