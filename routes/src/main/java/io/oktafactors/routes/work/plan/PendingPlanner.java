package io.oktafactors.routes.work.plan;

import io.oktafactors.routes.event.PendingCheck;
import io.oktafactors.routes.schedule.SweepProperties;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.Pending;
import io.oktafactors.routes.state.PendingStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** If a factor is not activated, another code is sent some times, and in the end the factor is removed. */
@Component
class PendingPlanner implements Planner<PendingCheck> {

    private final PendingStore pending;
    private final Pending.Limits limits;
    private final Clock clock;

    PendingPlanner(PendingStore pending, SweepProperties settings, Clock clock) {
        this.pending = pending;
        this.limits = settings.limits();
        this.clock = clock;
    }

    @Override
    public Class<PendingCheck> kind() {
        return PendingCheck.class;
    }

    /** Checks again what is due: a code that an earlier attempt counted is not sent again. */
    @Override
    public Plan plan(PendingCheck check, List<OktaFactor> factors) {
        Optional<OktaFactor> listed = factors.stream()
                .filter(one -> one.id().equals(check.factorId()))
                .findFirst();
        if (listed.isEmpty() || !listed.get().isPending()) {
            return forget(
                    check,
                    listed.map(one -> "The status in Okta is " + one.status())
                            .orElse("The factor does not exist any more"));
        }
        OktaFactor factor = listed.get();
        Optional<Pending> row = pending.find(factor.id());
        return switch (row.map(one -> one.due(limits, clock.instant())).orElse(Pending.Due.NOTHING)) {
            case WITHDRAWAL ->
                new Plan(
                        List.of(new Step.Unenroll(factor.id(), factor.factorType(), false)),
                        EventState.WITHDRAWN,
                        "The factor was not activated since " + row.get().enrolledAt());
            case RESEND ->
                new Plan(
                        List.of(new Step.Resend(factor, row.get())),
                        EventState.RESENT,
                        "Code " + (row.get().resends() + 1) + " of " + limits.resends()
                                + " after the first one was sent");
            case NOTHING -> Plan.nothing(EventState.UNCHANGED, "Neither a new code nor the removal is due");
        };
    }

    @Override
    public Plan planForNobody(PendingCheck check) {
        return forget(check, "Okta has no such user, or has deactivated it");
    }

    private static Plan forget(PendingCheck check, String reason) {
        return new Plan(List.of(new Step.Forget(check.factorId())), EventState.UNCHANGED, reason);
    }
}
