package io.oktafactors.camel;

import io.oktafactors.camel.model.ActivateRequest;
import io.oktafactors.camel.model.EnrollRequest;
import io.oktafactors.camel.model.Factor;
import io.oktafactors.camel.model.ResendRequest;
import io.oktafactors.camel.model.SupportedFactor;
import io.oktafactors.camel.model.VerifyRequest;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/** The Java examples of docs/component.md, which a test compares with this text. */
class ExampleRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // EXAMPLE limited
        onException(OktaFactorsException.RateLimited.class)
                .onExceptionOccurred(new RetryAfter(Duration.ofMinutes(1)))
                .maximumRedeliveries(5)
                .asyncDelayedRedelivery();
        // END

        // EXAMPLE activateFactor
        from("direct:activateFactor")
                .transform()
                .body(String.class, code -> ActivateRequest.passCode(code))
                .to("okta-factors:activateFactor");
        // END

        // EXAMPLE approve
        from("direct:approve")
                .setBody(exchange -> VerifyRequest.numberChallenge())
                .to("okta-factors:verifyFactor?await=true&awaitTimeout=2m&challengeEndpoint=direct:show")
                .filter(header(OktaFactorsConstants.OUTCOME).isEqualTo("SUCCESS"))
                .log("${header.CamelOktaFactorsUserId} approved");

        from("direct:show").log("Pick ${header.CamelOktaFactorsCorrectAnswer} on the phone");
        // END

        // EXAMPLE cancelFactorTransaction
        from("direct:cancelFactorTransaction").to("okta-factors:cancelFactorTransaction");
        // END

        // EXAMPLE enrollFactor
        from("direct:enrollFactor")
                .setHeader(OktaFactorsConstants.USER_ID, simple("${body[userId]}"))
                .transform()
                .body(Map.class, person -> EnrollRequest.sms((String) person.get("phone")))
                .to("okta-factors:enrollFactor");
        // END

        // EXAMPLE getFactor
        from("direct:getFactor").to("okta-factors:getFactor?outputType=map").setBody(simple("${body[status]}"));
        // END

        // EXAMPLE getFactorQrCode
        from("direct:getFactorQrCode")
                .setBody(exchange -> EnrollRequest.googleAuthenticator())
                .to("okta-factors:enrollFactor")
                .to("okta-factors:getFactorQrCode");
        // END

        // EXAMPLE getFactorTransactionStatus
        from("direct:getFactorTransactionStatus")
                .setBody(exchange -> VerifyRequest.challenge())
                .to("okta-factors:verifyFactor?outputType=model")
                .loopDoWhile(simple("${body.waiting}"))
                .delay(simple("{{poll.interval:4000}}"))
                .to("okta-factors:getFactorTransactionStatus?outputType=model")
                .end();
        // END

        // EXAMPLE getUser
        from("direct:getUser")
                .setHeader(OktaFactorsConstants.USER_ID, simple("${body}"))
                .to("okta-factors:getUser")
                .to("okta-factors:listFactors");
        // END

        // EXAMPLE listFactors
        from("direct:listFactors")
                .to("okta-factors:listFactors?outputType=model")
                .split(body())
                .filter(simple("${body.active}"))
                .log("${body.factorType} ${body.id}");
        // END

        // EXAMPLE listSupportedFactors
        from("direct:listSupportedFactors")
                .to("okta-factors:listSupportedFactors?outputType=model")
                .split(body())
                .filter(simple("${body.factorType} == 'token:software:totp'"))
                .transform()
                .body(SupportedFactor.class, entry -> entry.enroll())
                .to("okta-factors:enrollFactor");
        // END

        // EXAMPLE listSupportedSecurityQuestions
        from("direct:listSupportedSecurityQuestions")
                .to("okta-factors:listSupportedSecurityQuestions?outputType=model")
                .split(body())
                .log("${body.question}: ${body.questionText}");
        // END

        // EXAMPLE pollFactorActivation
        from("direct:pollFactorActivation")
                .setBody(exchange -> EnrollRequest.push())
                .to("okta-factors:enrollFactor?outputType=model")
                .loopDoWhile(simple("${body.factorResult} == 'WAITING'"))
                .delay(simple("{{poll.interval:4000}}"))
                .to("okta-factors:pollFactorActivation?outputType=model")
                .end();
        // END

        // EXAMPLE resendEnrollFactor
        from("direct:resendEnrollFactor")
                .to("okta-factors:getFactor?outputType=model")
                .transform()
                .body(Factor.class, pending -> ResendRequest.of(pending))
                .to("okta-factors:resendEnrollFactor");
        // END

        // EXAMPLE resetFactors
        from("direct:resetFactors").to("okta-factors:resetFactors");
        // END

        // EXAMPLE sendFactorActivationEmail
        from("direct:sendFactorActivationEmail")
                .setBody(simple("${null}"))
                .to("okta-factors:sendFactorActivationEmail");
        // END

        // EXAMPLE sendFactorActivationSms
        from("direct:sendFactorActivationSms").setBody(simple("${null}")).to("okta-factors:sendFactorActivationSms");
        // END

        // EXAMPLE unenrollFactor
        from("direct:unenrollFactor")
                .to("okta-factors:listFactors?outputType=model")
                .split(body())
                .setHeader(OktaFactorsConstants.FACTOR_ID, simple("${body.id}"))
                .to("okta-factors:unenrollFactor?removeRecoveryEnrollment=true");
        // END

        // EXAMPLE verifyFactor
        from("direct:verifyFactor")
                .transform()
                .body(String.class, code -> VerifyRequest.passCode(code))
                .to("okta-factors:verifyFactor?outputType=model")
                .setBody(simple("${body.verified}"));
        // END
    }

    // EXAMPLE retryAfter
    /** Delays the redelivery as long as Okta asks, up to a limit. */
    record RetryAfter(Duration longest) implements Processor {
        @Override
        public void process(Exchange exchange) {
            var limited = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, OktaFactorsException.RateLimited.class);
            long wait = Math.min(limited.getRetryAfter().toMillis(), longest.toMillis());
            exchange.getIn().setHeader(Exchange.REDELIVERY_DELAY, wait);
        }
    }
    // END
}
