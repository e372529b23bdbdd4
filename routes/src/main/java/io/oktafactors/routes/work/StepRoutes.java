package io.oktafactors.routes.work;

import static io.oktafactors.camel.operation.OktaFactorsOperation.activateFactor;
import static io.oktafactors.camel.operation.OktaFactorsOperation.enrollFactor;
import static io.oktafactors.camel.operation.OktaFactorsOperation.listFactors;
import static io.oktafactors.camel.operation.OktaFactorsOperation.unenrollFactor;
import static io.oktafactors.camel.operation.OktaFactorsOperation.verifyFactor;

import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.camel.OktaFactorsException;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.VerificationStore;
import io.oktafactors.routes.work.plan.OktaFactor;
import io.oktafactors.routes.work.plan.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A route for each kind of step. The step is the message body and an exchange property; the user's id is in a header. */
@Component
public class StepRoutes extends RouteBuilder {

    /** Kind of step to its route. */
    static final Map<Class<? extends Step>, String> ROUTES = new LinkedHashMap<>();

    static {
        ROUTES.put(Step.Enroll.class, "direct:mfa-enroll");
        ROUTES.put(Step.Unenroll.class, "direct:mfa-unenroll");
        ROUTES.put(Step.ConfirmNoneLeft.class, "direct:mfa-confirm-none-left");
        ROUTES.put(Step.Challenge.class, "direct:mfa-challenge");
        ROUTES.put(Step.Answer.class, "direct:mfa-answer");
        ROUTES.put(Step.Await.class, "direct:mfa-await");
        ROUTES.put(Step.Resend.class, "direct:mfa-resend");
        ROUTES.put(Step.Forget.class, "direct:mfa-forget");
    }

    private static final String WRONG_ANSWER = "E0000068";

    private final Decisions decisions;
    private final VerificationStore verifications;

    StepRoutes(Decisions decisions, VerificationStore verifications) {
        this.decisions = decisions;
        this.verifications = verifications;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from("direct:mfa-enroll")
                .routeId("mfa-enroll")
                .setHeader(OktaFactorsConstants.ACTIVATE)
                .body(Step.Enroll.class, Step.Enroll::activate)
                .transform()
                .body(Step.Enroll.class, Step.Enroll::factor)
                .to(OktaRoutes.call(enrollFactor))
                .id("enroll")
                .process(OktaRoutes.one(OktaFactor.class))
                .process(decisions::enrolled)
                .process(exchange -> Work.awaitActivation(
                        exchange, verifications, exchange.getMessage().getBody(OktaFactor.class)));

        from("direct:mfa-unenroll")
                .routeId("mfa-unenroll")
                .setHeader(OktaFactorsConstants.FACTOR_ID)
                .body(Step.Unenroll.class, Step.Unenroll::factorId)
                .setHeader(OktaFactorsConstants.REMOVE_RECOVERY_ENROLLMENT)
                .body(Step.Unenroll.class, Step.Unenroll::forgetPhone)
                .doTry()
                .to(OktaRoutes.call(unenrollFactor))
                .id("unenroll")
                .doCatch(OktaFactorsException.Rejected.class)
                .onWhen(Work.isNotFound()) // removing one factor of Okta Verify removes the others of that app
                .end()
                .process(decisions::unenrolled);

        from("direct:mfa-confirm-none-left")
                .routeId("mfa-confirm-none-left")
                .to(OktaRoutes.call(listFactors))
                .id("confirm-none-left")
                .process(OktaRoutes.list(OktaFactor.class))
                .process(StepRoutes::confirmNoneLeft);

        from("direct:mfa-challenge")
                .routeId("mfa-challenge")
                .process(this::open)
                .setHeader(OktaFactorsConstants.FACTOR_ID)
                .body(Step.Challenge.class, Step.Challenge::factorId)
                .filter()
                .body(Step.Challenge.class, Step.Challenge::sent)
                .setBody(constant(null))
                .doTry()
                .to(OktaRoutes.call(verifyFactor))
                .id("challenge")
                .doCatch(OktaFactorsException.Unavailable.class)
                .process(StepRoutes::perhapsSent)
                .doCatch(OktaFactorsException.Rejected.class, OktaFactorsException.RateLimited.class)
                .process(Work.takeBack(exchange -> verifications.close(
                        Work.step(exchange, Step.Challenge.class).ticket())))
                .end();

        from("direct:mfa-answer")
                .routeId("mfa-answer")
                .setHeader(OktaFactorsConstants.FACTOR_ID)
                .body(Step.Answer.class, step -> step.open().factorId())
                .setBody()
                .body(Step.Answer.class, Step.Answer::body)
                .process(exchange -> verifications.passOn(
                        step(exchange).open().ticket(), Work.event(exchange).eventId()))
                .doTry()
                .choice()
                .when(exchange -> step(exchange).open().purpose() == VerificationStore.Purpose.ACTIVATE)
                .to(OktaRoutes.call(activateFactor))
                .id("activate")
                .process(exchange -> decisions.activated(step(exchange).open().factorId()))
                .otherwise()
                .to(OktaRoutes.call(verifyFactor))
                .id("verify")
                .end()
                .endDoTry()
                .doCatch(OktaFactorsException.Rejected.class)
                .onWhen(isWrongAnswer())
                .process(exchange -> Work.outcome(exchange, EventState.DENIED, "The code or answer is wrong"))
                .doCatch(OktaFactorsException.Rejected.class, OktaFactorsException.RateLimited.class)
                .process(Work.takeBack(
                        exchange -> verifications.takeBack(step(exchange).open().ticket())))
                .end();
    }

    private static Step.Answer step(Exchange exchange) {
        return Work.step(exchange, Step.Answer.class);
    }

    /** Before the call: a second attempt finds the open verification and does not request a second code. */
    private void open(Exchange exchange) {
        Step.Challenge step = Work.step(exchange, Step.Challenge.class);
        verifications.open(new VerificationStore.Open(
                step.ticket(),
                Work.event(exchange).subject(),
                step.factorId(),
                step.factorType(),
                VerificationStore.Purpose.VERIFY,
                Work.event(exchange).eventId(),
                null));
    }

    private static void perhapsSent(Exchange exchange) {
        Work.outcome(
                exchange,
                EventState.CHALLENGED,
                "Okta did not answer; the code may have been sent. If no code arrives, send another ticket");
    }

    private static Predicate isWrongAnswer() {
        return exchange -> {
            var failure = exchange.getException(OktaFactorsException.class);
            return failure != null && WRONG_ANSWER.equals(failure.getErrorCode());
        };
    }

    private static void confirmNoneLeft(Exchange exchange) {
        int left = Work.factors(exchange).size();
        if (left > 0) {
            throw new FactorsLeftException(left);
        }
    }
}
