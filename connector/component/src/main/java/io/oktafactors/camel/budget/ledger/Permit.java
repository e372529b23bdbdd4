package io.oktafactors.camel.budget.ledger;

/** Leave to send one call. Whoever got it has to tell what came of the call. */
public final class Permit {

    final Ledger ledger;
    final int window;
    final long sentAt;
    private boolean done;

    Permit(Ledger ledger, int window, long sentAt) {
        this.ledger = ledger;
        this.window = window;
        this.sentAt = sentAt;
    }

    /** Tells what came of the call; what is told after the first time is not heard. */
    public void done(Answer answer) {
        synchronized (this) {
            if (done) {
                return;
            }
            done = true;
        }
        ledger.done(this, answer);
    }

    /** Gives the permit back: the call was not sent. */
    public void unused() {
        synchronized (this) {
            if (done) {
                return;
            }
            done = true;
        }
        ledger.unused();
    }
}
