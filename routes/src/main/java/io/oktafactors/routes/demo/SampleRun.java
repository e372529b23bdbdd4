package io.oktafactors.routes.demo;

import io.oktafactors.routes.console.SignIn;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.FeedStore;
import io.oktafactors.routes.state.Report;
import io.oktafactors.routes.state.ReportStore;
import io.oktafactors.sandbox.OktaSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ConfigurableApplicationContext;

/** Feeds the sample files, shows the progress, and reports the result. */
final class SampleRun {

    static final List<String> FILES = List.of("hr-feed-us.csv", "hr-feed-eu.csv");

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration SHOW_EVERY = Duration.ofSeconds(2);

    private final ConfigurableApplicationContext app;
    private final Path home;
    private final Optional<OktaSandbox> sandbox;
    private final ReportStore reports;
    private final FeedStore feeds;

    SampleRun(ConfigurableApplicationContext app, Path home, Optional<OktaSandbox> sandbox) {
        this.app = app;
        this.home = home;
        this.sandbox = sandbox;
        this.reports = app.getBean(ReportStore.class);
        this.feeds = app.getBean(FeedStore.class);
    }

    /** Whether all results are as expected. */
    boolean run() {
        long start = System.nanoTime();
        Path folder = home.resolve("feed");
        FILES.stream()
                .filter(file -> !isRead(file) && !Files.exists(folder.resolve(file)))
                .forEach(file -> feed(file, folder));
        Report report = await(start);
        System.out.print(ReportTable.of(report));
        List<String> surprises = sandbox.map(okta -> surprises(report, okta)).orElseGet(() -> failed(report));
        System.out.println();
        System.out.println("Audit file: " + home.resolve("audit.jsonl"));
        System.out.println(
                "Error channels: the queues mfa.invalid, mfa.rejected, mfa.rate-limited and mfa.failed of the"
                        + " embedded broker. The report with persons and reasons:");
        SignIn.Notice signIn = app.getBean(SignIn.class).notice();
        System.out.println("  " + signIn.curl());
        signIn.lines().forEach(System.out::println);
        System.out.println("To process more files, put them into " + folder);
        if (!surprises.isEmpty()) {
            System.out.println("NOT as expected:\n  " + String.join("\n  ", surprises));
        } else if (sandbox.isPresent()) {
            System.out.println("Each person has the factors that the feed requires.");
        }
        return surprises.isEmpty();
    }

    private List<String> surprises(Report report, OktaSandbox okta) {
        List<String> surprises = new ArrayList<>(new LostPhoneScene(app, okta).play());
        surprises.addAll(SampleExpectation.load().surprises(report, okta));
        return surprises;
    }

    /** With a real organization, only failed events are unexpected. */
    private static List<String> failed(Report report) {
        long failed = report.events(EventState.FAILED);
        return failed == 0 ? List.of() : List.of(failed + " events failed");
    }

    private Report await(long start) {
        long shown = start;
        while (true) {
            Report report = reports.report();
            boolean settled = report.isSettled() && FILES.stream().allMatch(this::isRead);
            long now = System.nanoTime();
            if (settled || now - shown >= SHOW_EVERY.toNanos()) {
                shown = now;
                System.out.printf("%5.1f s  %s%n", (now - start) / 1e9, ReportTable.progress(report));
            }
            if (settled) {
                return report;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private boolean isRead(String file) {
        return feeds.closed().stream().anyMatch(feed -> feed.startsWith(file + "@"));
    }

    private static void feed(String file, Path folder) {
        try (InputStream sample = SampleRun.class.getResourceAsStream("/sample/" + file)) {
            Files.createDirectories(folder);
            Path partial = folder.resolve("." + file);
            Files.copy(sample, partial, StandardCopyOption.REPLACE_EXISTING);
            Files.move(partial, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
