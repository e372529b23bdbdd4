package io.oktafactors.routes.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oktafactors.routes.RunningApp;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.EventStore;
import io.oktafactors.sandbox.OktaSandbox;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.jms.core.JmsTemplate;

/** What somebody else puts on the queues of the work. */
class ForgedEventsTest {

    private static final String VICTIM = "victim@acme.example";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path home;

    private static OktaSandbox okta;
    private static RunningApp app;

    /** A leaver that was accepted and is done. */
    private static ObjectNode genuine;

    @BeforeAll
    static void start() throws Exception {
        String users = """
                organization: Acme
                users:
                - {login: victim@acme.example, factors: [{factorType: sms, provider: OKTA, status: ACTIVE, profile: {phoneNumber: "+12125553001"}}]}
                - {login: leaver@acme.example}
                """;
        okta = OktaSandbox.builder()
                .organization(new ByteArrayInputStream(users.getBytes(StandardCharsets.UTF_8)))
                .unlimited()
                .start();
        app = new RunningApp(home, okta.url(), okta.token());
        app.stopRoute("mfa-work");
        app.feed("leaver.csv", RunningApp.leaver("1", "leaver@acme.example", "2026-01-02"));
        String event = ((TextMessage) app.bean(JmsTemplate.class).receive("mfa.work")).getText();
        genuine = (ObjectNode) JSON.readTree(event);
        app.startRoute("mfa-work");
        send("mfa.work", event, Map.of());
        app.settled();
    }

