package io.oktafactors.routes.work;

import java.util.List;

/**
 * What is to be done for an event: the difference between what a person should have and what Okta says.
 *
 * @param steps in this order; empty where nothing is to be done
 * @param reason why, for the audit
 */
record Plan(List<Step> steps, String reason) {

    Plan {
        steps = List.copyOf(steps);
    }
}
