package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsConfiguration;
import io.oktafactors.sandbox.api.SandboxCall;
import io.oktafactors.sandbox.api.SandboxLimits;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Many callers, a small bucket, real time. In full: {@code ./mvnw -pl connector/component,connector/sandbox test
 * -Dtest=ComponentBudgetTest -Dsurefire.failIfNoSpecifiedTests=false -Dbudget.calls=1500 -Dbudget.callers=200
 * -Dbudget.window=10 -Djunit.jupiter.execution.parallel.enabled=false}.
 */
@Execution(ExecutionMode.CONCURRENT)
class ComponentBudgetTest {

    private static final String USERS = "users: [{id: " + Acme.ADA + ", login: ada.byron@acme.example}]";
    private static final int LIMIT = 100;
    private static final int CALLS = Integer.getInteger("budget.calls", 300);
    private static final int CALLERS = Integer.getInteger("budget.callers", 50);
    private static final int WINDOW = Integer.getInteger("budget.window", 2);

    @Test
    void manyCallersUseASmallBucketWithoutOneRefusal() throws Exception {
        assertUsedUp(List.of("listSupportedFactors"), options -> {});
    }

    @Test
    void operationsThatOktaCountsTogetherAreCountedTogether() throws Exception {
        assertUsedUp(
                List.of("listFactors", "listSupportedFactors", "listSupportedSecurityQuestions"),
                options -> options.setBudgetBucket("/api/v1"));
    }

    @Test
    void whereStrangersTakeAThirdEveryCallIsMadeAndAWindowRefusesOneAtMost() throws Exception {
        try (OktaSandbox okta = okta()) {
            double seconds = strangers(okta, () -> callAll(okta, List.of("listFactors"), options -> {}));

            List<SandboxCall> own = okta.calls().stream()
                    .filter(call -> call.path().endsWith("/factors"))
                    .toList();
            List<SandboxCall> refused =
                    own.stream().filter(call -> call.status() == 429).toList();
            System.out.printf("with strangers: %.2f s, %d x 429%n", seconds, refused.size());
            assertThat(own).hasSize(CALLS + refused.size());
            assertThat(refused).hasSizeLessThanOrEqualTo((int) Math.ceil(seconds / WINDOW) + 1);
        }
    }

    /** Every call is made, none is refused, and it takes no longer than the limit wants. */
    private static void assertUsedUp(List<String> operations, Consumer<OktaFactorsConfiguration> more)
            throws Exception {
        try (OktaSandbox okta = okta()) {
            double seconds = callAll(okta, operations, more);
            double ideal = (CALLS - 1) / LIMIT * WINDOW;

            System.out.printf("%d calls, %d callers: %.2f s, ideal %.2f s%n", CALLS, CALLERS, seconds, ideal);
            assertThat(okta.calls()).hasSize(CALLS).allSatisfy(call -> assertThat(call.status())
                    .isEqualTo(200));
            if (WINDOW >= 10) {
                assertThat(seconds).isLessThanOrEqualTo(ideal * 1.03);
            }
        }
    }

    private static OktaSandbox okta() {
        return OktaSandbox.builder()
                .organization(new ByteArrayInputStream(USERS.getBytes(StandardCharsets.UTF_8)))
                .limits(SandboxLimits.none().withBucket("/api/v1/*", LIMIT, Duration.ofSeconds(WINDOW)))
                .start();
    }

    /** Has every call succeed, and tells the seconds that all but the first took. */
    private static double callAll(OktaSandbox okta, List<String> operations, Consumer<OktaFactorsConfiguration> more)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try (ComponentClient client = new ComponentClient(okta, options -> {
            options.setToken(okta.token());
            options.setMaxConnections(CALLERS);
            options.setBudgetShare(100);
            options.setBudgetWait(600_000);
            more.accept(options);
        })) {
            client.call(operations.get(0), null, ComponentClient.ids(Acme.ADA, null));
            long start = System.nanoTime();
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 1; i < CALLS; i++) {
                String operation = operations.get(i % operations.size());
                calls.add(threads.submit(() -> client.call(operation, null, ComponentClient.ids(Acme.ADA, null))));
            }
            for (Future<?> call : calls) {
                call.get(10, TimeUnit.MINUTES);
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Has others take a third of each window, each of their calls at a random moment, while the calls are made. */
    private static <T> T strangers(OktaSandbox okta, Callable<T> calls) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest theirs = HttpRequest.newBuilder(
                        URI.create(okta.url() + "/api/v1/users/" + Acme.ADA + "/factors/questions"))
                .header("Authorization", "SSWS " + okta.token())
                .build();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        Random random = new Random(7);
        long window = TimeUnit.SECONDS.toMillis(WINDOW);
        clock.scheduleAtFixedRate(
                () -> random.longs(LIMIT / 3, 0, window)
                        .forEach(at -> clock.schedule(
                                () -> http.sendAsync(theirs, BodyHandlers.discarding()), at, TimeUnit.MILLISECONDS)),
                0,
                window,
                TimeUnit.MILLISECONDS);
        try {
            return calls.call();
        } finally {
            clock.shutdownNow();
        }
    }
}
