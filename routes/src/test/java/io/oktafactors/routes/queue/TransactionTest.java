package io.oktafactors.routes.queue;

import static io.oktafactors.routes.RunningApp.joiner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.RunningApp;
import io.oktafactors.sandbox.OktaSandbox;
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
                        .rateLimit(3, Duration.ofSeconds(3))
                        .start();
                RunningApp app = new RunningApp(home, okta.url(), okta.token())) {
            BrokerTransactions seen = new BrokerTransactions();
            app.bean(EmbeddedActiveMQ.class).getActiveMQServer().registerBrokerPlugin(seen);
            okta.addUser("ada@acme.example");
            okta.addUser("bob@acme.example"); // has no factor, which is found out within one window

            // Four calls, of which the budget lets two through within a window: the others wait, and return.
            app.feed("joiner.csv", joiner("1", "ada@acme.example", "+12125551000", "Engineering", "2026-01-02"));
            app.settled();
            tell(app, "{\"id\":\"1\",\"ticket\":\"INC1\",\"kind\":\"reset-mfa\",\"login\":\"bob@acme.example\"}");
            tell(app, "no ticket");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(app.queue("replies")).hasSize(2));

            assertThat(seen.taking("mfa.rate-limited")).isNotEmpty().containsOnly("mfa.rate-limited -> mfa.work");
            assertThat(seen.putting("mfa.rate-limited")).containsOnly("mfa.work -> mfa.rate-limited");
            assertThat(seen.taking("mfa.tickets"))
                    .containsExactlyInAnyOrder("mfa.tickets -> mfa.work", "mfa.tickets -> mfa.invalid, replies");
            assertThat(seen.putting("replies"))
                    .containsExactlyInAnyOrder("mfa.work -> replies", "mfa.tickets -> mfa.invalid, replies");
        }
    }

    private static void tell(RunningApp app, String ticket) {
        app.bean(JmsTemplate.class).send("mfa.tickets", session -> {
            var message = session.createTextMessage(ticket);
            message.setJMSReplyTo(session.createQueue("replies"));
            return message;
        });
    }
}
