package io.oktafactors.camel.budget.ledger;

/** A call that has to wait. One of the two is told, once, on any thread: what it does has to be short. */
public interface Waiting {

    /** The call may be sent. */
    void granted(CallPermit permit);

    /** The call may not be sent. */
    void refused(BudgetRefusal refusal);
}
