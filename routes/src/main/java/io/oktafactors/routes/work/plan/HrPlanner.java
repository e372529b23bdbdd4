package io.oktafactors.routes.work.plan;

import io.oktafactors.routes.event.EventType;
import io.oktafactors.routes.event.HrEvent;
import io.oktafactors.routes.policy.EnrollmentPolicy;
import io.oktafactors.routes.state.EventState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Joiners, movers and re-hires are enrolled in the factors of the policy that they lack; all factors of leavers are removed. */
@Component
class HrPlanner implements Planner<HrEvent> {

    private final EnrollmentPolicy policy;

    HrPlanner(EnrollmentPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Class<HrEvent> kind() {
        return HrEvent.class;
    }

    /** A factor that was enrolled before a crash or an error is listed, so it is not enrolled again and no second code is sent. */
    @Override
    public Plan plan(HrEvent event, List<OktaFactor> factors) {
        if (event.type() == EventType.LEAVER) {
            return factors.isEmpty()
                    ? Plan.nothing(EventState.UNENROLLED, "The person had no factor")
                    : new Plan(Step.removeAll(factors), EventState.UNENROLLED, "Leaves");
        }
        EnrollmentPolicy.Rule rule = policy.ruleFor(event.person());
        List<Step> steps = new ArrayList<>();
        for (EnrollmentPolicy.Enrollment wanted : rule.enroll()) {
            Optional<OktaFactor> listed = factors.stream()
                    .filter(factor -> factor.is(wanted.factor()))
                    .findFirst();
            if (listed.isEmpty()) {
                steps.add(new Step.Enroll(
                        wanted.factor().factorType(), wanted.factor().enrollment(event.person()), wanted.activate()));
            } else if (listed.get().isPending()) {
                steps.add(new Step.Await(listed.get()));
            }
        }
        return new Plan(steps, EventState.ENROLLED, "Rule \"" + rule.name() + "\"");
    }

    @Override
    public Plan planForNobody(HrEvent event) {
        return event.type() == EventType.LEAVER
                ? Plan.nothing(EventState.UNENROLLED, "Okta has no such user, or has deactivated it")
                : null;
    }
}
