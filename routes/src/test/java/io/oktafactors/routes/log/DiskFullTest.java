package io.oktafactors.routes.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.oktafactors.routes.RunningApp;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jms.core.JmsTemplate;

/**
 * On a file system of its own, for which the tests have to run as root on Linux. How long the disk is full is {@code
 * -Ddisk-full=PT1M}; 3 seconds by default, after the first error.
 */
@ExtendWith(OutputCaptureExtension.class)
class DiskFullTest {

    private static final Duration WATCHED = Duration.parse(System.getProperty("disk-full", "PT3S"));
    private static final int TICKETS = 50;
    private static final int ROWS = 1_000;

    /** Bytes that a minute may fill the log with, which were some hundred million. */
    private static final int BOUND = 60_000;

    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=40m", "none", disk.toString()) == 0,
                "Nothing can be mounted here, so no disk is filled");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", disk.toString());
    }

    private static int run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    @Test
    void aFullDiskDoesNotFillTheLog(CapturedOutput output) throws Exception {
        Path home = disk.resolve("home");
        // Each ticket and each row is tried again and again meanwhile, for Okta is not there.
        try (RunningApp app = new RunningApp(home, "http://127.0.0.1:1", "t", "--mfa.work.attempts=100000")) {
            for (int i = 0; i < TICKETS; i++) {
                String ticket =
                        "{\"id\":\"%d\",\"ticket\":\"INC%d\",\"kind\":\"verify\",\"login\":\"u%d@acme.example\"}"
                                .formatted(i, i, i);
                app.bean(JmsTemplate.class).send("mfa.tickets", session -> session.createTextMessage(ticket));
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Files.readString(home.resolve("audit.jsonl")).contains("\"retry\""));
            Path feed = Files.writeString(home.resolve("feed").resolve(".a.csv"), rows());
            int before = output.getAll().length();
            fill();

            Files.move(feed, feed.resolveSibling("a.csv"), StandardCopyOption.ATOMIC_MOVE);
            await().atMost(Duration.ofSeconds(30)).until(() -> output.getAll().indexOf(" ERROR ", before) > 0);
            long began = System.nanoTime();
            await().atMost(WATCHED.plusSeconds(30)).until(() -> System.nanoTime() - began > WATCHED.toNanos());

            String log = output.getAll().substring(before);
            assertThat(log.length())
                    .as(() -> log.substring(0, Math.min(log.length(), 20_000)))
                    .isLessThan(BOUND);
            assertThat(log).doesNotContain("+1212555", "Message History");
            assertThat(app.get("/actuator/health")).contains("\"status\"");
            // For the app to end, not to wait for room.
            Files.delete(disk.resolve("fill"));
        }
    }

    private void fill() throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream file = Files.newOutputStream(disk.resolve("fill"))) {
            while (true) {
                file.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static String rows() {
        StringBuilder rows = new StringBuilder("employeeNumber,login,mobilePhone,countryCode,hireDate,action\n");
        for (int i = 0; i < ROWS; i++) {
            rows.append("%d,u%d@acme.example,+1212555%04d,US,2026-01-02,hire%n".formatted(i, i, i));
        }
        return rows.toString();
    }
}
