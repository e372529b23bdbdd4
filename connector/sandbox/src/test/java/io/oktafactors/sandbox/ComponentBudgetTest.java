package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsConfiguration;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Many callers, a small bucket, real time. In full: {@code ./mvnw -pl connector/component,connector/sandbox test
 * -Dtest=ComponentBudgetTest -Dsurefire.failIfNoSpecifiedTests=false -Dbudget.calls=1500 -Dbudget.callers=200
 * -Dbudget.window=10}.
 */
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

    /** Every call is made, none is refused, and it takes no longer than the limit wants. */
    private static void assertUsedUp(List<String> operations, Consumer<OktaFactorsConfiguration> more)
            throws Exception {
        OktaSandbox okta = OktaSandbox.builder()
                .organization(new ByteArrayInputStream(USERS.getBytes(StandardCharsets.UTF_8)))
                .limits(SandboxLimits.none().withBucket("/api/v1/*", LIMIT, Duration.ofSeconds(WINDOW)))
                .start();
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
            double seconds = (System.nanoTime() - start) / 1e9;
            double ideal = (CALLS - 1) / LIMIT * WINDOW;

            List<SandboxCall> seen = okta.calls();
            System.out.printf("%d calls, %d callers: %.2f s, ideal %.2f s%n", CALLS, CALLERS, seconds, ideal);
            assertThat(seen).hasSize(CALLS).allSatisfy(call -> assertThat(call.status())
                    .isEqualTo(200));
            if (WINDOW >= 10) {
                assertThat(seconds).isLessThanOrEqualTo(ideal * 1.03);
            }
        } finally {
            threads.shutdownNow();
            okta.close();
        }
    }
}
