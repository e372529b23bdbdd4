package io.oktafactors.routes.log;

import ch.qos.logback.classic.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the events of one cause and decides when one is shown: the first at once, and after each period the newest, with the
 * number of repetitions. The number of causes of one logger is limited too, so that messages that are all different do not fill
 * the log.
 */
final class Repeats {

    /** Maximum number of causes of one logger and level in a period. */
    static final int OF_A_LOGGER = 100;

    /** Events of one cause at {@code INFO} that are shown in a period, since a start logs several similar ones. */
    static final int AT_INFO = 20;

    /** Maximum number of causes. */
    static final int IN_ALL = 2_000;

    private static final Source ALL_LOGGERS = new Source("", Level.ALL);

    private final long period;
    private final Map<Cause, Seen> causes = new LinkedHashMap<>();
    private final Map<Source, Integer> causesOf = new HashMap<>();

    /** @param period the period in which an event of a cause is not shown again */
    Repeats(Duration period) {
        this.period = period.toNanos();
    }

    private record Source(String logger, Level level) {}

    /** @param failure class of the innermost exception, empty if there is none */
    private record Cause(Source source, String shape, String failure) {

        static Cause others(Source source) {
            return new Cause(source, "", "");
        }

        boolean isOfOthers() {
            return shape.isEmpty();
        }
    }

    private static final class Seen {
        private long since;
        private int shown = 1;
        private long leftOut;
        private CleanEvent last;

        Seen(long since) {
            this.since = since;
        }
    }

    /**
     * The event to show now, if any.
     *
     * @param now in nanoseconds
     */
    synchronized Optional<CleanEvent> next(CleanEvent event, long now) {
        Cause cause = causeOf(event);
        Seen seen = causes.get(cause);
        if (seen == null) {
            causes.put(cause, new Seen(now));
            causesOf.merge(cause.source(), 1, Integer::sum);
            return Optional.of(cause.isOfOthers() ? event.onOneLine() : event);
        }
        if (event.level() == Level.INFO && seen.shown < AT_INFO && !cause.isOfOthers()) {
            seen.shown++;
            return Optional.of(event);
        }
        seen.leftOut++;
        seen.last = event;
        return now - seen.since < period ? Optional.empty() : Optional.of(tell(cause, seen, now));
    }

    /** The events to show for causes whose period is over; a cause that did not occur again is removed. */
    synchronized List<CleanEvent> due(long now) {
        return tellThoseSince(now - period, now);
    }

    /** The remaining events, at the end. */
    synchronized List<CleanEvent> rest(long now) {
        return tellThoseSince(now, now);
    }

    private List<CleanEvent> tellThoseSince(long latest, long now) {
        List<CleanEvent> told = new ArrayList<>();
        for (Iterator<Map.Entry<Cause, Seen>> all = causes.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Cause, Seen> entry = all.next();
            Seen seen = entry.getValue();
            if (seen.since > latest) {
                continue;
            }
            if (seen.leftOut > 0) {
                told.add(tell(entry.getKey(), seen, now));
            } else {
                all.remove();
                causesOf.computeIfPresent(entry.getKey().source(), (source, count) -> count > 1 ? count - 1 : null);
            }
        }
        return told;
    }

    private static CleanEvent tell(Cause cause, Seen seen, long now) {
        long seconds = Math.max(1, Duration.ofNanos(now - seen.since).toSeconds());
        String times = seen.leftOut + (seen.leftOut == 1 ? " time" : " times") + " in the last " + seconds + " s)";
        CleanEvent told = seen.last
                .onOneLine() // a stack trace was shown the first time
                .and((cause.isOfOthers() ? " (this or another one of its logger " : " (repeated ") + times)
                .at(Instant.now());
        seen.since = now;
        seen.shown = 1;
        seen.leftOut = 0;
        seen.last = null;
        return told;
    }

    private Cause causeOf(CleanEvent event) {
        String failure = event.getThrowableProxy() == null ? "" : new Failure(event.getThrowableProxy()).rootClass();
        Source source = new Source(event.loggerName(), event.level());
        Cause cause = new Cause(source, LogText.shape(event.message()) + '.', failure);
        if (causes.containsKey(cause)) {
            return cause;
        }
        if (causes.size() >= IN_ALL) {
            return Cause.others(ALL_LOGGERS);
        }
        return causesOf.getOrDefault(source, 0) < OF_A_LOGGER ? cause : Cause.others(source);
    }

    /** The number of causes that are kept. */
    synchronized int size() {
        return causes.size();
    }
}
