package io.oktafactors.routes.work;

import static io.oktafactors.camel.operation.OktaFactorsOperation.resendEnrollFactor;

import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.camel.OktaFactorsException;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.PendingStore;
import io.oktafactors.routes.state.VerificationStore;
import io.oktafactors.routes.work.plan.Step;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A route for each kind of step about a factor that waits for its activation; see {@link StepRoutes}. */
@Component
class PendingRoutes extends RouteBuilder {

    private final Decisions decisions;
    private final PendingStore pending;
    private final VerificationStore verifications;

    PendingRoutes(Decisions decisions, PendingStore pending, VerificationStore verifications) {
        this.decisions = decisions;
        this.pending = pending;
        this.verifications = verifications;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from("direct:mfa-resend")
                .routeId("mfa-resend")
                .setHeader(OktaFactorsConstants.FACTOR_ID)
                .body(Step.Resend.class, step -> step.factor().id())
                .setBody(exchange -> step(exchange).body(Work.user(exchange)))
                .process(exchange -> pending.countResend(step(exchange).factor().id()))
                .doTry()
                .to(OktaRoutes.call(resendEnrollFactor))
                .id("resend")
                .process(decisions::resent)
                .endDoTry()
                .doCatch(OktaFactorsException.Unavailable.class)
                .process(PendingRoutes::perhapsSent)
                .doCatch(OktaFactorsException.Rejected.class, OktaFactorsException.RateLimited.class)
                .process(Work.takeBack(
                        exchange -> pending.uncountResend(step(exchange).before())))
                .end();

        from("direct:mfa-await")
                .routeId("mfa-await")
                .process(exchange -> decisions.pending(
                        exchange, Work.step(exchange, Step.Await.class).factor()))
                .process(exchange -> Work.awaitActivation(
                        exchange,
                        verifications,
                        Work.step(exchange, Step.Await.class).factor()));

        from("direct:mfa-forget")
                .routeId("mfa-forget")
                .process(exchange ->
                        pending.remove(Work.step(exchange, Step.Forget.class).factorId()));
    }

    private static Step.Resend step(Exchange exchange) {
        return Work.step(exchange, Step.Resend.class);
    }

    private static void perhapsSent(Exchange exchange) {
        Work.outcome(exchange, EventState.RESENT, "Okta did not answer; the code may have been sent");
    }
}
