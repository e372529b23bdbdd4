package io.oktafactors.routes.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.RunningApp;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.SandboxFactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    private static void send(RunningApp app, String id, String kind, String more) {
        app.bean(JmsTemplate.class)
                .convertAndSend(
                        "mfa.tickets",
                        "{\"id\":\"%s\",\"ticket\":\"INC1\",\"kind\":\"%s\",\"login\":\"ada@acme.example\"%s}"
                                .formatted(id, kind, more));
    }
}
