package io.oktafactors.camel.gate;

/**
 * The state of a limit.
 *
 * @param known number of phones, mailboxes or users with entries
 * @param counted number of calls that are counted, for all of them
 * @param waiting number of calls that wait for it
 * @param opensInMillis until the first of those may go, as far as known; -1 where none waits
 */
public record RecipientLimitView(RecipientLimit gate, int known, long counted, int waiting, long opensInMillis) {}