    @AfterAll
    static void stop() {
        app.close();
        okta.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mfa.work", "mfa.rate-limited"})
    void anEventThatNobodyAcceptedIsNotWorkedOn(String queue) throws Exception {
        String event = with(Map.of("eventId", "unknown-" + queue, "login", VICTIM));
        long audited = forgedInAudit();

        assertThat(caught(queue, event, Map.of()))
                .contains("mfaReason=The message on the work queue was not sent by this app");

        assertThat(forgedInAudit()).isEqualTo(audited + 1);
        assertThat(factorsOfVictim()).isEqualTo(1);
    }

    @Test
    void norIsOneWithTheIdOfAnotherPersonsEventWhichStaysAsItIs() throws Exception {
        caught("mfa.work", with(Map.of("login", VICTIM)), Map.of());

        assertThat(factorsOfVictim()).isEqualTo(1);
        assertThat(stateOfGenuine()).isEqualTo(EventState.UNENROLLED);
    }

    @Test
    void norIsOneWithTheIdOfAnEventOfAnotherKind() throws Exception {
        caught("mfa.work", with(Map.of("type", "JOINER")), Map.of());

        assertThat(stateOfGenuine()).isEqualTo(EventState.UNENROLLED);
    }

    @Test
    void norOneThatLacksWhatEachEventHas() throws Exception {
        ObjectNode event = genuine.deepCopy();
        event.remove("login");
        event.remove("person");
        caught("mfa.work", event.toString(), Map.of());

        assertThat(stateOfGenuine()).isEqualTo(EventState.UNENROLLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "null", "{}", "[]", "{\"event\":\"hr\"}", "{\"event\":\"java.lang.Runtime\"}"})
    void norIsWhatIsNoEvent(String body) throws Exception {
        caught("mfa.work", body, Map.of("mfaAttempts", "many"));
    }

    @Test
    void whoForgesATicketGetsNoReply() throws Exception {
        String ticket =
                "{\"event\":\"ticket\",\"id\":\"1\",\"ticket\":\"INC1\",\"kind\":\"reset-mfa\",\"login\":\"" + VICTIM
                        + "\",\"origin\":{\"system\":\"tickets\",\"name\":\"x\",\"line\":0,\"readAt\":\"2026-01-02T00:00:00Z\"}}";

        String headers = caught("mfa.work", ticket, Map.of("mfaReplyTo", "replies.forged"));

        assertThat(headers).doesNotContain("replies.forged");
        assertThat(app.queue("replies.forged")).isEmpty();
        assertThat(factorsOfVictim()).isEqualTo(1);
    }

    @Test
    void aCopyOfAnEventOfALaterDayWaitsForThatDay() throws Exception {
        app.feed(
                "later.csv",
                RunningApp.leaver(
                        "501",
                        VICTIM,
                        LocalDate.now(ZoneOffset.UTC).plusDays(30).toString()));
        Queue work = app.bean(EmbeddedActiveMQ.class).getActiveMQServer().locateQueue("mfa.work");
        await().until(() -> work.getScheduledCount() == 1);
        ICoreMessage scheduled = work.getScheduledMessages().get(0).getMessage().toCore();

        send(
                "mfa.work",
                scheduled.getReadOnlyBodyBuffer().readNullableSimpleString().toString(),
                Map.of());

        await().until(() -> work.getScheduledCount() == 2);
        assertThat(factorsOfVictim()).isEqualTo(1);
    }

    @Test
    void countsThatAreNoneStopNothing() throws Exception {
        app.stopRoute("mfa-work");
        app.feed("again.csv", RunningApp.leaver("1", "leaver@acme.example", "2026-01-03"));
        String event = ((TextMessage) app.bean(JmsTemplate.class).receive("mfa.work")).getText();
        app.startRoute("mfa-work");

        send("mfa.work", event, Map.of("mfaAttempts", "many", "mfaRateLimited", "many", "mfaWaits", "many"));
        app.settled();

        assertThat(app.bean(EventStore.class)
                        .find(JSON.readTree(event).path("eventId").asText())
                        .orElseThrow()
                        .state())
                .isEqualTo(EventState.UNENROLLED);
    }

    @Test
    void theOperatorIsAlarmed() throws Exception {
        caught("mfa.work", with(Map.of("eventId", "alarm", "login", VICTIM)), Map.of());

        assertThat(app.get("/actuator/health")).contains("DEGRADED");
        assertThat(app.bean(ForgedEvents.class).health().getDetails()).containsKeys("sinceStart", "next");
    }

    @Test
    void theAlarmSaysThatADatabaseOfAnotherTimeMayBeTheCause() {
        var log = (Logger) LoggerFactory.getLogger(ForgedEvents.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);

        new ForgedEvents(Clock.systemUTC()).found();

        log.detachAppender(lines);
        assertThat(lines.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage, STRING)
                .contains("restored from an older backup", "installation_key", "feed these events again");
    }

    private static EventState stateOfGenuine() {
        return app.bean(EventStore.class)
                .find(genuine.path("eventId").asText())
                .orElseThrow()
                .state();
    }

    private static int factorsOfVictim() {
        return okta.user(VICTIM).orElseThrow().factors().size();
    }

    private static long forgedInAudit() {
        return app.audit().filter(line -> line.contains("\"forged\"")).count();
    }

    /** The leaver's event with other values. */
    private static String with(Map<String, String> values) {
        ObjectNode event = genuine.deepCopy();
        values.forEach((name, value) -> {
            if (event.has(name)) {
                event.put(name, value);
            } else {
                ((ObjectNode) event.path("person")).put(name, value);
            }
        });
        return event.toString();
    }

    /** Sends a message and waits until it is on the invalid channel, whose headers are given back. */
    private static String caught(String queue, String body, Map<String, String> headers) throws JMSException {
        send(queue, body, headers);
        JmsTemplate jms = app.bean(JmsTemplate.class);
        jms.setReceiveTimeout(Duration.ofSeconds(30).toMillis());
        Message invalid = jms.receive("mfa.invalid");
        assertThat(invalid).isNotNull();
        assertThat(((TextMessage) invalid).getText()).isEqualTo(body);
        await().until(() -> app.queue("mfa.work").isEmpty());
        return RunningApp.headers(invalid);
    }

    private static void send(String queue, String body, Map<String, String> headers) {
        app.bean(JmsTemplate.class).send(queue, session -> message(session, body, headers));
    }

    private static Message message(Session session, String body, Map<String, String> headers) throws JMSException {
        TextMessage message = session.createTextMessage(body);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            message.setStringProperty(header.getKey(), header.getValue());
        }
        return message;
    }
}
