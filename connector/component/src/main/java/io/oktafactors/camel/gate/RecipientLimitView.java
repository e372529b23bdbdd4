package io.oktafactors.camel.gate;

/**
 * How a gate stands.
 *
 * @param known phones, mailboxes or users that it remembers something of
 * @param counted deeds that it remembers, of all of them
 * @param waiting calls that wait at it
 * @param opensInMillis until the first of those may go, as far as known; -1 where none waits
 */
public record RecipientLimitView(RecipientLimit gate, int known, long counted, int waiting, long opensInMillis) {}
