package io.oktafactors.routes.queue;

import java.util.Arrays;

/** Replaces the body of a message that is not text; each constant is a reason. */
public enum UnreadableBody {
    NOT_TEXT("The message is neither a text message nor a bytes message; send the ticket as a text message"),
    BROKEN("The body does not have the type of the message; send the ticket as a text message"),
    COMPRESSED("The message is compressed; send the ticket as a text message, not compressed"),
    NOT_UTF8("The bytes of the message are not UTF-8; send the ticket as a text message, or in UTF-8"),
    UNREADABLE("The message cannot be read; send the ticket as a text message"),
    TOO_LARGE("The message is larger than 4 MiB; send only the fields of the ticket schema");

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
