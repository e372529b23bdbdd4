package io.oktafactors.routes.ticket;

/** A message that is no ticket. The text says which field is wrong and how, and quotes nothing of the message. */
class InvalidTicketException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidTicketException(String message) {
        super(message);
    }
}
