package io.oktafactors.camel.budget.ledger;

/** Leave to send one call. Whoever got it has to tell what came of the call. */
public final class Permit {

    /** Hears of the end of a call, once. */
    interface End {

        void done(Permit permit, Answer answer);

        void unused();
    }

    private final End end;
    final int window;
    final long sentAt;
    private boolean done;

    Permit(End end, int window, long sentAt) {
        this.end = end;
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
