package io.oktafactors.routes.work.plan;

import io.oktafactors.routes.event.Ticket;
import io.oktafactors.routes.policy.PersonUnfitException;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.VerificationStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Plans for tickets. */
@Component
class TicketPlanner implements Planner<Ticket> {

    /** The factors for which Okta sends a code first; for others the caller can answer at once. */
    private static final Set<String> SENT = Set.of("sms", "call", "email");

    private final VerificationStore verifications;

    TicketPlanner(VerificationStore verifications) {
        this.verifications = verifications;
    }

    @Override
    public Class<Ticket> kind() {
        return Ticket.class;
    }

    @Override
    public Plan plan(Ticket ticket, List<OktaFactor> factors) {
        if (ticket.completes()) {
            return answer(ticket, factors);
        }
        return switch (ticket.kind()) {
            case RESET_MFA ->
                factors.isEmpty()
                        ? Plan.nothing(EventState.UNENROLLED, "The person had no factor")
                        : new Plan(Step.removeAll(factors), EventState.UNENROLLED, "All factors are removed");
            case LOST_PHONE -> newPhone(ticket, factors);
            case VERIFY -> verify(ticket, factors);
        };
    }

    private static Plan newPhone(Ticket ticket, List<OktaFactor> factors) {
        List<Step> steps = new ArrayList<>();
        factors.stream()
                .filter(factor -> factor.isPhone() && !ticket.phone().equals(factor.phoneNumber()))
                .forEach(factor -> steps.add(Step.Unenroll.of(factor)));
        factors.stream()
                .filter(factor -> factor.isPending() && ticket.phone().equals(factor.phoneNumber()))
                .forEach(factor -> steps.add(new Step.Await(factor)));
        if (factors.stream().noneMatch(factor -> ticket.phone().equals(factor.phoneNumber()))) {
            steps.add(new Step.Enroll(
                    "sms",
                    Map.of("factorType", "sms", "provider", "OKTA", "profile", Map.of("phoneNumber", ticket.phone())),
                    false));
        }
        boolean active = factors.stream()
                .anyMatch(factor -> factor.isActive() && ticket.phone().equals(factor.phoneNumber()));
        return new Plan(
                steps,
                EventState.ENROLLED,
                active
                        ? "The phone is already an active factor of the person"
                        : "A code was sent to the new phone; send it as passCode under the same ticket number");
    }

    private Plan verify(Ticket ticket, List<OktaFactor> factors) {
        OktaFactor factor = factors.stream()
                .filter(OktaFactor::isActive)
                .filter(one ->
                        ticket.factorType() == null || ticket.factorType().equals(one.factorType()))
                .findFirst()
                .orElseThrow(() -> new PersonUnfitException("The person has no active factor"
                        + (ticket.factorType() == null ? "" : " of type " + ticket.factorType())
                        + " to verify with"));
        Optional<VerificationStore.Open> open = verifications.find(ticket.ticket());
        if (open.isPresent() && isWaitedFor(open.get(), factors)) {
            throw new PersonUnfitException(
                    "The new phone of this ticket number is not activated yet; send its code as passCode, or"
                            + " verify under another ticket number");
        }
        if (open.isPresent() && ticket.eventId().equals(open.get().openedBy())) {
            return Plan.nothing(
                    EventState.CHALLENGED,
                    "An earlier attempt with " + factor.factorType() + " was interrupted"
                            + "; a code may have been sent. If no code arrives, send another ticket");
        }
        boolean sent = SENT.contains(factor.factorType());
        String reason = sent
                ? "A code was sent by " + factor.factorType() + "; send it as passCode under the same ticket number"
                : "Ask for the " + (factor.factorType().equals("question") ? "answer" : "code") + " of factor "
                        + factor.factorType() + "; send it as "
                        + (factor.factorType().equals("question") ? "answer" : "passCode")
                        + " under the same ticket number";
        return new Plan(
                List.of(new Step.Challenge(ticket.ticket(), factor.id(), factor.factorType(), sent)),
                EventState.CHALLENGED,
                reason);
    }

    private static boolean isWaitedFor(VerificationStore.Open open, List<OktaFactor> factors) {
        return open.purpose() == VerificationStore.Purpose.ACTIVATE
                && factors.stream()
                        .anyMatch(factor -> factor.isPending() && factor.id().equals(open.factorId()));
    }

    private Plan answer(Ticket ticket, List<OktaFactor> factors) {
        VerificationStore.Open open = verifications
                .find(ticket.ticket())
                .filter(one -> one.subject().equals(ticket.subject()))
                .orElseThrow(() -> new PersonUnfitException(
                        "No code or answer is expected under this ticket number; first send a ticket without"
                                + " passCode and answer"));
        String answered = "The caller verified with " + open.factorType();
        if (ticket.eventId().equals(open.answeredBy())) { // by an attempt that did not get Okta's answer
            if (open.purpose() == VerificationStore.Purpose.VERIFY) {
                return Plan.nothing(
                        EventState.UNCERTAIN,
                        "Okta's response to the code or answer was lost; start again with a ticket without passCode and"
                                + " answer");
            }
            if (factors.stream()
                    .anyMatch(factor -> factor.isActive() && factor.id().equals(open.factorId()))) {
                return Plan.nothing(EventState.VERIFIED, answered);
            }
        }
        Map<String, Object> body = new LinkedHashMap<>();
        if (ticket.passCode() != null) {
            body.put("passCode", ticket.passCode());
        }
        if (ticket.answer() != null) {
            body.put("answer", ticket.answer());
        }
        return new Plan(List.of(new Step.Answer(open, body)), EventState.VERIFIED, answered);
    }
}
