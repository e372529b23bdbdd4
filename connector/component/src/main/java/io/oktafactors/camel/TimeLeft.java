package io.oktafactors.camel;

/** How much of its time a call has left. It passes while an attempt is made, and not while one waits to be admitted. */
final class TimeLeft {

    private long millis;
    private Deadline running;

    TimeLeft(long millis) {
        this.millis = millis;
    }

    /** From now on time passes. */
    synchronized Deadline begin() {
        running = Deadline.in(millis);
        return running;
    }

    synchronized void end() {
        if (running != null) {
            millis = running.millisLeft();
            running = null;
        }
    }

    synchronized long millis() {
        return running == null ? millis : running.millisLeft();
    }

    synchronized void take(long used) {
        millis = Math.max(0, millis - used);
    }
}
