package io.oktafactors.kamelets.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxDevice;
import io.oktafactors.sandbox.api.SandboxFault;
import io.oktafactors.sandbox.api.SandboxPush;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Map;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The flow with JMS, with a broker in this process. */
class TicketFlowTest {

    private static final long PATIENCE = 60_000;
    private static final String BLAISE = "blaise.pascal@acme.example";

    private static final EmbeddedActiveMQ BROKER = new EmbeddedActiveMQ();

    private OktaSandbox okta;
    private Flow flow;
    private JMSContext jms;
    private Queue replies;
    private JMSConsumer consumer;

    @BeforeAll
    static void startBroker() throws Exception {
        BROKER.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration("vm", "vm://3"));
        BROKER.start();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        BROKER.stop();
    }

    @BeforeEach
    void start() throws Exception {
        okta = OktaSandbox.builder().unlimited().start();
        flow = Flow.start(
                "ticket-verify.camel.yaml",
                okta,
                Map.of(
                        "artemis.url",
                        "vm://3",
                        "camel.component.jms.receiveTimeout",
                        "50",
                        "camel.kamelet.okta-verify-and-wait-action.pollInterval",
                        "50"));
        jms = new ActiveMQConnectionFactory("vm://3").createContext();
        replies = jms.createQueue("replies");
        consumer = jms.createConsumer(replies);
    }

    @AfterEach
    void stop() throws Exception {
        jms.close();
        flow.close();
        okta.close();
    }

    @Test
    void theCallerIsSentACodeAndTheCodeIsChecked() throws Exception {
        assertThat(ask("sms", "").path("outcome").asText()).isEqualTo("CHALLENGE");
        String code = okta.messagesTo("+12065550143").get(0).code();

        JsonNode reply = ask("sms", ", \"passCode\": \"" + code + "\"");

        assertThat(reply.path("outcome").asText()).isEqualTo("SUCCESS");
        assertThat(reply.path("ticket").asText()).isEqualTo("INC0010042");
    }

    @Test
    void thereIsAReplyToAPushWhenTheCallerHasAnsweredIt() throws Exception {
        String blaise = okta.user(BLAISE).orElseThrow().id();
        Exchange enrolled = flow.context()
                .createFluentProducerTemplate()
                .to("okta-factors:enrollFactor?orgUrl=" + okta.url() + "&token=" + okta.token())
                .withHeader(OktaFactorsConstants.USER_ID, blaise)
                .withBody("{\"factorType\": \"push\", \"provider\": \"OKTA\"}")
                .send();
        SandboxDevice phone = okta.scan(
                enrolled.getMessage().getHeader(OktaFactorsConstants.FACTOR_ID, String.class),
                SandboxDevice.named("Blaise's phone"));
        okta.setReaction(phone.id(), "APPROVE", Duration.ofMillis(300));

        assertThat(ask("push", "").path("outcome").asText()).isEqualTo("SUCCESS");
        assertThat(okta.pushes()).extracting(SandboxPush::result).containsExactly("SUCCESS");
    }

    @Test
    void aWrongCodeIsRejectedInTheReply() throws Exception {
        ask("sms", "");

        assertThat(ask("sms", ", \"passCode\": \"0\"").path("outcome").asText()).isEqualTo("REJECTED");
    }

    @Test
    void whatOktaHasNoTimeForIsFailedInTheReply() throws Exception {
        okta.faults().add(SandboxFault.status(429));

        JsonNode reply = ask("sms", "");

        assertThat(reply.path("outcome").asText()).isEqualTo("FAILED");
        assertThat(reply.path("reason").asText()).isEqualTo("RateLimited");
    }

    private JsonNode ask(String factorType, String more) throws Exception {
        TextMessage ticket = jms.createTextMessage("{\"id\": \"a1\", \"ticket\": \"INC0010042\", \"kind\": \"verify\","
                + " \"login\": \"" + BLAISE + "\", \"factorType\": \"" + factorType + "\"" + more + "}");
        ticket.setJMSReplyTo(replies);
        ticket.setJMSCorrelationID("INC0010042");
        jms.createProducer().send(jms.createQueue("mfa.verify"), ticket);
        var reply = consumer.receive(PATIENCE);
        assertThat(reply.getJMSCorrelationID()).isEqualTo("INC0010042");
        return new ObjectMapper().readTree(reply.getBody(byte[].class));
    }
}
