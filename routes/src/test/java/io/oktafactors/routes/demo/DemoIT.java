package io.oktafactors.routes.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.sandbox.OktaSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs of the packaged app over the sample feed. {@code -Ddemo.kills=40} is the long form of the tests that kill it, and
 * {@code -Ddemo.seed=…} repeats one.
 */
class DemoIT {

    private static final Logger LOG = LoggerFactory.getLogger(DemoIT.class);
    private static final int KILLS = Integer.getInteger("demo.kills", 1);
    private static final long SEED = Long.getLong("demo.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    /** Calls of one undisturbed run over the sample, roughly. */
    private static final int CALLS = 280;

    @TempDir
    Path folder;

    @Test
    void theDemoEndsAsExpectedAndShowsTheTable() {
        try (DemoProcess demo = new DemoProcess(folder.resolve("home"), Map.of())) {
            assertThat(demo.exitCode()).as(demo.output()).isZero();
            assertThat(demo.output())
                    .contains("Organization: a sandbox at http://127.0.0.1:")
                    .containsPattern("people +64 ")
                    .containsPattern("enrolled +44 ")
                    .containsPattern("rejected +2 ")
                    // How many depends on how fast the machine is; WhenOktaRefusesTest stops the clock to see some.
                    .containsPattern("were rate-limited +[0-9]+ +[0-9]+ returns in all")
                    .containsPattern("invalid rows +13 ")
                    .contains("invalid    hr-feed-us.csv:15  hireDate has the day 30 in month 2")
                    .contains("Audit file: " + folder.resolve("home").resolve("audit.jsonl"))
                    .contains("mfa.rejected")
                    .containsPattern("curl -u operator:[a-zA-Z2-9]{20} http://127.0.0.1:\\d+/actuator/mfa\n")
                    .containsPattern(
                            "Console: http://127.0.0.1:\\d+/actuator/hawtio\n  user operator, password [a-zA-Z2-9]{20} ")
                    .contains("Each person has the factors that the feed requires.")
                    .doesNotContain("Exception")
                    .doesNotContainPattern("\\+[1-9][0-9]{7}");
            assertThat(folder.resolve("home").resolve("audit.jsonl")).isNotEmptyFile();
        }
    }

    /** With an organization in the environment the app talks to it, and starts no sandbox. */
    @Test
    void anAppKilledWhileItWorksGoesOnAfterwardsLosesNobodyAndSendsNoCodeTwice() throws Exception {
        LOG.info("-Ddemo.seed={}", SEED);
        Random random = new Random(SEED);
        Path home = folder.resolve("home");
        try (OktaSandbox okta = organization()) {
            // Each kill comes at another number of calls, so that they are spread over the whole run.
            List<Integer> at = IntStream.range(0, KILLS)
                    .map(kill -> random.nextInt(CALLS))
                    .sorted()
                    .boxed()
                    .toList();
            for (int calls : at) {
                try (DemoProcess demo = new DemoProcess(home, environment(okta))) {
                    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).untilAsserted(() -> assertThat(
                                    okta.calls().size() >= calls || !demo.isAlive())
                            .as(demo.output())
                            .isTrue());
                    demo.kill();
                }
            }
            try (DemoProcess demo = new DemoProcess(home, environment(okta))) {
                assertThat(demo.exitCode()).as(demo.output()).isZero();
                assertThat(demo.output())
                        .contains(okta.url() + "; no sandbox is started")
                        .containsPattern("people +64 ")
                        .containsPattern("invalid rows +13 ");
            }
            assertThat(home.resolve("sandbox.jsonl")).doesNotExist();
            assertThat(SampleExpectation.load().surprisesAt(okta)).isEmpty();
        }
    }

    @Test
    void aDemoKilledWithItsSandboxGoesOnWhereItStood() {
        LOG.info("-Ddemo.seed={}", SEED);
        Random random = new Random(SEED);
        Path home = folder.resolve("home");
        for (int kill = 0; kill < KILLS; kill++) {
            int lines = random.nextInt(CALLS / 3);
            try (DemoProcess demo = new DemoProcess(home, Map.of())) {
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> linesOf(home.resolve("sandbox.jsonl")) >= lines || !demo.isAlive());
                demo.kill();
            }
        }
        try (DemoProcess demo = new DemoProcess(home, Map.of())) {
            assertThat(demo.exitCode()).as(demo.output()).isZero();
        }
    }

    private static long linesOf(Path file) throws Exception {
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    private static OktaSandbox organization() throws Exception {
        try (var users = DemoIT.class.getResourceAsStream("/sample/organization.yaml")) {
            return OktaSandbox.builder()
                    .organization(users)
                    .rateLimit(80, Duration.ofSeconds(1))
                    .start();
        }
    }

    private static Map<String, String> environment(OktaSandbox okta) {
        return Map.of("OKTA_CLIENT_ORGURL", okta.url(), "OKTA_CLIENT_TOKEN", okta.token());
    }
}
