package io.oktafactors.routes.work;

import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.camel.OktaFactorsException;
import io.oktafactors.routes.event.EventType;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.component.jackson.ListJacksonDataFormat;
import org.springframework.stereotype.Component;

/** Takes events from the work queue and brings each person's factors to what the policy says. */
@Component
class WorkRoutes extends RouteBuilder {

    private static final String STEPS = "mfaSteps";

    private final Planner planner;
    private final Decisions decisions;
    private final JacksonDataFormat eventJson;
    private final JacksonDataFormat userJson = new JacksonDataFormat(OktaUser.class);
    private final JacksonDataFormat factorJson = new JacksonDataFormat(OktaFactor.class);
    private final JacksonDataFormat factorListJson = new ListJacksonDataFormat(OktaFactor.class);

    WorkRoutes(Planner planner, Decisions decisions, JacksonDataFormat eventJson) {
        this.planner = planner;
        this.decisions = decisions;
        this.eventJson = eventJson;
    }

    @Override
    public void configure() {
        from("{{mfa.work.from}}")
                .routeId("mfa-work")
                .routeConfigurationId("mfa-errors")
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
                .onWhen(aLeaverIsGone())
                .setProperty(Work.PLAN, constant(new Plan(List.of(), "Okta has no such user, or has deactivated it")))
                .end();

        from("direct:mfa-compare")
                .routeId("mfa-compare")
                .errorHandler(noErrorHandler())
                .setHeader(OktaFactorsConstants.USER_ID)
                .exchange(exchange -> Work.event(exchange).person().login())
                .to("okta-factors:getUser")
                .id("get-user")
                .unmarshal(userJson)
                .setHeader(OktaFactorsConstants.USER_ID)
                .body(OktaUser.class, OktaUser::id)
                .to("okta-factors:listFactors")
                .id("list-factors")
                .unmarshal(factorListJson)
                .setProperty(Work.PLAN)
                .exchange(exchange -> planner.plan(Work.event(exchange), factors(exchange)));

        from("direct:mfa-steps")
                .routeId("mfa-steps")
                .errorHandler(noErrorHandler())
                .setProperty(STEPS)
                .exchange(exchange -> Work.plan(exchange).steps().iterator())
                .loopDoWhile(exchange -> steps(exchange).hasNext())
                .setBody(exchange -> steps(exchange).next())
                .choice()
                .when(body().isInstanceOf(Step.Enroll.class))
                .to("direct:mfa-enroll")
                .when(body().isInstanceOf(Step.Unenroll.class))
                .to("direct:mfa-unenroll")
                .otherwise()
                .to("direct:mfa-confirm-none-left")
                .end()
                .end();

        from("direct:mfa-enroll")
                .routeId("mfa-enroll")
                .errorHandler(noErrorHandler())
                .setHeader(OktaFactorsConstants.ACTIVATE)
                .body(Step.Enroll.class, Step.Enroll::activate)
                .transform()
                .body(Step.Enroll.class, Step.Enroll::factor)
                .to("okta-factors:enrollFactor")
                .id("enroll")
                .unmarshal(factorJson)
                .process(decisions::enrolled);

        from("direct:mfa-unenroll")
                .routeId("mfa-unenroll")
                .errorHandler(noErrorHandler())
                .setProperty(Work.STEP, body())
                .setHeader(OktaFactorsConstants.FACTOR_ID)
                .body(Step.Unenroll.class, Step.Unenroll::factorId)
                .setHeader(OktaFactorsConstants.REMOVE_RECOVERY_ENROLLMENT)
                .body(Step.Unenroll.class, Step.Unenroll::forgetPhone)
                .doTry()
                .to("okta-factors:unenrollFactor")
                .id("unenroll")
                .doCatch(OktaFactorsException.Rejected.class)
                .onWhen(isNotFound()) // removing one factor of Okta Verify removes its siblings
                .end()
                .process(decisions::unenrolled);

        from("direct:mfa-confirm-none-left")
                .routeId("mfa-confirm-none-left")
                .errorHandler(noErrorHandler())
                .to("okta-factors:listFactors")
                .id("confirm-none-left")
                .unmarshal(factorListJson)
                .process(WorkRoutes::confirmNoneLeft);
    }

    private static Predicate isNotFound() {
        return exchange -> {
            var failure = exchange.getException(OktaFactorsException.class);
            return failure != null && failure.getStatusCode() == 404;
        };
    }

    private static Predicate aLeaverIsGone() {
        return exchange ->
                Work.event(exchange).type() == EventType.LEAVER && isNotFound().matches(exchange);
    }

    private static void confirmNoneLeft(Exchange exchange) {
        int left = factors(exchange).size();
        if (left > 0) {
            throw new FactorsLeftException(left);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<OktaFactor> factors(Exchange exchange) {
        return exchange.getMessage().getBody(List.class);
    }

    @SuppressWarnings("unchecked")
    private static Iterator<Step> steps(Exchange exchange) {
        return exchange.getProperty(STEPS, Iterator.class);
    }
}
