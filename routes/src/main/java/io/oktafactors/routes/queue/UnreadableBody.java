package io.oktafactors.routes.queue;

/** Stands for the body of a JMS message that is neither text nor bytes. */
public record UnreadableBody() {}
