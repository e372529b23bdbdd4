package io.oktafactors.routes.schedule;

import static io.oktafactors.routes.RunningApp.joiner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.RunningApp;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.Pending;
import io.oktafactors.routes.state.PendingStore;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxMessage;
import io.oktafactors.sandbox.api.SandboxUser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;
import org.springframework.jdbc.core.simple.JdbcClient;

class SweepStoreTest {

    private static final String LOGIN = "ada@acme.example";
    private static final String PHONE = "+12125550100";
    private static final TriggerKey TRIGGER = TriggerKey.triggerKey("sweep", "mfa");

    @TempDir
    Path home;

    private final MovableClock clock = new MovableClock();

    @Test
    void runsThatWereMissedAreMadeUpForByOneAfterTheNextStart() throws Exception {
        try (OktaSandbox okta = OktaSandbox.builder().clock(clock).unlimited().start()) {
            okta.addUser(LOGIN);
            try (RunningApp app = start(okta)) {
                join(app);
                assertThat(schedule(app)).isEqualTo("0 0 6 * * ? UTC");
            }
            Duration down = Duration.ofDays(3);
            clock.forward(down);
            triggerWasDue(Instant.now().minus(down));

            try (RunningApp app = start(okta)) {
                await().until(() -> codes(okta).size() > 1);
                app.settled();

                assertThat(codes(okta)).containsExactly("enroll", "resend");
                assertThat(checks(app)).containsExactly(EventState.RESENT);
                assertThat(app.bean(Scheduler.class).getTrigger(TRIGGER).getNextFireTime())
                        .isInTheFuture();
            }
        }
    }

    @Test
    void anotherTimeOrZoneTakesThePlaceOfTheStoredOne() throws Exception {
        try (OktaSandbox okta = OktaSandbox.builder().clock(clock).unlimited().start()) {
            start(okta).close();
            try (RunningApp app = start(okta, "--mfa.sweep.cron=0 30 7 * * ?", "--mfa.sweep.zone=Europe/Berlin")) {
                assertThat(schedule(app)).isEqualTo("0 30 7 * * ? Europe/Berlin");
                new Sweeps(app).run();
            }
        }
    }

    @Test
    void switchedOffItDoesNothing() throws Exception {
        try (OktaSandbox okta = OktaSandbox.builder().clock(clock).unlimited().start();
                RunningApp app = start(okta, "--mfa.sweep.enabled=false")) {
            okta.addUser(LOGIN);
            join(app);
            clock.forward(Duration.ofDays(20));
            new Sweeps(app).run();

            assertThat(checks(app)).isEmpty();
            assertThat(codes(okta)).containsExactly("enroll");
        }
    }

    @Test
    void aCodeThatOktaRefusesToSendIsNotCounted() throws Exception {
        try (OktaSandbox okta = OktaSandbox.builder().clock(clock).unlimited().start();
                RunningApp app = start(okta)) {
            okta.addUser(LOGIN);
            join(app);
            Pending before = app.bean(PendingStore.class).all().get(0);
            clock.forward(Duration.ofDays(1));
            enterWrongCodes(okta); // after five of them Okta sends no code for a while
            new Sweeps(app).run();
            await().until(() -> checks(app).equals(List.of(EventState.RATE_LIMITED)));

            assertThat(app.bean(PendingStore.class).all()).containsExactly(before);
            assertThat(codes(okta)).containsExactly("enroll");
        }
    }

    private RunningApp start(OktaSandbox okta, String... settings) {
        return new RunningApp(home, okta.url(), okta.token(), clock, settings);
    }

    /** What the database has. */
    private static String schedule(RunningApp app) {
        return app.bean(JdbcClient.class)
                .sql("select cron_expression || ' ' || time_zone_id from qrtz_cron_triggers"
                        + " where trigger_group = 'mfa' and trigger_name = 'sweep'")
                .query(String.class)
                .single();
    }

    private static void join(RunningApp app) {
        app.feed("joins.csv", joiner("1", LOGIN, PHONE, "Sales", "2026-01-02"));
        app.settled();
    }

    private static List<String> codes(OktaSandbox okta) {
        return okta.messagesTo(PHONE).stream().map(SandboxMessage::purpose).toList();
    }

    private static List<EventState> checks(RunningApp app) {
        return app.bean(JdbcClient.class)
                .sql("select state from event where type = 'PENDING_CHECK'")
                .query(EventState.class)
                .list();
    }

    /** As it is after a stop of some days. */
    private void triggerWasDue(Instant time) throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:h2:file:" + home.resolve("state"), "sa", "");
                var update = database.prepareStatement("update qrtz_triggers set next_fire_time = ?")) {
            update.setLong(1, time.toEpochMilli());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private static void enterWrongCodes(OktaSandbox okta) throws Exception {
        SandboxUser user = okta.user(LOGIN).orElseThrow();
        URI uri = URI.create(okta.url() + "/api/v1/users/" + user.id() + "/factors/"
                + user.factors().get(0).id() + "/lifecycle/activate");
        String right = okta.messagesTo(PHONE).get(0).code();
        String wrong = right.equals("000000") ? "111111" : "000000";
        for (int attempt = 0; attempt < 5; attempt++) {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Authorization", "SSWS " + okta.token())
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"passCode\":\"" + wrong + "\"}"))
                    .build();
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        }
    }
}
