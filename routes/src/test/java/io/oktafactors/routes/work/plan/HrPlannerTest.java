package io.oktafactors.routes.work.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.routes.event.EventType;
import io.oktafactors.routes.event.HrEvent;
import io.oktafactors.routes.event.Origin;
import io.oktafactors.routes.event.Person;
import io.oktafactors.routes.event.TestIds;
import io.oktafactors.routes.policy.EnrollmentPolicy;
import io.oktafactors.routes.policy.FactorKind;
import io.oktafactors.routes.state.EventState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HrPlannerTest {

    private static final Instant NOW = Instant.parse("2026-03-04T10:15:30Z");

    private final HrPlanner planner = new HrPlanner(new EnrollmentPolicy(List.of(new EnrollmentPolicy.Rule(
            "all",
            Map.of(),
            List.of(
                    new EnrollmentPolicy.Enrollment(FactorKind.SMS, true),
                    new EnrollmentPolicy.Enrollment(FactorKind.GOOGLE_AUTHENTICATOR, false))))));

    private static HrEvent event(EventType type) {
        Person person = new Person(
                "1",
                "ada@acme.example",
                null,
                null,
                "ada@acme.example",
                null,
                "+12125550100",
                null,
                null,
                null,
                null,
                null,
                null);
        return HrEvent.of(TestIds.EVENTS, type, person, NOW, new Origin("hr-csv", "f.csv", 2, NOW));
    }

    @Test
    void aJoinerIsEnrolledInWhatIsMissing() {
        OktaFactor sms = new OktaFactor("mbl1", "sms", "OKTA", "PENDING_ACTIVATION", null);

        assertThat(planner.plan(event(EventType.JOINER), List.of()).steps()).hasSize(2);
        assertThat(planner.plan(event(EventType.JOINER), List.of(sms)).steps())
                .extracting(Step::toString)
                .containsExactly(new Step.Await(sms).toString(), "enroll token:software:totp");
    }

    @Test
    void aTotpOfAnotherProviderIsAnotherFactor() {
        OktaFactor okta = new OktaFactor("ost1", "token:software:totp", "OKTA", "ACTIVE", null);

        assertThat(planner.plan(event(EventType.MOVER), List.of(okta)).steps()).hasSize(2);
    }

    @Test
    void aMoverKeepsWhatTheNewRuleDoesNotAskFor() {
        OktaFactor call = new OktaFactor("clf1", "call", "OKTA", "ACTIVE", null);

        assertThat(planner.plan(event(EventType.MOVER), List.of(call)).steps())
                .allSatisfy(step -> assertThat(step).isInstanceOf(Step.Enroll.class));
    }

    @Test
    void aLeaverLosesEachFactorAndTheirPhonesAndThenItIsLookedOnceMore() {
        List<OktaFactor> factors = List.of(
                new OktaFactor("sms1", "sms", "OKTA", "ACTIVE", null),
                new OktaFactor("crp1", "signed_nonce", "OKTA", null, null),
                new OktaFactor("xyz1", "something:new", null, "NEW", null));

        assertThat(planner.plan(event(EventType.LEAVER), factors).steps())
                .containsExactly(
                        new Step.Unenroll("sms1", "sms", true),
                        new Step.Unenroll("crp1", "signed_nonce", false),
                        new Step.Unenroll("xyz1", "something:new", false),
                        new Step.ConfirmNoneLeft());
    }

    @Test
    void aLeaverWithoutFactorsNeedsNoStep() {
        assertThat(planner.plan(event(EventType.LEAVER), List.of()))
                .isEqualTo(Plan.nothing(EventState.UNENROLLED, "The person had no factor"));
    }

    @Test
    void aStepDoesNotShowThePhone() {
        assertThat(planner.plan(event(EventType.JOINER), List.of()).toString()).doesNotContain("2125550100");
    }
}
