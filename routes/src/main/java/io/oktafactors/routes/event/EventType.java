package io.oktafactors.routes.event;

/** What happened to a person's employment. */
public enum EventType {
    /** A person starts. */
    JOINER,
    /** A person stays and something about them changes: department, country, kind of contract. */
    MOVER,
    /** A person's employment ends. */
    LEAVER,
    /** A person who left starts again under the same employee number or login. */
    REHIRE
}
