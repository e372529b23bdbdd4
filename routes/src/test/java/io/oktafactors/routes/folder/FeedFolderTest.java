package io.oktafactors.routes.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.RunningApp;
import io.oktafactors.routes.state.FeedStore;
import io.oktafactors.routes.state.Report;
import io.oktafactors.routes.state.RowVerdict.Kind;
import io.oktafactors.sandbox.OktaSandbox;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What else than files to be read may lie in the feed folder, and that none of it stops those who read. */
@ExtendWith(OutputCaptureExtension.class)
class FeedFolderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Of a file without a line break; {@code -Dfeed.bytes=3221225472} is the long form. */
    private static final long BYTES = Long.getLong("feed.bytes", 256L << 20);

    private static final AtomicInteger ROWS = new AtomicInteger();
    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    @TempDir
    static Path home;

    private static OktaSandbox okta;
    private static RunningApp app;

    @BeforeAll
    static void start() throws IOException {
        okta = OktaSandbox.builder().unlimited().start();
        Files.createDirectories(home.resolve("feed"));
        app = run();
    }

    /** The organization knows nobody: what becomes of the events is no matter here. */
    private static RunningApp run() {
        return new RunningApp(
                home, okta.url(), okta.token(), new ClockOfTest(), "--logging.level.io.oktafactors.routes.folder=info");
    }

    @AfterAll
    static void stop() {
        app.close();
        okta.close();
    }

    @AfterEach
    void leaveNothingBehind() throws Exception {
        try (Stream<Path> left = Files.list(home.resolve("feed"))) {
            for (Path entry : left.filter(each -> !each.endsWith("done")).toList()) {
                Files.deleteIfExists(entry);
            }
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(health("")).contains("\"status\":\"UP\""));
    }

    @Test
    void linksPipesAndFoldersAreNeverReadButToldOnceAndTheRestIsRead(CapturedOutput output) throws Exception {
        Path feed = home.resolve("feed");
        Path outside = Files.writeString(home.resolve("outside.txt"), row("outside.csv"));
        Files.createSymbolicLink(feed.resolve("link.csv"), outside);
        Files.createSymbolicLink(feed.resolve("zero.csv"), Path.of("/dev/zero"));
        Files.createSymbolicLink(feed.resolve("loose.csv"), Path.of("nowhere"));
        Files.createDirectory(feed.resolve("folder.csv"));
        execute("mkfifo", feed.resolve("pipe.csv").toString());

        feed("beside.csv");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(health(""))
                .contains("\"status\":\"DEGRADED\"")
                .doesNotContain("csv"));
        assertThat(app.get("/actuator/health/feeds"))
                .contains("link.csv", "zero.csv", "loose.csv", "folder.csv", "pipe.csv")
                .contains(
                        "is a symbolic link and is not read",
                        "is a folder and is not read",
                        "is a device, pipe or socket");
        assertThat(health("/feeds")).doesNotContain("csv");
        assertThat(Files.isSymbolicLink(feed.resolve("link.csv"))).isTrue();
        assertThat(outside).exists();
        feed("beside-later.csv");
        for (String name : List.of("link.csv", "zero.csv", "loose.csv", "folder.csv", "pipe.csv")) {
            assertThat(output.getOut().lines().filter(line -> line.contains(name)))
                    .as(name)
                    .hasSize(1);
        }
    }

    @Test
    void aFileThatCannotBeMovedIsReadAndToldOnceAlsoOverARestartAndIsMovedWhenItCanBe(CapturedOutput output)
            throws Exception {
        Path done = home.resolve("feed/done");
        feed("before.csv");
        Path kept = Files.move(done, home.resolve("kept"));
        Files.createFile(done);
        try {
            Report before = app.report();
            put("stuck.csv", row("stuck.csv"));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(app.get("/actuator/health/feeds"))
                    .contains("\"status\":\"DEGRADED\"", "stuck.csv", "was read completely but cannot be moved"));
            assertThat(app.report().rows(Kind.ACCEPTED)).isEqualTo(before.rows(Kind.ACCEPTED) + 1);

            for (int attempt = 0; attempt < 3; attempt++) {
                AHEAD.accumulateAndGet(Duration.ofMinutes(1), Duration::plus);
                lookSomeTimes();
                assertThat(app.report().rows(Kind.DUPLICATE)).isEqualTo(before.rows(Kind.DUPLICATE));
            }
            assertThat(output.getOut().lines().filter(line -> line.contains("stuck.csv")))
                    .hasSize(1);
            app.close();
            app = run();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(app.get("/actuator/health/feeds"))
                    .contains("stuck.csv"));

            Files.delete(done);
            AHEAD.accumulateAndGet(Duration.ofMinutes(1), Duration::plus);
            await().atMost(PATIENCE).until(() -> !Files.exists(home.resolve("feed/stuck.csv")));

            assertThat(app.report().rows(Kind.ACCEPTED)).isEqualTo(before.rows(Kind.ACCEPTED) + 1);
            assertThat(app.report().rows(Kind.DUPLICATE)).isEqualTo(before.rows(Kind.DUPLICATE));
            assertThat(done()).anyMatch(name -> name.endsWith("-stuck.csv"));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(health("")).contains("\"status\":\"UP\""));
        } finally {
            Files.deleteIfExists(done.resolve("x"));
            if (Files.isRegularFile(done)) {
                Files.delete(done);
            }
            if (!Files.exists(done)) {
                Files.move(kept, done);
            }
        }
    }

    private static void lookSomeTimes() {
        ScheduledPollConsumer poller = poller();
        long looks = poller.getCounter();
        await().atMost(PATIENCE).until(() -> poller.getCounter() > looks + 5);
    }

    private static ScheduledPollConsumer poller() {
        return (ScheduledPollConsumer)
                app.bean(CamelContext.class).getRoute("mfa-hr-csv").getConsumer();
    }

    @Test
    void aFileThatWasMovedBackIsReadOnceMore() throws Exception {
        feed("back.csv");
        Path moved = home.resolve("feed/done")
                .resolve(done().filter(name -> name.endsWith("-back.csv"))
                        .findFirst()
                        .orElseThrow());
        long duplicates = app.report().rows(Kind.DUPLICATE);

        Files.move(moved, home.resolve("feed/back.csv"));

        await().atMost(PATIENCE).until(() -> app.report().rows(Kind.DUPLICATE) == duplicates + 1);
        await().atMost(PATIENCE).until(() -> !Files.exists(home.resolve("feed/back.csv")));
    }

    @Test
    void aNameThatIsTooLongWithItsTimeIsShortenedWhenTheFileIsMoved() throws Exception {
        for (String name : List.of("n".repeat(240) + ".csv", "n".repeat(251) + ".csv", "é".repeat(125) + ".csv")) {
            feed(name);
            assertThat(done()).anyMatch(moved -> moved.contains(name.substring(0, 110)) && moved.endsWith(".csv"));
        }
    }

    @Test
    void noNameOfAFileBreaksALineOfTheLogOrIsTakenForAnExpression(CapturedOutput output) throws Exception {
        List<String> names = List.of(
                "line\nbreak\r.csv",
                "escape\u001b[31m.csv",
                "turn\u202E\u2066ed.csv",
                "line\u2028separator\u0085.csv",
                "-rf.csv",
                "100%_%s%n.csv",
                "$simple{sys.user.name}.csv",
                "${exchangeId}{{mfa.home}}.csv",
                "#bean:x.csv",
                " ?a=b&c=d.csv",
                "'; drop table feed; --.csv");
        for (String name : names) {
            feed(name);
        }
        assertThat(done()).anyMatch(name -> name.endsWith("-$simple{sys.user.name}.csv"));
        assertThat(done()).anyMatch(name -> name.endsWith("-${exchangeId}{{mfa.home}}.csv"));
        assertThat(app.bean(FeedStore.class).closed()).anyMatch(feed -> feed.startsWith("turn??ed.csv@"));

        Files.createDirectory(home.resolve("feed/bad\nname\u001b\u202E.csv"));
        execute(
                "bash",
                "-c",
                "printf x > \"$1\"/$'bytes\\xff.csv'",
                "bash",
                home.resolve("feed").toString());
        put("back\\..\\..\\slash.csv", row("slash"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(app.get("/actuator/health/feeds"))
                .contains(
                        "bad?name??.csv",
                        "bytes",
                        "back\\\\..\\\\..\\\\slash.csv",
                        "bytes that are not valid characters"));
        assertThat(app.get("/actuator/mfa") + String.join("\n", app.audit().toList()) + output.getOut())
                .doesNotContain("\u001b[31m", "\u202E", "\u2066", "\u2028", "\u0085", "name\u001b")
                .doesNotContain("\nbreak", "\nname");
        execute("bash", "-c", "rm \"$1\"/bytes*", "bash", home.resolve("feed").toString());
    }

    @Test
    @Timeout(300)
    void aLargeFileWithoutALineBreakIsOneInvalidEntryAndTheNextFileIsRead() throws Exception {
        Path big = home.resolve("feed/.big");
        try (RandomAccessFile file = new RandomAccessFile(big.toFile(), "rw")) {
            file.setLength(BYTES);
        }
        long invalid = app.report().rows(Kind.INVALID);
        Files.move(big, home.resolve("feed/big.csv"));

        feed("behind-big.csv");

        await().atMost(Duration.ofSeconds(240)).until(() -> !Files.exists(home.resolve("feed/big.csv")));
        assertThat(app.report().rows(Kind.INVALID)).isEqualTo(invalid + 1);
        assertThat(app.report().problems())
                .filteredOn(problem -> problem.feed().startsWith("big.csv@"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason())
                        .startsWith("big.csv has no complete header line in its first 65536 characters"));
        try (Stream<Path> moved = Files.list(home.resolve("feed/done"))) {
            for (Path each :
                    moved.filter(name -> name.toString().endsWith("-big.csv")).toList()) {
                Files.delete(each);
            }
        }
    }

    @Test
    void anErrorWhileAFileIsReadEndsNeitherThePollerNorTheFile(CapturedOutput output) throws Exception {
        AtomicInteger errors = new AtomicInteger(2);
        AdviceWith.adviceWith(app.bean(CamelContext.class), "mfa-accept", advice -> advice.weaveAddFirst()
                .process(exchange -> {
                    if (errors.getAndDecrement() > 0) {
                        throw new StackOverflowError("of the test");
                    }
                }));

        put("first.csv", row("first.csv"));
        feed("second.csv");

        await().atMost(PATIENCE).until(() -> !Files.exists(home.resolve("feed/first.csv")));
        assertThat(errors.get()).isNegative();
        assertThat(output.getOut())
                .contains("was not read completely (StackOverflowError); it is read again automatically")
                .doesNotContain("\tat ");
    }

    @Test
    void aPollerThatNoLongerLooksMakesTheHealthDown() throws Exception {
        ScheduledPollConsumer poller = poller();
        AHEAD.accumulateAndGet(Duration.ofMinutes(3), Duration::plus);
        feed("look.csv");
        assertThat(health("")).contains("\"status\":\"UP\"");

        poller.getScheduler().unscheduleTask();
        AHEAD.accumulateAndGet(Duration.ofMinutes(3), Duration::plus);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(health("")).contains("\"status\":\"DOWN\""));
        assertThat(app.get("/actuator/health/feeds")).contains("not polled for");
        app.stopRoute("mfa-hr-csv");
        app.startRoute("mfa-hr-csv");
    }

    @Test
    void aFileFromTheFutureIsReadAndHoldsUpNoOther() throws Exception {
        Path partial = Files.writeString(home.resolve("feed/.future.csv"), row("future.csv"));
        Files.setLastModifiedTime(
                partial, java.nio.file.attribute.FileTime.from(Instant.now().plus(Duration.ofDays(30))));
        Files.move(partial, home.resolve("feed/future.csv"));

        feed("present.csv");

        await().atMost(PATIENCE).until(() -> !Files.exists(home.resolve("feed/future.csv")));
    }

    private static Stream<String> done() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("feed/done"))) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    private static void feed(String name) throws IOException {
        put(name, row(name));
        await(name)
                .atMost(PATIENCE)
                .until(() -> !Files.exists(home.resolve("feed").resolve(name)));
    }

    private static void put(String name, String content) throws IOException {
        Path partial = Files.writeString(home.resolve("feed/.partial"), content);
        Files.move(partial, home.resolve("feed").resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String row(String salt) {
        int n = ROWS.incrementAndGet();
        return "employeeNumber,login,action,effectiveDate\n" + n + ",p" + n + "-" + Math.abs(salt.hashCode())
                + "@acme.example,hire,2031-02-03\n";
    }

    private static String health(String path) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + app.port() + "/actuator/health" + path))
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .join()
                .body();
    }

    private static void execute(String... command) throws Exception {
        Process process = new ProcessBuilder(command).start();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static final class ClockOfTest extends Clock {

        @Override
        public Instant instant() {
            return Instant.now().plus(AHEAD.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
