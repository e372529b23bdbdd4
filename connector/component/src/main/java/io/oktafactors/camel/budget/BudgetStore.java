package io.oktafactors.camel.budget;

/**
 * Where nodes that call as the same principal divide the calls of a window among themselves. A node takes a slice of what is
 * left, uses it without asking, and asks again; what it does not use it gives back with its next word. A node that is not
 * heard of for five seconds is taken for dead, and what it had is free.
 */
public interface BudgetStore {

    /**
     * Tells the store how a node stands and takes a slice. Calls of several nodes for the same ledger happen one after the
     * other. It may block.
     *
     * @param ledger names the ledger, the same on all nodes; it holds no secret
     * @param node names the node, unlike all others
     * @throws RuntimeException if the store cannot be reached; the node goes on with its part of the budget
     */
    Lease lease(String ledger, String node, LeaseRequest request);
}
