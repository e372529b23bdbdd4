package io.oktafactors.camel;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/** The examples of docs/component.md, which a test compares with this text. */
class ExampleRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // LIMITED
        onException(OktaFactorsException.RateLimited.class)
                .onExceptionOccurred(new RetryAfter(Duration.ofMinutes(1)))
                .maximumRedeliveries(5)
                .asyncDelayedRedelivery();
        // END

        // ENROLL
        from("direct:enroll")
                .setHeader(OktaFactorsConstants.USER_ID, simple("${body[userId]}"))
                .transform()
                .body(
                        Map.class,
                        person -> Map.of(
                                "factorType", "sms",
                                "provider", "OKTA",
                                "profile", Map.of("phoneNumber", person.get("phone"))))
                .to("okta-factors:enrollFactor");
        // END

        // ACTIVATE
        from("direct:activate")
                .transform()
                .body(String.class, code -> Map.of("passCode", code))
                .to("okta-factors:activateFactor");
        // END

        // REMOVE
        from("direct:remove-all")
                .to("okta-factors:listFactors")
                .unmarshal()
                .json(List.class)
                .split(body())
                .setHeader(OktaFactorsConstants.FACTOR_ID, simple("${body[id]}"))
                .to("okta-factors:unenrollFactor");
        // END
    }

    // RETRYAFTER
    /** Lets the redelivery wait as long as Okta asks for, up to a limit. */
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
