package io.oktafactors.camel.budget.ledger;

/** A call that has to wait. One of its methods is called, once, on any thread, and has to be short. */
public interface Waiting {

    /** The call may be sent. */
    void granted(CallPermit permit);

    /** The call may not be sent. */
    void refused(BudgetRefusal refusal);
}
