package io.oktafactors.routes.event;

/** How soon an event is worked on: its priority on the work queue. */
public enum Lane {
    /** Access that has to end. */
    URGENT(9),
    /** Somebody waits for the answer. */
    INTERACTIVE(6),
    NORMAL(4),
    /** What nobody waits for. */
    BACKGROUND(1);

    private final int priority;

    Lane(int priority) {
        this.priority = priority;
    }

    /** The JMS priority of what was begun, below the next lane. */
    public int priorityOfReturns() {
        return Math.min(9, priority + 1);
    }

    /** The JMS priority, 0 (lowest) to 9. */
    public int priority() {
        return priority;
    }
}
