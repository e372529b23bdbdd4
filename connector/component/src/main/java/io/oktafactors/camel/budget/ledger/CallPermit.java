package io.oktafactors.camel.budget.ledger;

/** Leave to send one call. Whoever got it has to tell what came of the call. */
public final class CallPermit {

    /** Hears of the end of a call, once. */
    interface End {

        void done(CallPermit permit, CallOutcome answer);

        void unused();
    }

    private final End end;
    final int window;
    final long sentAt;
    private boolean done;

    CallPermit(End end, int window, long sentAt) {
        this.end = end;
        this.window = window;
        this.sentAt = sentAt;
    }

    /** Tells what came of the call; what is told after the first time is not heard. */
    public void done(CallOutcome answer) {
        synchronized (this) {
            if (done) {
                return;
            }
            done = true;
        }
        end.done(this, answer);
    }

    /** Gives the permit back: the call was not sent. */
    public void unused() {
        synchronized (this) {
            if (done) {
                return;
            }
            done = true;
        }
        end.unused();
    }
}
