package io.oktafactors.kamelets.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxFault;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Kamelet as the dead letter channel of a route. */
class ErrorHandlerKameletTest {

    private static final String NOBODY = "{\"userId\": \"00uNOBODY\"}";

    private static OktaSandbox okta;
    private static DefaultCamelContext context;

    @BeforeAll
    static void start() throws Exception {
        okta = OktaSandbox.builder().unlimited().start();
        context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("kamelet:okta-error-handler-sink"
                        + "?rejected=mock:rejected&rateLimited=mock:rate-limited&failed=mock:failed"));
                from("direct:reset")
                        .to("kamelet:okta-reset-factors-sink?orgUrl=" + okta.url() + "&token=" + okta.token());
                from("direct:broken").process(exchange -> {
                    throw new IllegalStateException("holds +12065550142");
                });
            }
        });
        context.start();
    }

    @AfterAll
    static void stop() {
        context.stop();
        okta.close();
    }

    @AfterEach
    void reset() {
        okta.faults().clear();
        MockEndpoint.resetMocks(context);
    }

    @Test
    void a4xxGoesToRejectedWithWhatOktaSaid() {
        Message message = sent("direct:reset", NOBODY, "rejected");

        assertThat(message.getHeaders())
                .containsEntry("mfaStatus", 404)
                .containsEntry("mfaErrorCode", "E0000007")
                .containsEntry("mfaOperation", io.oktafactors.camel.operation.OktaFactorsOperation.resetFactors)
                .containsKeys("mfaErrorId", "mfaRequestId");
        assertThat(message.getHeader("mfaReason", String.class)).contains("404", "E0000007");
    }

    @Test
    void a429GoesToRateLimitedWithTheSecondsToWait() {
        okta.faults().add(SandboxFault.status(429));

        Message message = sent("direct:reset", NOBODY, "rate-limited");

        assertThat(message.getHeader("mfaRetryAfter", Long.class)).isPositive();
        assertThat(message.getHeader("mfaStatus")).isEqualTo(429);
    }

    @Test
    void a503GoesToFailed() {
        okta.faults().add(SandboxFault.status(503));

        assertThat(sent("direct:reset", NOBODY, "failed").getHeader("mfaStatus"))
                .isEqualTo(503);
    }

    @Test
    void aMessageThatCannotBeSentGoesToFailedWithAdvice() {
        assertThat(sent("direct:reset", "{}", "failed").getHeader("mfaReason", String.class))
                .contains("No userId");
    }

    /** The text of an exception that is not ours may hold anything. */
    @Test
    void ofOtherExceptionsTheNameAloneIsTold() {
        Map<String, Object> headers = sent("direct:broken", "{}", "failed").getHeaders();

        assertThat(headers).containsEntry("mfaReason", "IllegalStateException");
        assertThat(headers.toString()).doesNotContain("+12065550142");
    }

    private static Message sent(String route, String body, String channel) {
        context.createProducerTemplate().sendBody(route, body);

        MockEndpoint arrived = context.getEndpoint("mock:" + channel, MockEndpoint.class);
        assertThat(arrived.getExchanges()).hasSize(1);
        for (String other : new String[] {"rejected", "rate-limited", "failed"}) {
            if (!other.equals(channel)) {
                assertThat(context.getEndpoint("mock:" + other, MockEndpoint.class)
                                .getExchanges())
                        .isEmpty();
            }
        }
        return arrived.getExchanges().get(0).getMessage();
    }
}
