package io.oktafactors.routes.work;

import static io.oktafactors.camel.operation.OktaFactorsOperation.getUser;
import static io.oktafactors.camel.operation.OktaFactorsOperation.listFactors;

import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.camel.OktaFactorsException;
import io.oktafactors.routes.queue.Replies;
import io.oktafactors.routes.work.plan.OktaFactor;
import io.oktafactors.routes.work.plan.OktaUser;
import io.oktafactors.routes.work.plan.Planners;
import io.oktafactors.routes.work.plan.Step;
import java.util.Iterator;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.model.ChoiceDefinition;
import org.springframework.stereotype.Component;

/** Consumes events from the work queue, has a plan made for each, and executes its steps. */
@Component
class WorkRoutes extends RouteBuilder {

    private static final String STEPS = "mfaSteps";

    private final Planners planners;
    private final Decisions decisions;
    private final Replies replies;
    private final JacksonDataFormat eventJson;

    WorkRoutes(Planners planners, Decisions decisions, Replies replies, JacksonDataFormat eventJson) {
        this.planners = planners;
        this.decisions = decisions;
        this.replies = replies;
        this.eventJson = eventJson;
    }

    @Override
    public void configure() {
        // A reply that cannot be sent is not a failure of the event: the message is delivered again and answered then.
        from("{{mfa.work.from}}")
                .routeId("mfa-work")
                .errorHandler(noErrorHandler())
                .enrich("direct:mfa-event", WorkRoutes::keepEvent)
                .process(exchange -> replies.answer(exchange, Work.event(exchange)))
                .to("direct:mfa-reply");

        from("direct:mfa-event")
                .routeId("mfa-event")
                .routeConfigurationId("mfa-errors")
                .setExchangePattern(ExchangePattern.InOnly) // otherwise each queue would be asked for a reply
                .process(WorkRoutes::stayOnThread)
                .unmarshal(eventJson)
                .setProperty(Work.EVENT, body())
                .filter(exchange -> decisions.admits(Work.event(exchange)))
                .to("direct:mfa-plan")
                .to("direct:mfa-steps")
                .process(decisions::done)
                .end();

        from("direct:mfa-plan")
                .routeId("mfa-plan")
                .errorHandler(noErrorHandler())
                .doTry()
                .to("direct:mfa-compare")
                .doCatch(OktaFactorsException.Rejected.class)
                .onWhen(exchange ->
                        Work.isNotFound().matches(exchange) && planners.planForNobody(Work.event(exchange)) != null)
                .setProperty(Work.PLAN)
                .exchange(exchange -> planners.planForNobody(Work.event(exchange)))
                .end();

        from("direct:mfa-compare")
                .routeId("mfa-compare")
                .errorHandler(noErrorHandler())
                .setHeader(OktaFactorsConstants.USER_ID)
                .exchange(exchange -> Work.event(exchange).login())
                .to(OktaRoutes.call(getUser))
                .id("get-user")
                .process(OktaRoutes.one(OktaUser.class))
                .setProperty(Work.USER, body())
                .setHeader(OktaFactorsConstants.USER_ID)
                .body(OktaUser.class, OktaUser::id)
                .to(OktaRoutes.call(listFactors))
                .id("list-factors")
                .process(OktaRoutes.list(OktaFactor.class))
                .setProperty(Work.PLAN)
                .exchange(exchange -> planners.plan(Work.event(exchange), Work.factors(exchange)));

        ChoiceDefinition kinds = from("direct:mfa-steps")
                .routeId("mfa-steps")
                .errorHandler(noErrorHandler())
                .setProperty(STEPS)
                .exchange(exchange -> Work.plan(exchange).steps().iterator())
                .loopDoWhile(exchange -> steps(exchange).hasNext())
                .setBody(exchange -> steps(exchange).next())
                .setProperty(Work.STEP, body())
                .choice();
        StepRoutes.ROUTES.forEach(
                (kind, route) -> kinds.when(body().isInstanceOf(kind)).to(route));
    }

    /** The transaction belongs to the listener's thread: on another thread, messages after a wait would be sent outside of it. */
    private static void stayOnThread(Exchange exchange) {
        exchange.getExchangeExtension().setTransacted(true);
    }

    private static Exchange keepEvent(Exchange message, Exchange worked) {
        message.setProperty(Work.EVENT, Work.event(worked));
        return message;
    }

    @SuppressWarnings("unchecked")
    private static Iterator<Step> steps(Exchange exchange) {
        return exchange.getProperty(STEPS, Iterator.class);
    }
}
