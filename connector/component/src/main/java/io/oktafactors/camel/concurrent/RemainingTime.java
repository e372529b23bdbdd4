package io.oktafactors.camel.concurrent;

/** The time that a call has left. It passes during an attempt, and not while an attempt waits for its admission. */
public final class RemainingTime {

    private long millis;
    private Deadline running;

    public RemainingTime(long millis) {
        this.millis = millis;
    }

    /** From now on time passes. */
    public synchronized Deadline begin() {
        running = Deadline.in(millis);
        return running;
    }

    public synchronized void end() {
        if (running != null) {
            millis = running.millisLeft();
            running = null;
        }
    }

    public synchronized long millis() {
        return running == null ? millis : running.millisLeft();
    }

    public synchronized void take(long used) {
        millis = Math.max(0, millis - used);
    }
}
