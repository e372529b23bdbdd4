package io.oktafactors.routes.queue;

import java.util.Arrays;

/** Replaces the body of a message that is not text; each constant is a reason. */
public enum UnreadableBody {
    NOT_TEXT("The message is neither text nor bytes; send the ticket as a text message"),
    BROKEN("The message's body is not of the type that the message says; send the ticket as a text message"),
    COMPRESSED("The message is compressed; send the ticket as a text message, not compressed"),
    NOT_UTF8("The message's bytes are not UTF-8; send the ticket as a text message, or as UTF-8"),
    UNREADABLE("The message cannot be read; send the ticket as a text message"),
    TOO_LARGE("The message is larger than 4 MiB; send a ticket that holds what its schema names");

    /** Property of a message without body that has the name of the reason. */
    public static final String PROPERTY = "mfaUnreadable";

    private final String reason;

    UnreadableBody(String reason) {
        this.reason = reason;
    }

    /** The error and what to do, in a sentence. */
    public String reason() {
        return reason;
    }

    /** @param name value of {@link #PROPERTY}; any sender may have written it */
    static UnreadableBody of(Object name) {
        return Arrays.stream(values())
                .filter(body -> body.name().equals(name))
                .findFirst()
                .orElse(NOT_TEXT);
    }
}
