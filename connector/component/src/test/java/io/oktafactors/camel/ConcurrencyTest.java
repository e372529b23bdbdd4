package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class ConcurrencyTest extends OktaFactorsTestSupport {

    private static final int THREADS = 32;
    private static final int CALLS_EACH = 20;

    @Test
    void eachOfManyCallsGetsItsOwnAnswer() throws Exception {
        okta.answers((call, socket) -> FakeOkta.json(
                        200, "{\"path\":\"" + call.target() + "\",\"body\":" + call.text() + "}")
                .to(call, socket));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> done = new ArrayList<>();

        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread * CALLS_EACH;
            done.add(threads.submit(() -> {
                for (int i = first; i < first + CALLS_EACH; i++) {
                    Exchange exchange = call(
                            "okta-factors:verifyFactor?factorId=f",
                            "{\"answer\":" + i + "}",
                            Map.of(OktaFactorsConstants.USER_ID, "u" + i));
                    assertThat(exchange.getMessage().getBody(String.class))
                            .isEqualTo("{\"path\":\"/api/v1/users/u" + i + "/factors/f/verify\",\"body\":{\"answer\":"
                                    + i + "}}");
                }
                return null;
            }));
        }

        for (Future<?> each : done) {
            each.get(30, TimeUnit.SECONDS);
        }
        threads.shutdown();
        assertThat(okta.calls()).hasSize(THREADS * CALLS_EACH);
        assertThat(okta.openConnections()).isLessThanOrEqualTo(THREADS);
    }
}
