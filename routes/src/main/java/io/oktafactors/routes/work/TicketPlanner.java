package io.oktafactors.routes.work;

import io.oktafactors.routes.event.Ticket;
import io.oktafactors.routes.policy.PersonUnfitException;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.VerificationStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a service desk asks for. */
@Component
class TicketPlanner implements Planner<Ticket> {

    /** The factors for which Okta sends a code first; the others are answered at once. */
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
        if (ticket.isAnswer()) {
            return answer(ticket);
        }
        return switch (ticket.kind()) {
            case RESET_MFA ->
                factors.isEmpty()
                        ? Plan.nothing(EventState.UNENROLLED, "Had no factor")
                        : new Plan(Step.removeAll(factors), EventState.UNENROLLED, "Every factor is removed");
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
                        ? "The person has this phone already, and it is active"
                        : "The new phone got a code; send it as passCode under the same ticket number");
    }

    private Plan verify(Ticket ticket, List<OktaFactor> factors) {
        OktaFactor factor = factors.stream()
                .filter(OktaFactor::isActive)
                .filter(one ->
                        ticket.factorType() == null || ticket.factorType().equals(one.factorType()))
                .findFirst()
                .orElseThrow(() -> new PersonUnfitException("The person has no active factor"
                        + (ticket.factorType() == null ? "" : " of type " + ticket.factorType())
                        + " to be verified with"));
        boolean sent = SENT.contains(factor.factorType());
        String reason = sent
                ? "A code was sent by " + factor.factorType() + "; send it as passCode under the same ticket number"
                : "Ask for the code or answer of factor " + factor.factorType()
                        + "; send it as passCode or answer under the same ticket number";
        // A code that an earlier attempt asked for may be on its way: it is not asked for twice.
        boolean asked = verifications
                .find(ticket.ticket())
                .filter(open -> open.factorId().equals(factor.id()))
                .isPresent();
        return new Plan(
                asked
                        ? List.of()
                        : List.of(new Step.Challenge(ticket.ticket(), factor.id(), factor.factorType(), sent)),
                EventState.CHALLENGED,
                reason);
    }

    private Plan answer(Ticket ticket) {
        VerificationStore.Open open = verifications
                .find(ticket.ticket())
                .filter(one -> one.subject().equals(ticket.subject()))
                .orElseThrow(() -> new PersonUnfitException(
                        "Under this ticket number nothing waits for an answer of the person; start with a ticket without"
                                + " passCode and answer"));
        Map<String, Object> body = new LinkedHashMap<>();
        if (ticket.passCode() != null) {
            body.put("passCode", ticket.passCode());
        }
        if (ticket.answer() != null) {
            body.put("answer", ticket.answer());
        }
        return new Plan(
                List.of(new Step.Answer(open, body)),
                EventState.VERIFIED,
                "The caller answered with " + open.factorType());
    }
}
