package io.oktafactors.routes.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.routes.AppProcess;
import io.oktafactors.routes.RunnableJar;
import io.oktafactors.routes.RunningApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How fast the packaged app works through one file of people: of a hundred, 89 joiners with one factor that is active at once, 10
 * leavers and one invalid row. {@code -Dspeed.people=20000} is the long form.
 */
class SpeedCampaignIT {

    private static final Logger LOG = LoggerFactory.getLogger(SpeedCampaignIT.class);

    private static final int PEOPLE = Integer.getInteger("speed.people", 200);
    private static final String OPTIONS =
            System.getProperty("speed.options", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    private static final String SETTINGS = System.getProperty("speed.settings", "");
    private static final Duration PATIENCE = Duration.ofSeconds(120 + PEOPLE / 20);

    @TempDir
    Path folder;

    @Test
    void everyoneOfOneFileIsDoneWith() throws Exception {
        Path organization = Files.writeString(folder.resolve("organization.yaml"), organization());
        Path policy = Files.writeString(
                folder.resolve("policy.yaml"), "rules:\n- {name: everyone, enroll: [{factor: sms, activate: true}]}\n");
        Path feed = Files.writeString(folder.resolve("people.csv"), RunningApp.HEADER + rows());
        Path home = folder.resolve("home");
        List<String> settings =
                new ArrayList<>(List.of("--mfa.policy=file:" + policy, "--camel.component.okta-factors.gates=false"));
        settings.addAll(split(SETTINGS));
        try (SandboxProcess okta = new SandboxProcess(organization, "--rate-limit=1000000000");
                AppProcess app = new AppProcess(
                        RunnableJar.command(split(OPTIONS)),
                        home,
                        Map.of("OKTA_CLIENT_ORGURL", okta.url(), "OKTA_CLIENT_TOKEN", okta.token()),
                        settings.toArray(String[]::new))) {
            ProcessFigures before = ProcessFigures.of(app.pid());
            Duration cpu = app.cpu();
            Duration cpuOfOkta = okta.cpu();
            long start = System.currentTimeMillis();
            Files.move(
                    feed,
                    Files.createDirectories(home.resolve("feed")).resolve(feed.getFileName()),
                    StandardCopyOption.ATOMIC_MOVE);
            AuditTimes audit = new AuditTimes(home.resolve("audit.jsonl"));
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> assertThat(audit.read().finished()).isEqualTo(events()));
            ProcessFigures after = ProcessFigures.of(app.pid());
            double used = app.cpu().minus(cpu).toNanos() / 1e6 / PEOPLE;
            double usedByOkta = okta.cpu().minus(cpuOfOkta).toNanos() / 1e6 / PEOPLE;
            LOG.info(
                    """

                    | People | events/s | first and last tenth | rows accepted/s | CPU-ms an event | of the sandbox | RSS before, after, most (MB) | disk (MB) |
                    |---:|---:|---:|---:|---:|---:|---:|---:|
                    | {} | {} | {} / {} | {} | {} | {} | {} / {} / {} | {} |
                    """,
                    PEOPLE,
                    Math.round(audit.rate(start)),
                    Math.round(audit.rateOfTenth(0)),
                    Math.round(audit.rateOfTenth(9)),
                    Math.round(audit.rateOfRows(start)),
                    "%.2f".formatted(used),
                    "%.2f".formatted(usedByOkta),
                    before.rss(),
                    after.rss(),
                    after.most(),
                    "%.1f".formatted(megabytes(home)));
            JsonNode states = WorkReport.of(app).json().path("events");
            assertThat(states.path("ENROLLED").asInt()).isEqualTo(joiners());
            assertThat(states.path("UNENROLLED").asInt()).isEqualTo(leavers());
        }
    }

    private static List<String> split(String text) {
        return text.isBlank() ? List.of() : List.of(text.trim().split(" +"));
    }

    private static double megabytes(Path home) throws IOException {
        try (var files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1e6;
        }
    }

    private static boolean isLeaver(int person) {
        return person % 100 >= 89 && person % 100 < 99;
    }

    private static boolean isInvalid(int person) {
        return person % 100 == 99;
    }

    private static int leavers() {
        return (int)
                IntStream.range(0, PEOPLE).filter(SpeedCampaignIT::isLeaver).count();
    }

    private static int joiners() {
        return events() - leavers();
    }

    private static int events() {
        return (int)
                IntStream.range(0, PEOPLE).filter(person -> !isInvalid(person)).count();
    }

    private static String login(int person) {
        return "person" + person + "@acme.example";
    }

    private static String phone(int person) {
        return "+1212%07d".formatted(5_000_000 + person % 1_000_000);
    }

    private static String organization() {
        return IntStream.range(0, PEOPLE)
                .mapToObj(person -> "- {login: " + login(person)
                        + (isLeaver(person)
                                ? ", factors: [{factorType: sms, provider: OKTA, status: ACTIVE, profile: {phoneNumber: \""
                                        + phone(person) + "\"}}]"
                                : "")
                        + "}\n")
                .collect(Collectors.joining("", "organization: Acme\nusers:\n", ""));
    }

    private static String rows() {
        return IntStream.range(0, PEOPLE).mapToObj(SpeedCampaignIT::row).collect(Collectors.joining());
    }

    private static String row(int person) {
        String number = Integer.toString(person);
        return isLeaver(person)
                ? RunningApp.leaver(number, login(person), "2026-01-05")
                : RunningApp.joiner(
                        number,
                        login(person),
                        phone(person),
                        "Engineering",
                        isInvalid(person) ? "2026-13-45" : "2026-01-02");
    }
}
