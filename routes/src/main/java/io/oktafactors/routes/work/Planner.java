package io.oktafactors.routes.work;

import io.oktafactors.routes.event.EventType;
import io.oktafactors.routes.event.HrEvent;
import io.oktafactors.routes.policy.EnrollmentPolicy;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes plans. */
@Component
class Planner {

    private final EnrollmentPolicy policy;

    Planner(EnrollmentPolicy policy) {
        this.policy = policy;
    }

    /**
     * The plan for an event, given the factors that Okta lists, pending ones included: a factor that was enrolled before a
     * crash or a refusal is not enrolled again, so no second code is sent.
     *
     * @throws io.oktafactors.routes.policy.PersonUnfitException if the policy does not fit the person
     */
    Plan plan(HrEvent event, List<OktaFactor> factors) {
        return event.type() == EventType.LEAVER ? removal(factors) : enrollment(event, factors);
    }

    private static Plan removal(List<OktaFactor> factors) {
        if (factors.isEmpty()) {
            return new Plan(List.of(), "Had no factor");
        }
        List<Step> steps = new ArrayList<>();
        for (OktaFactor factor : factors) {
            steps.add(new Step.Unenroll(factor.id(), factor.factorType(), factor.mayRecover()));
        }
        steps.add(new Step.ConfirmNoneLeft());
        return new Plan(steps, "Leaves");
    }

    private Plan enrollment(HrEvent event, List<OktaFactor> factors) {
        EnrollmentPolicy.Rule rule = policy.ruleFor(event.person());
        List<Step> steps = new ArrayList<>();
        for (EnrollmentPolicy.Enrollment wanted : rule.enroll()) {
            if (factors.stream().noneMatch(factor -> factor.is(wanted.factor()))) {
                steps.add(new Step.Enroll(
                        wanted.factor().factorType(), wanted.factor().enrollment(event.person()), wanted.activate()));
            }
        }
        return new Plan(steps, "Rule \"" + rule.name() + "\"");
    }
}
