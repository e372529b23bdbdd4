package io.oktafactors.benchmarks;

import io.oktafactors.camel.AuthorizationMode;
import io.oktafactors.camel.OktaFactorsComponent;
import io.oktafactors.camel.OktaFactorsConfiguration;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxLimits;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Callers that have always one more call to make, in real time, against a sandbox with a small bucket. */
@Command(
        name = "soak",
        description =
                "Uses a rate limit for minutes and reports the usage. Fails on a 429, or if less than 99 % was used.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class SoakCommand implements Callable<Integer> {

    private static final String USER = "00u1ada0000000000001";
    private static final String PEOPLE = "users: [{id: " + USER + ", login: ada.byron@acme.example}]";

    @Option(names = "--minutes", description = "Length of the test in minutes.", defaultValue = "10")
    private int minutes;

    @Option(names = "--callers", description = "Number of callers in the lane normal.", defaultValue = "200")
    private int callers;

    @Option(names = "--limit", description = "Number of calls allowed in a window.", defaultValue = "100")
    private int limit;

    @Option(names = "--window", description = "Length of a window in seconds.", defaultValue = "60")
    private int window;

    @Option(names = "--plots", description = "Folder for the plot. By default none is written.")
    private Path plots;

    private final Histogram urgentWaits = new Histogram(3);
    private final AtomicInteger lost = new AtomicInteger();

    @Override
    public Integer call() throws Exception {
        try (OktaSandbox okta = OktaSandbox.builder()
                        .organization(new ByteArrayInputStream(PEOPLE.getBytes(StandardCharsets.UTF_8)))
                        .limits(SandboxLimits.none().withBucket("/api/v1/*", limit, Duration.ofSeconds(window)))
                        .start();
                CamelContext context = context(okta)) {
            run(context.createProducerTemplate());
            WindowUse use = WindowUse.of(okta.calls(), limit, Duration.ofSeconds(window));
            System.out.printf(
                    "%d windows, %.2f %% used, %d x 429, %d lost; %d urgent calls took %d ms (median), %d ms (p99)%n",
                    use.windows().size(),
                    use.percentUsed(),
                    use.refused(),
                    lost.get(),
                    urgentWaits.getTotalCount(),
                    urgentWaits.getValueAtPercentile(50),
                    urgentWaits.getValueAtPercentile(99));
            if (plots != null) {
                Files.createDirectories(plots);
                Plots.write(use, plots);
            }
            return use.refused() == 0 && lost.get() == 0 && use.percentUsed() >= 99 ? 0 : 1;
        }
    }

    private CamelContext context(OktaSandbox okta) {
        CamelContext context = new DefaultCamelContext();
        OktaFactorsConfiguration options =
                context.getComponent("okta-factors", OktaFactorsComponent.class).getConfiguration();
        options.setOrgUrl(okta.url());
        options.setAuthorizationMode(AuthorizationMode.SSWS);
        options.setToken(okta.token());
        options.setMaxConnections(callers);
        options.setBudgetWait(TimeUnit.HOURS.toMillis(1));
        context.start();
        context.getEndpoint(uri("urgent")); // so that a reserve is kept for it from the beginning
        return context;
    }

    private void run(ProducerTemplate template) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        for (int i = 0; i < callers; i++) {
            threads.execute(() -> {
                while (end.getCount() > 0) {
                    list(template, "normal", end);
                }
            });
        }
        threads.execute(() -> urgent(template, end));
        end.await(minutes, TimeUnit.MINUTES);
        end.countDown();
        threads.shutdownNow();
    }

    /** No more than two thirds of what is left to them. */
    private void urgent(ProducerTemplate template, CountDownLatch end) {
        long apart = TimeUnit.SECONDS.toMillis(window) / Math.max(1, limit / 10);
        try {
            while (!end.await(apart + ThreadLocalRandom.current().nextLong(apart), TimeUnit.MILLISECONDS)) {
                long start = System.nanoTime();
                list(template, "urgent", end);
                urgentWaits.recordValue(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void list(ProducerTemplate template, String lane, CountDownLatch end) {
        Exchange answer =
                template.send(uri(lane), exchange -> exchange.getMessage().setHeader("CamelOktaFactorsUserId", USER));
        if (answer.getException() != null && end.getCount() > 0) {
            lost.incrementAndGet();
        }
    }

    private static String uri(String lane) {
        return "okta-factors:listSupportedFactors?lane=" + lane;
    }
}
