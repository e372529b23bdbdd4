package io.oktafactors.routes.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.event.ShownText;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The audit file: one JSON line for each decision, never with a phone number, a code or a token. After a crash the last
 * decisions may be there twice. A line is written after its step, so a step that Okta executed just before a crash may have no
 * line, but the end of its event has one.
 */
@Component
public class Audit {

    /** Writes to the audit file only; see logback-spring.xml. */
    private static final Logger FILE = LoggerFactory.getLogger("mfa.audit");

    private final ObjectMapper json;
    private final Clock clock;

    Audit(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * One decision. Fields that do not apply are null and omitted; all text becomes {@link ShownText}.
     *
     * @param decision what was decided, such as {@code accepted}, {@code factor-enrolled} or {@code rejected}
     * @param person employee number
     * @param login login at Okta
     * @param event id of the event
     * @param type type of the event
     * @param feed where the event was read
     * @param line line in the feed
     * @param factor factor type
     * @param factorId id of the factor
     * @param reason why, in a sentence
     * @param requestId Okta's id of the call
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String decision,
            String person,
            String login,
            String event,
            String type,
            String feed,
            Long line,
            String factor,
            String factorId,
            String reason,
            String requestId) {

        public Line {
            decision = ShownText.of(decision);
            person = ShownText.of(person);
            login = ShownText.of(login);
            event = ShownText.of(event);
            type = ShownText.of(type);
            feed = ShownText.of(feed);
            factor = ShownText.of(factor);
            factorId = ShownText.of(factorId);
            reason = ShownText.of(reason);
            requestId = ShownText.of(requestId);
        }

        /** A decision on an event. */
        public static Line of(String decision, Event event, String reason) {
            return ofFactor(decision, event, null, null, reason, null);
        }

        /** A decision on one factor of the person of an event. */
        public static Line ofFactor(
                String decision, Event event, String factor, String factorId, String reason, String requestId) {
            return new Line(
                    decision,
                    event.personName(),
                    event.login(),
                    event.eventId(),
                    event.typeName(),
                    event.origin().name(),
                    event.origin().line(),
                    factor,
                    factorId,
                    reason,
                    requestId);
        }

        /** A decision on a row of a feed. */
        public static Line ofRow(String decision, String feed, long line, String event, String reason) {
            return new Line(decision, null, null, event, null, feed, line, null, null, reason, null);
        }
    }

    private record Stamped(Instant at, @JsonUnwrapped Line line) {}

    /** Writes a decision. */
    public void write(Line line) {
        try {
            FILE.info(json.writeValueAsString(new Stamped(clock.instant(), line)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A decision cannot be written as JSON", e);
        }
    }
}
