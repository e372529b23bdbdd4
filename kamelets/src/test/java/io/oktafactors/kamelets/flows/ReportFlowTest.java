package io.oktafactors.kamelets.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFlowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void eachUserIsALineOfTheFileOfTheDayWithTheFactorsOrWhyTheyCouldNotBeRead() throws Exception {
        try (OktaSandbox okta = OktaSandbox.builder().unlimited().start()) {
            okta.faults()
                    .add(SandboxFault.status(429)
                            .on("GET", "/api/v1/users/{userId}/factors")
                            .withTimes(1));
            String users =
                    "ada.byron@acme.example,nobody@acme.example,blaise.pascal@acme.example,grace.hopper@acme.example";

            try (Flow running = Flow.start(
                    "factor-report.camel.yaml",
                    okta,
                    Map.of("report.folder", folder.toString(), "report.users", users))) {
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(lines()).hasSize(4));
            }

            assertThat(lines().get(0))
                    .contains("\"user\":\"ada.byron@acme.example\"", "\"error\":\"listFactors", "429");
            assertThat(lines().get(1)).contains("\"user\":\"nobody@acme.example\"", "\"error\":\"getUser", "E0000007");
            assertThat(lines().get(2)).contains("\"user\":\"blaise.pascal@acme.example\"", "\"sms\"", "\"email\"");
            assertThat(lines().get(3)).contains("\"user\":\"grace.hopper@acme.example\"", "\"question\"");
        }
    }

    private List<String> lines() throws Exception {
        try (var files = Files.list(folder)) {
            Path file = files.filter(
                            each -> each.getFileName().toString().matches("factors-\\d{4}-\\d\\d-\\d\\d\\.jsonl"))
                    .findFirst()
                    .orElse(null);
            return file == null ? List.of() : Files.readAllLines(file);
        }
    }
}
