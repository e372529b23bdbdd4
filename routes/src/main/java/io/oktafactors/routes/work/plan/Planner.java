package io.oktafactors.routes.work.plan;

import io.oktafactors.routes.event.Event;
import java.util.List;

/** Makes plans for one kind of event. There is one of them for each; they are found by themselves. */
interface Planner<E extends Event> {

    /** The kind of event. */
    Class<E> kind();

    /**
     * The plan for an event, given the factors that Okta lists, pending ones included. It is made anew for each attempt, so
     * what an earlier attempt did must not be in it.
     *
     * @throws io.oktafactors.routes.policy.PersonUnfitException if nothing can be done for the person
     */
    Plan plan(E event, List<OktaFactor> factors);

    /** The plan where Okta has no such user; null where that is for a person to look into. */
    default Plan planForNobody(E event) {
        return null;
    }
}
