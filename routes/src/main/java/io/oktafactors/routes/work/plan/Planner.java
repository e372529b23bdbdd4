package io.oktafactors.routes.work.plan;

import io.oktafactors.routes.event.Event;
import java.util.List;

/** Makes plans for one kind of event. There is one bean for each kind; Spring finds them. */
interface Planner<E extends Event> {

    /** The kind of event. */
    Class<E> kind();

    /**
     * The plan for an event, from the factors that Okta lists, including pending ones. It is made again for each attempt, so it
     * must not contain what an earlier attempt did.
     *
     * @throws io.oktafactors.routes.policy.PersonUnfitException if nothing can be done for the person
     */
    Plan plan(E event, List<OktaFactor> factors);

    /** The plan if Okta has no such user; null if a person has to look into it. */
    default Plan planForNobody(E event) {
        return null;
    }
}
