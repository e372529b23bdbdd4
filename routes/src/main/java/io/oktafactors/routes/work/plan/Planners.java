package io.oktafactors.routes.work.plan;

import io.oktafactors.routes.event.Event;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the planner for an event. */
@Component
public class Planners {

    private final Map<Class<?>, Planner<?>> planners;

    Planners(List<Planner<?>> planners) {
        this.planners = planners.stream().collect(Collectors.toMap(Planner::kind, Function.identity()));
    }

    public Plan plan(Event event, List<OktaFactor> factors) {
        return plannerOf(event).plan(event, factors);
    }

    public Plan planForNobody(Event event) {
        return plannerOf(event).planForNobody(event);
    }

    @SuppressWarnings("unchecked")
    private <E extends Event> Planner<E> plannerOf(E event) {
        return (Planner<E>) planners.get(event.getClass());
    }
}
