package io.oktafactors.routes.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.RunningApp;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxFactor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;

class TicketOrderTest {

    @TempDir
    Path home;

    @Test
    void ticketsOfOnePersonAreDoneInTheirOrderEvenWhereTheFirstMeetsTheRateLimit() {
        try (OktaSandbox okta = OktaSandbox.builder()
                        .rateLimit(5, Duration.ofSeconds(2))
                        .start();
                RunningApp app = new RunningApp(home, okta.url(), okta.token())) {
            okta.addUser("ada@acme.example");
            for (int round = 1; round <= 2; round++) {
                send(app, "reset-" + round, "reset-mfa", "");
                send(app, "phone-" + round, "lost-phone", ",\"phone\":\"+1212555010" + round + "\"");
            }

            await().atMost(Duration.ofSeconds(120))
                    .until(() -> app.audit()
                                    .filter(line -> line.contains("\"done\""))
                                    .count()
                            == 4);

            assertThat(app.audit()
                            .filter(line -> line.contains("\"done\""))
                            .map(line -> line.replaceAll(".*\"type\":\"(\\w+)\".*", "$1")))
                    .containsExactly("RESET_MFA", "LOST_PHONE", "RESET_MFA", "LOST_PHONE");
            List<SandboxFactor> factors =
                    okta.user("ada@acme.example").orElseThrow().factors();
            assertThat(factors).hasSize(1);
            assertThat(factors.get(0).profile()).containsEntry("phoneNumber", "+12125550102");
        }
    }

    @Test
    void aTicketThatWaitsForAnotherIsSentLessAndLessOften() {
        try (OktaSandbox okta = OktaSandbox.builder().unlimited().start();
                RunningApp app = new RunningApp(home, okta.url(), okta.token())) {
            okta.addUser("ada@acme.example");
            open(app, "older");
            long sent = sentToWork(app);
            Instant start = Instant.now();

            send(app, "later", "reset-mfa", "");
            await().atMost(Duration.ofSeconds(60)).until(() -> sentToWork(app) - sent >= 5);

            assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofSeconds(6));
            app.bean(JdbcClient.class)
                    .sql("update event set state = 'UNENROLLED' where event_id = 'older'")
                    .update();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> app.report().events(EventState.UNENROLLED)
                                    + app.report().events(EventState.UNCHANGED)
                            == 2);
        }
    }

    /** An older ticket of the person that is not done. */
    private static void open(RunningApp app, String id) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(1);
        app.bean(JdbcClient.class)
                .sql(
                        "insert into event (event_id, subject, person, type, effective_at, feed, line, state, accepted_at, updated_at)"
                                + " values (:id, 'ada@acme.example', 'ada', 'RESET_MFA', :now, 'tickets', 0, 'ACCEPTED', :now, :now)")
                .param("id", id)
                .param("now", now)
                .update();
    }

    private static long sentToWork(RunningApp app) {
        Queue work = app.bean(EmbeddedActiveMQ.class).getActiveMQServer().locateQueue("mfa.work");
        return work == null ? 0 : work.getMessagesAdded();
    }

    private static void send(RunningApp app, String id, String kind, String more) {
        app.bean(JmsTemplate.class)
                .convertAndSend(
                        "mfa.tickets",
                        "{\"id\":\"%s\",\"ticket\":\"INC1\",\"kind\":\"%s\",\"login\":\"ada@acme.example\"%s}"
                                .formatted(id, kind, more));
    }
}
