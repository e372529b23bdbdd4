package io.oktafactors.routes.event;

/** How soon an event is worked on: its priority on the work queue. */
public enum Lane {
    /** Access that has to end. */
    URGENT(9),
    NORMAL(4);

    private final int priority;

    Lane(int priority) {
        this.priority = priority;
    }

    /** The JMS priority, 0 (lowest) to 9. */
    public int priority() {
        return priority;
    }

    /** The lane of events of a type. */
    public static Lane of(EventType type) {
        return type == EventType.LEAVER ? URGENT : NORMAL;
    }
}
