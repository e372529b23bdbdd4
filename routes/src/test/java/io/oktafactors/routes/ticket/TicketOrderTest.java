package io.oktafactors.routes.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.RunningApp;
import io.oktafactors.routes.schedule.MovableClock;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxFactor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;

class TicketOrderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LATE = Duration.ofHours(-1);

    @TempDir
    Path home;

    /** The app's: while it is late, the broker delivers at once what it is to deliver later. */
    private final MovableClock clock = new MovableClock();

    @Test
    void ticketsOfOnePersonAreDoneInTheirOrderEvenWhereTheFirstMeetsTheRateLimit() {
        try (OktaSandbox okta = OktaSandbox.builder()
                        .rateLimit(5, Duration.ofSeconds(2))
                        .start();
                RunningApp app = new RunningApp(
                        home, okta.url(), okta.token(), clock, "--mfa.okta.budget-share=0", "--mfa.work.rest=50ms")) {
            okta.addUser("ada@acme.example");
            okta.clock().setSpeed(0); // however slow the machine is, the limit is met
            for (int round = 1; round <= 2; round++) {
                send(app, "reset-" + round, "reset-mfa", "");
                send(app, "phone-" + round, "lost-phone", ",\"phone\":\"+1212555010" + round + "\"");
            }
            await().atMost(PATIENCE).until(() -> app.report().events(EventState.RETRYING) > 0);
            assertThat(app.report().returned())
                    .as("the first, which another has overtaken")
                    .isPositive();
            clock.forward(LATE);
            okta.clock().setSpeed(20);

            await().atMost(PATIENCE)
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
        clock.forward(LATE);
        Clock stopped = Clock.fixed(clock.instant().truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
        try (OktaSandbox okta = OktaSandbox.builder().unlimited().start();
                RunningApp app = new RunningApp(home, okta.url(), okta.token(), stopped)) {
            okta.addUser("ada@acme.example");
            open(app, "older", stopped.instant().minusSeconds(60));
            DeliveryTimes times = new DeliveryTimes("mfa.work");
            app.bean(EmbeddedActiveMQ.class).getActiveMQServer().registerBrokerPlugin(times);

            send(app, "later", "reset-mfa", "");

            await().atMost(PATIENCE).until(() -> times.delayed().size() >= 7);
            assertThat(times.delayed().stream().limit(7).map(time -> Duration.between(stopped.instant(), time)
                            .toSeconds()))
                    .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
            app.bean(JdbcClient.class)
                    .sql("update event set state = 'UNENROLLED' where event_id = 'older'")
                    .update();
            await().atMost(PATIENCE)
                    .until(() -> app.report().events(EventState.UNENROLLED)
                                    + app.report().events(EventState.UNCHANGED)
                            == 2);
        }
    }

    /** When the messages that are sent to a queue are to be delivered. */
    private static final class DeliveryTimes implements ActiveMQServerMessagePlugin {

        private final String queue;
        private final List<Instant> times = new CopyOnWriteArrayList<>();

        DeliveryTimes(String queue) {
            this.queue = queue;
        }

        /** Of those that are not to be delivered at once. */
        List<Instant> delayed() {
            return times;
        }

        @Override
        public void beforeSend(
                ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue) {
            Long time = message.getScheduledDeliveryTime();
            if (queue.equals(message.getAddress()) && time != null && time > 0) {
                times.add(Instant.ofEpochMilli(time));
            }
        }
    }

    /** An older ticket of the person that is not done. */
    private static void open(RunningApp app, String id, Instant accepted) {
        OffsetDateTime now = accepted.atOffset(ZoneOffset.UTC);
        app.bean(JdbcClient.class)
                .sql(
                        "insert into event (event_id, subject, person, type, effective_at, feed, line, state, accepted_at, updated_at)"
                                + " values (:id, 'ada@acme.example', 'ada', 'RESET_MFA', :now, 'tickets', 0, 'ACCEPTED', :now, :now)")
                .param("id", id)
                .param("now", now)
                .update();
    }

    private static void send(RunningApp app, String id, String kind, String more) {
        app.bean(JmsTemplate.class)
                .convertAndSend(
                        "mfa.tickets",
                        "{\"id\":\"%s\",\"ticket\":\"INC1\",\"kind\":\"%s\",\"login\":\"ada@acme.example\"%s}"
                                .formatted(id, kind, more));
    }
}
