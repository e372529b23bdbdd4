package io.oktafactors.routes.state;

import java.util.List;
import java.util.Map;

/**
 * The results of everything that was fed so far.
 *
 * @param people how many people there are events of
 * @param rows number of rows by verdict
 * @param events number of events by state
 * @param returned how many events were refused because of Okta's rate limit at least once and returned
 * @param returns how often events returned, in all
 * @param problems what needs a person's attention, in the order of the feeds
 */
public record Report(
        long people,
        Map<RowVerdict.Kind, Long> rows,
        Map<EventState, Long> events,
        long returned,
        long returns,
        List<Problem> problems) {

    /**
     * A row that is on a channel, or a leaver who had nothing to remove.
     *
     * @param kind a verdict or a state, in lower case
     * @param person employee number; null for a row that is not an event
     */
    public record Problem(String kind, String feed, long line, String person, String reason) {}

    /** How many rows got a verdict. */
    public long rows(RowVerdict.Kind verdict) {
        return rows.getOrDefault(verdict, 0L);
    }

    /** How many events are in a state. */
    public long events(EventState state) {
        return events.getOrDefault(state, 0L);
    }

    /** Whether every event is finished, or waits for the day on which it takes effect. */
    public boolean isSettled() {
        return events.keySet().stream().allMatch(state -> state.isLast() || state == EventState.SCHEDULED);
    }
}
