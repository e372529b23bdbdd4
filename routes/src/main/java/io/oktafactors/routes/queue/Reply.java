package io.oktafactors.routes.queue;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The answer to a ticket.
 *
 * @param id id of the message that is answered; null if it could not be read
 * @param ticket number of the ticket
 * @param outcome a state of the event, such as {@code unenrolled} or {@code rejected}, or {@code invalid}
 * @param reason a sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Reply(String id, String ticket, String outcome, String reason) {}
