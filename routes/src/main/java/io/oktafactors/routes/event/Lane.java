package io.oktafactors.routes.event;

/** The priority of an event on the work queue. */
public enum Lane {
    /** Access has to end. */
    URGENT(9),
    /** A person waits for the answer. */
    INTERACTIVE(6),
    NORMAL(4),
    /** Nobody waits for it. */
    BACKGROUND(1);

    private final int priority;

    Lane(int priority) {
        this.priority = priority;
    }

    /** The JMS priority of an event that was begun and returns; it is below the next lane. */
    public int priorityOfReturns() {
        return Math.min(9, priority + 1);
    }

    /** The JMS priority, 0 (lowest) to 9. */
    public int priority() {
        return priority;
    }
}
