package io.oktafactors.routes.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oktafactors.routes.RunningApp;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxFactor;
import io.oktafactors.sandbox.api.SandboxMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;

/** What becomes of a ticket when Okta's answer, or the app's own, does not arrive. */
class LostAnswersTest {

    private static final String LOGIN = "ada@acme.example";
    private static final String PHONE = "+12125550100";
    private static final String NEW_PHONE = "+12125550199";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path home;

    private OktaSandbox okta;
    private LossyOkta lossy;
    private RunningApp app;
    private JmsTemplate jms;

    @BeforeEach
    void start() throws Exception {
        String people = """
                organization: Acme
                users:
                  - login: %s
                    factors:
                      - {factorType: sms, provider: OKTA, status: ACTIVE, profile: {phoneNumber: "%s"}}
                      - {factorType: question, provider: OKTA, status: ACTIVE,
                         profile: {question: favorite_art_piece, answer: blue ribbon}}
                """.formatted(LOGIN, PHONE);
        okta = OktaSandbox.builder()
                .organization(new ByteArrayInputStream(people.getBytes(StandardCharsets.UTF_8)))
                .unlimited()
                .start();
        lossy = new LossyOkta(okta.url());
        app = new RunningApp(home, lossy.url(), okta.token());
        jms = new JmsTemplate(app.bean(ConnectionFactory.class));
        jms.setReceiveTimeout(PATIENCE.toMillis());
    }

    @AfterEach
    void stop() {
        app.close();
        lossy.close();
        okta.close();
    }

    @Test
    void aCodeThatActivatedThePhoneIsNotCalledWrongBecauseOktasAnswerWasLost() throws Exception {
        ask("1", "lost-phone", "phone", NEW_PHONE);
        lossy.loseNext("/lifecycle/activate");

        String outcome = ask("2", "verify", "passCode", newestCode(NEW_PHONE));

        assertThat(outcome).isEqualTo("verified");
        assertThat(okta.user(LOGIN).orElseThrow().factors())
                .extracting(SandboxFactor::status)
                .containsOnly("ACTIVE");
    }

    @Test
    void whetherAnAnswerIsRightIsUncertainWhereOktasWordWasLostAndTheCallerIsAskedAnew() throws Exception {
        ask("1", "verify", "factorType", "question");
        lossy.loseNext("/verify");

        assertThat(ask("2", "verify", "answer", "blue ribbon")).isEqualTo("uncertain");

        assertThat(ask("3", "verify", "factorType", "question")).isEqualTo("challenged");
        assertThat(ask("4", "verify", "answer", "blue ribbon")).isEqualTo("verified");
    }

    @Test
    void aReplyThatCannotBeSentIsTriedAgainAndTheEventIsNotDoneAgain() throws Exception {
        ActiveMQServer broker = app.bean(EmbeddedActiveMQ.class).getActiveMQServer();
        broker.getAddressSettingsRepository()
                .addMatch(
                        "replies.full",
                        new AddressSettings()
                                .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL)
                                .setMaxSizeBytes(2000));
        assertThat(fill("replies.full")).isPositive();
        send("1", "replies.full", "reset-mfa");
        await().atMost(PATIENCE).until(() -> app.report().events(EventState.UNENROLLED) == 1);
        int calls = okta.calls().size();
        assertThat(app.audit().filter(line -> line.contains("\"retry\"") || line.contains("\"failed\"")))
                .isEmpty();

        while (((TextMessage) jms.receive("replies.full")).getText().startsWith("filler")) {
            // the reply comes once there is room for it
        }

        assertThat(okta.calls()).hasSize(calls);
        assertThat(app.report().events(EventState.UNENROLLED)).isEqualTo(1);
    }

    private int fill(String queue) {
        int sent = 0;
        try {
            while (sent < 100) {
                jms.convertAndSend(queue, "filler".repeat(50));
                sent++;
            }
        } catch (JmsException full) {
            return sent;
        }
        return 0;
    }

    private String newestCode(String phone) {
        List<SandboxMessage> codes = okta.messagesTo(phone);
        return codes.get(codes.size() - 1).code();
    }

    private String ask(String id, String kind, String... field) throws Exception {
        send(id, "replies.desk", kind, field);
        Message reply = jms.receive("replies.desk");
        assertThat(reply).as("a reply within %s", PATIENCE).isNotNull();
        JsonNode answer = JSON.readTree(((TextMessage) reply).getText());
        return answer.path("outcome").asText();
    }

    private void send(String id, String replyTo, String kind, String... field) throws Exception {
        var ticket = JSON.createObjectNode()
                .setAll(Map.of(
                        "id", JSON.getNodeFactory().textNode(id),
                        "ticket", JSON.getNodeFactory().textNode("INC1"),
                        "kind", JSON.getNodeFactory().textNode(kind),
                        "login", JSON.getNodeFactory().textNode(LOGIN)));
        if (field.length > 0) {
            ((ObjectNode) ticket).put(field[0], field[1]);
        }
        String text = JSON.writeValueAsString(ticket);
        jms.send("mfa.tickets", session -> {
            Message message = session.createTextMessage(text);
            message.setJMSReplyTo(session.createQueue(replyTo));
            return message;
        });
    }
}
