package io.oktafactors.routes.queue;

import static io.oktafactors.routes.RunningApp.joiner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.RunningApp;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxLimits;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jms.core.JmsTemplate;

/** What the broker sees of a message that is taken off one queue and put on another. */
class TransactionTest {

    @TempDir
    Path home;

    @Test
    void aMessageLeavesItsQueueInTheTransactionThatPutsItOnTheNext() {
        try (OktaSandbox okta = OktaSandbox.builder()
                        .limits(SandboxLimits.none()
                                .withBucket("/api/v1/users/{userId}/factors", 1, Duration.ofSeconds(3), "POST"))
                        .start();
                RunningApp app = new RunningApp(home, okta.url(), okta.token())) {
            BrokerTransactions seen = new BrokerTransactions();
            app.bean(EmbeddedActiveMQ.class).getActiveMQServer().registerBrokerPlugin(seen);
            okta.addUser("ada@acme.example");
            okta.addUser("bob@acme.example");

            // Two enrollments, of which the budget lets one through within a window.
            app.feed("joiner.csv", joiner("1", "ada@acme.example", "+12125551000", "Engineering", "2026-01-02"));
            app.settled();
            tell(app, "{\"id\":\"1\",\"ticket\":\"INC1\",\"kind\":\"reset-mfa\",\"login\":\"bob@acme.example\"}");
            tell(app, "no ticket");
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions() // the queue is made with the first reply
                    .untilAsserted(() -> assertThat(app.queue("replies.desk")).hasSize(2));

            assertThat(seen.taking("mfa.rate-limited")).isNotEmpty().containsOnly("mfa.rate-limited -> mfa.work");
            assertThat(seen.putting("mfa.rate-limited")).containsOnly("mfa.work -> mfa.rate-limited");
            assertThat(seen.taking("mfa.tickets"))
                    .containsExactlyInAnyOrder("mfa.tickets -> mfa.work", "mfa.tickets -> mfa.invalid, replies.desk");
            assertThat(seen.putting("replies.desk"))
                    .containsExactlyInAnyOrder("mfa.work -> replies.desk", "mfa.tickets -> mfa.invalid, replies.desk");
        }
    }

    private static void tell(RunningApp app, String ticket) {
        app.bean(JmsTemplate.class).send("mfa.tickets", session -> {
            var message = session.createTextMessage(ticket);
            message.setJMSReplyTo(session.createQueue("replies.desk"));
            return message;
        });
    }
}
