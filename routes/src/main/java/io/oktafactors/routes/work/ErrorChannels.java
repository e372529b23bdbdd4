package io.oktafactors.routes.work;

import io.oktafactors.camel.OktaFactorsException;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.routes.event.Ticket;
import io.oktafactors.routes.policy.PersonUnfitException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.stereotype.Component;

/**
 * The error channels: where the message of a failed event is sent. Its body is the input, with the failure in its headers.
 * Headers from outside that Camel would interpret are removed first.
 */
@Component
class ErrorChannels extends RouteConfigurationBuilder {

    private final Failures failures;

    ErrorChannels(Failures failures) {
        this.failures = failures;
    }

    @Override
    public void configuration() {
        var errors = routeConfiguration("mfa-errors");
        errors.interceptFrom().removeHeaders("Camel*").removeHeaders("kafka.*");

        errors.onException(ForgedEventException.class)
                .handled(true)
                .useOriginalMessage()
                .process(failures::forged)
                .to("{{mfa.channel.invalid}}");
        errors.onException(Exception.class)
                .onWhen(exchange -> Work.event(exchange) == null)
                .handled(true)
                .useOriginalMessage()
                .process(failures::forged)
                .to("{{mfa.channel.invalid}}");
        errors.onException(NotYetDueException.class)
                .handled(true)
                .useOriginalMessage()
                .process(failures::waitForItsTime)
                .to("{{mfa.work.to}}");
        errors.onException(OlderEventException.class)
                .handled(true)
                .useOriginalMessage()
                .process(failures::waitForOlder)
                .to("{{mfa.work.to}}");
        errors.onException(OktaFactorsException.RateLimited.class)
                .onWhen(failures::mayReturn)
                .handled(true)
                .useOriginalMessage()
                .process(failures::rateLimited)
                .delay(exchangeProperty(Failures.REST))
                .to("{{mfa.channel.rate-limited.to}}");
        errors.onException(OktaFactorsException.Rejected.class)
                .onWhen(ErrorChannels::isTicketOfNobody)
                .handled(true)
                .useOriginalMessage()
                .process(failures::rejected)
                .to("{{mfa.channel.invalid}}");
        errors.onException(OktaFactorsException.Rejected.class, PersonUnfitException.class)
                .handled(true)
                .useOriginalMessage()
                .process(failures::rejected)
                .to("{{mfa.channel.rejected}}");
        errors.onException(Exception.class)
                .onWhen(failures::mayTryAgain)
                .handled(true)
                .useOriginalMessage()
                .process(failures::retry)
                .to("{{mfa.work.to}}");
        errors.onException(Exception.class)
                .handled(true)
                .useOriginalMessage()
                .process(failures::failed)
                .to("{{mfa.channel.failed}}");
    }

    /** The login of a ticket was written by a person, so a wrong one is treated like any other invalid field. */
    private static boolean isTicketOfNobody(Exchange exchange) {
        var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, OktaFactorsException.Rejected.class);
        return Work.event(exchange) instanceof Ticket
                && failure != null
                && failure.getOperation() == OktaFactorsOperation.getUser
                && failure.getStatusCode() == 404;
    }
}
