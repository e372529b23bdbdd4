package io.oktafactors.routes.queue;

import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.event.ShownText;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/**
 * The headers of messages on the work queue and the channels. The body is always the input: an event as JSON, or an original
 * row.
 */
@Component
public class QueueHeaders {

    /** Why the message is where it is, in a sentence. */
    public static final String REASON = "mfaReason";

    /** What happens next to the message. */
    public static final String NEXT = "mfaNext";

    /** How many attempts failed so far. */
    public static final String ATTEMPTS = "mfaAttempts";

    /** How often the event was refused because of Okta's rate limit so far. */
    public static final String RATE_LIMITED = "mfaRateLimited";

    /** How often the event waited for an older one of the person, consecutively. */
    public static final String WAITS = "mfaWaits";

    /** The call that failed: the operation. */
    public static final String OPERATION = "mfaOperation";

    /** HTTP status of the call that failed; absent if there was no answer. */
    public static final String STATUS = "mfaStatus";

    /** Okta's error code. */
    public static final String ERROR_CODE = "mfaErrorCode";

    /** Okta's id of the error. */
    public static final String ERROR_ID = "mfaErrorId";

    /** Okta's id of the call. */
    public static final String REQUEST_ID = "mfaRequestId";

    /** Feed of an invalid row. */
    public static final String FEED = "mfaFeed";

    /** Line of an invalid row, counted from 1; 0 for a file that cannot be read at all. */
    public static final String LINE = "mfaLine";

    /** Invalid column of an invalid row. */
    public static final String FIELD = "mfaField";

    private static final int LONGEST_TEXT = 1000;

    private static final String PRIORITY = "JMSPriority";
    private static final String GROUP = "JMSXGroupID";

    /** Artemis delivers the message at this time, in epoch milliseconds. */
    private static final String DELIVER_AT = "_AMQ_SCHED_DELIVERY";

    private final Clock clock;

    QueueHeaders(Clock clock) {
        this.clock = clock;
    }

    /** Sets a header that people read, as {@link ShownText} of limited length. Null removes it. */
    public static void show(Message message, String name, String text) {
        message.setHeader(name, ShownText.atMost(LONGEST_TEXT, text));
    }

    /** Sets the headers of an event: lane, person and, if it takes effect later, the time of delivery. */
    public void address(Message message, Event event) {
        message.removeHeaders("*");
        message.setHeader(PRIORITY, event.lane().priority());
        message.setHeader(GROUP, event.subject());
        if (event.effectiveAt().isAfter(clock.instant())) {
            deliverAt(message, event.effectiveAt());
        }
    }

    /** Sets the headers of an event that was begun and returns: it precedes those of its lane that were not begun. */
    public void returnAt(Message message, Event event, Instant time) {
        message.setHeader(PRIORITY, event.lane().priorityOfReturns());
        deliverAt(message, time);
    }

    /** Sets the time at which the broker delivers the message. */
    public void deliverAt(Message message, Instant time) {
        message.setHeader(DELIVER_AT, time.toEpochMilli());
    }

    /** Lets the broker deliver the message at once. */
    public void deliverNow(Message message) {
        message.removeHeader(DELIVER_AT);
    }
}
