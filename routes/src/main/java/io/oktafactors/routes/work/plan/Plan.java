package io.oktafactors.routes.work.plan;

import io.oktafactors.routes.state.EventState;
import java.util.List;

/**
 * The steps for an event: the difference between the factors that a person should have and those at Okta.
 *
 * @param steps in this order; empty if nothing is to be done
 * @param outcome the event's state when all steps are done, unless a step finds another
 * @param reason why, for audit and reply
 */
public record Plan(List<Step> steps, EventState outcome, String reason) {

    public Plan {
        steps = List.copyOf(steps);
    }

    /** Nothing is to be done. */
    static Plan nothing(EventState outcome, String reason) {
        return new Plan(List.of(), outcome, reason);
    }
}
