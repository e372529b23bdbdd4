package io.oktafactors.routes.queue;

import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.event.ShownText;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/**
 * The headers of messages on the work queue and the channels. The body is always what came in: an event as JSON, or a row as
 * it stood in its file.
 */
@Component
public class QueueHeaders {

    /** Why the message is where it is, in a sentence. */
    public static final String REASON = "mfaReason";

    /** What happens next to the message. */
    public static final String NEXT = "mfaNext";

    /** How many attempts failed so far. */
    public static final String ATTEMPTS = "mfaAttempts";

    /** How often Okta refused the event for its rate limit so far. */
    public static final String RATE_LIMITED = "mfaRateLimited";

    /** How often the event waited for an older one of the person, one wait right after the other. */
    public static final String WAITS = "mfaWaits";

    /** The call that failed: the operation. */
    public static final String OPERATION = "mfaOperation";

    /** HTTP status of the call that failed; absent where no answer came. */
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

    /** Column at fault of an invalid row. */
    public static final String FIELD = "mfaField";

    private static final int LONGEST_TEXT = 1000;

    private static final String PRIORITY = "JMSPriority";
    private static final String GROUP = "JMSXGroupID";

    /** Artemis holds the message back until this time, in epoch milliseconds. */
    private static final String DELIVER_AT = "_AMQ_SCHED_DELIVERY";

    private final Clock clock;

    QueueHeaders(Clock clock) {
        this.clock = clock;
    }

    /** Sets a header that people read: as {@link ShownText}, and not endless. Null takes it away. */
    public static void show(Message message, String name, String text) {
        message.setHeader(name, ShownText.atMost(LONGEST_TEXT, text));
    }

    /** Addresses an event: its lane, its person, and, where it takes effect later, the time of delivery. */
    public void address(Message message, Event event) {
        message.removeHeaders("*");
        message.setHeader(PRIORITY, event.lane().priority());
        message.setHeader(GROUP, event.subject());
        if (event.effectiveAt().isAfter(clock.instant())) {
            deliverAt(message, event.effectiveAt());
        }
    }

    /** Addresses an event that was begun and comes back: it goes before those of its lane that nobody has begun. */
    public void returnAt(Message message, Event event, Instant time) {
        message.setHeader(PRIORITY, event.lane().priorityOfReturns());
        deliverAt(message, time);
    }

    /** Has the broker hold the message back. */
    public void deliverAt(Message message, Instant time) {
        message.setHeader(DELIVER_AT, time.toEpochMilli());
    }

    /** Has the broker deliver the message at once. */
    public void deliverNow(Message message) {
        message.removeHeader(DELIVER_AT);
    }
}
