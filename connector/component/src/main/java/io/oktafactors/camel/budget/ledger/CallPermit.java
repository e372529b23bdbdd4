package io.oktafactors.camel.budget.ledger;

/** Permission to send one call. Its holder has to report the outcome of the call. */
public final class CallPermit {

    /** Called at the end of a call, once. */
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

    /** Reports the outcome of the call; only the first report counts. */
    public void done(CallOutcome answer) {
        synchronized (this) {
            if (done) {
                return;
            }
            done = true;
        }
        end.done(this, answer);
    }

    /** Returns the permit: the call was not sent. */
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
