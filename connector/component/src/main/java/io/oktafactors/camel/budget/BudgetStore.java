package io.oktafactors.camel.budget;

/**
 * Shares the calls of a window among nodes with the same principal. A node leases a part of what is left, uses it without
 * asking, and asks again; with its next request it returns what it does not use. A node that has not asked for five seconds
 * counts as stopped, and its part is free.
 */
public interface BudgetStore {

    /**
     * Reports the state of a node and leases a part of the window. Calls of several nodes for the same ledger are made one
     * after the other. It may block.
     *
     * @param ledger names the ledger, the same on all nodes; it holds no secret
     * @param node names the node, unlike all others
     * @throws RuntimeException if the store cannot be reached; the node continues with its part of the budget
     */
    Lease lease(String ledger, String node, LeaseRequest request);
}
