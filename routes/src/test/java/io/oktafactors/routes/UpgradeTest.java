package io.oktafactors.routes;

import static io.oktafactors.routes.RunningApp.joiner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.EventStore;
import io.oktafactors.routes.state.PendingStore;
import io.oktafactors.routes.state.RowVerdict;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxFactor;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jms.core.JmsTemplate;

/** The app on a database of the release before ids were made with a key, and with messages as that release wrote them. */
class UpgradeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FEED = "old.csv@0123456789ab";

    /** The ids that the release before gave to what is below. */
    private static final String JOINER_1 = "5904fe155e92f03ae4ae83427bde6e33";

    private static final String JOINER_2 = "753aebc2907767d87a8886c3f92da8e8";
    private static final String JOINER_3 = "a2cff729fae7d2709d86fc3604174d1b";
    private static final String LOST_PHONE_4 = "3b42434e-e923-3d6f-b2e6-3758d03b1223";

    private static final String CHECK_0 = "f6e2dbc5-3f77-363a-a910-01ef723f5ecf";

    @TempDir
    static Path home;

    private static OktaSandbox okta;
    private static RunningApp app;
    private static JmsTemplate jms;

    @BeforeAll
    static void start() {
        var file = new DriverManagerDataSource("jdbc:h2:file:" + home.resolve("state") + ";WRITE_DELAY=0", "sa", "");
        Flyway.configure().dataSource(file).target("6").load().migrate();
        JdbcClient database = JdbcClient.create(file);
        insert(database, JOINER_1, 1, "JOINER", FEED, EventState.SCHEDULED);
        insert(database, JOINER_2, 2, "JOINER", FEED, EventState.ACCEPTED);
        insert(database, JOINER_3, 3, "JOINER", FEED, EventState.REJECTED);
        insert(database, LOST_PHONE_4, 4, "LOST_PHONE", "tickets", EventState.ACCEPTED);
        insert(database, CHECK_0, 1, "PENDING_CHECK", "sweep", EventState.UNCHANGED);
        database.sql("insert into pending (factor_id, login, factor_type, enrolled_at, code_sent_at)"
                        + " values ('mbl0', ?, 'sms', ?, ?)")
                .params(login(1), time(), time())
                .update();
        okta = OktaSandbox.builder().unlimited().start();
        for (int n = 1; n <= 4; n++) {
            okta.addUser(login(n));
        }
        app = new RunningApp(home, okta.url(), okta.token(), RunningApp.NO_GATES);
        jms = new JmsTemplate(app.bean(ConnectionFactory.class));
        jms.setReceiveTimeout(PATIENCE.toMillis());
    }

    @AfterAll
    static void stop() {
        app.close();
        okta.close();
    }

    private static void insert(JdbcClient database, String id, int n, String type, String feed, EventState state) {
        database.sql("insert into event (event_id, subject, person, type, effective_at, feed, line, state, accepted_at,"
                        + " updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, login(n), "" + n, type, time(), feed, n + 1, state.name(), time(), time())
                .update();
    }

    private static OffsetDateTime time() {
        return OffsetDateTime.parse("2026-01-02T00:00:00Z");
    }

    @Test
    void anEventOnTheWorkQueueIsDoneAndFedAgainItIsADuplicate() {
        jms.convertAndSend("mfa.work", joinerJson(JOINER_1, 1, phone(1)));
        await().atMost(PATIENCE).until(() -> state(JOINER_1).equals(Optional.of(EventState.ENROLLED)));
        long duplicates = app.report().rows(RowVerdict.Kind.DUPLICATE);

        app.feed("again.csv", joiner("1", login(1), phone(1), "Sales", "2026-01-02"));

        assertThat(app.report().rows(RowVerdict.Kind.DUPLICATE)).isEqualTo(duplicates + 1);
        assertThat(okta.messagesTo(phone(1))).hasSize(1);
    }

    @Test
    void whatHasTheIdOfAnAcceptedEventAndSaysSomethingElseIsForged() {
        jms.convertAndSend("mfa.work", joinerJson(JOINER_2, 2, "+12125550199"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(app.queue("mfa.invalid"))
                .anySatisfy(
                        message -> assertThat(((TextMessage) message).getText()).contains("+12125550199")));
        assertThat(state(JOINER_2)).contains(EventState.ACCEPTED);
        assertThat(app.audit()).anySatisfy(line -> assertThat(line).contains("\"forged\""));
        assertThat(okta.messagesTo("+12125550199")).isEmpty();

        jms.convertAndSend("mfa.work", joinerJson(JOINER_2, 2, phone(2)));
        await().atMost(PATIENCE).until(() -> state(JOINER_2).equals(Optional.of(EventState.ENROLLED)));
    }

    @Test
    void anEventThatWasGivenUpAndIsFedAgainIsTakenUpUnderAnIdThatNobodyCanGuess() {
        app.feed("rejected.csv", joiner("3", login(3), phone(3), "Sales", "2026-01-02"));

        await().atMost(PATIENCE).until(() -> !okta.messagesTo(phone(3)).isEmpty());
        assertThat(state(JOINER_3)).isEmpty();
    }

    @Test
    void aRowOfAFileThatWasBeingReadIsHandedOverOnceMoreAndNotLost() {
        String number = "1";
        app.bean(JdbcClient.class)
                .sql("update event set state = 'ACCEPTED' where event_id = ?")
                .param(JOINER_1)
                .update();

        app.feed("old.csv", joiner(number, login(1), phone(1), "Sales", "2026-01-02"));

        await().atMost(PATIENCE).until(() -> state(JOINER_1).equals(Optional.of(EventState.ENROLLED)));
    }

    @Test
    void afterACheckFromBeforeTheNextOneOfTheFactorIsAnother() throws Exception {
        app.bean(Scheduler.class).triggerJob(JobKey.jobKey("sweep", "mfa"));

        await().atMost(PATIENCE)
                .until(() -> app.bean(PendingStore.class).find("mbl0").isEmpty()); // Okta does not know it
    }

    @Test
    void aTicketOnTheWorkQueueIsDoneAndOneThatComesAgainIsAnsweredAndNotDoneAgain() throws Exception {
        String ticket = "\"id\":\"1\",\"ticket\":\"INC1\",\"kind\":\"lost-phone\",\"login\":\"" + login(4)
                + "\",\"phone\":\"" + phone(4) + "\"";
        jms.convertAndSend(
                "mfa.work",
                "{\"event\":\"ticket\"," + ticket
                        + ",\"origin\":{\"source\":\"tickets\",\"name\":\"ticket INC1 message 1\",\"line\":0,"
                        + "\"occurredAt\":\"2026-03-01T06:00:00Z\"}}");
        await().atMost(PATIENCE).until(() -> state(LOST_PHONE_4).equals(Optional.of(EventState.ENROLLED)));
        List<SandboxFactor> factors = okta.user(login(4)).orElseThrow().factors();

        jms.send("mfa.tickets", session -> {
            TextMessage again = session.createTextMessage("{" + ticket + "}");
            again.setJMSReplyTo(session.createQueue("replies.desk"));
            return again;
        });

        assertThat(((TextMessage) jms.receive("replies.desk")).getText()).contains("\"enrolled\"");
        assertThat(okta.user(login(4)).orElseThrow().factors()).isEqualTo(factors);
        assertThat(okta.messagesTo(phone(4))).hasSize(1);
    }

    private static Optional<EventState> state(String id) {
        return app.bean(EventStore.class).find(id).map(EventStore.Entry::state);
    }

    private static String joinerJson(String id, int n, String phone) {
        return ("{\"event\":\"hr\",\"eventId\":\"%s\",\"type\":\"JOINER\",\"person\":{\"employeeNumber\":\"%d\","
                        + "\"login\":\"%s\",\"email\":\"%s\",\"mobilePhone\":\"%s\",\"department\":\"Sales\","
                        + "\"userType\":\"employee\",\"countryCode\":\"US\"},\"effectiveAt\":\"2026-01-02T00:00:00Z\","
                        + "\"origin\":{\"source\":\"hr-csv\",\"name\":\"old.csv\",\"line\":%d,"
                        + "\"occurredAt\":\"2026-03-01T06:00:00Z\"}}")
                .formatted(id, n, login(n), login(n), phone, n + 1);
    }

    private static String login(int n) {
        return "old" + n + "@acme.example";
    }

    private static String phone(int n) {
        return "+1212555010" + n;
    }
}
