package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.apache.camel.Exchange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Calls are counted before they are sent. */
class BudgetTest extends OktaFactorsTestSupport {

    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    @Override
    protected boolean useJmx() {
        return true;
    }

    @Test
    void aCallBeyondTheBudgetIsNotSentAndTellsWhatItWaitedForAndWhenToComeBack() {
        okta.answers(limited(100, 99, 30));
        String uri = "okta-factors:listFactors?budgetShare=1&budgetWait=1s";
        call(uri, null, IDS);

        OktaFactorsException.RateLimited refused =
                failureOf(call(uri, null, IDS), OktaFactorsException.RateLimited.class);

        assertThat(okta.calls()).hasSize(1);
        assertThat(refused.getMessage())
                .contains("1 of 1 calls of the current window are used (1 % of 100)", "the window ends in");
        assertThat(refused.getRetryAfter().toSeconds()).isBetween(25L, 32L);
    }

    @Test
    void aCallWaitsForTheNextWindowWhereItMay() throws Exception {
        okta.answers(limited(100, 99, 1), limited(100, 99, 60));
        String uri = "okta-factors:listFactors?budgetShare=1&budgetWait=60s";
        call(uri, null, IDS);

        CompletableFuture<Exchange> later =
                template.asyncSend(uri, exchange -> exchange.getMessage().setHeaders(new HashMap<>(IDS)));

        assertThat(later.get(60, TimeUnit.SECONDS).getException()).isNull();
        assertThat(okta.calls()).hasSize(2);
    }

    @Test
    void aTokenIsInNoNameOfALedger() throws Exception {
        okta.answers(limited(100, 99, 30));
        call("okta-factors:listFactors?budgetShare=100&lane=urgent", null, IDS);

        TabularData ledgers = ledgers();

        CompositeData ledger = row();
        assertThat(ledgers.size()).isEqualTo(1);
        assertThat(ledger.get("bucket")).isEqualTo("GET /users/{userId}/factors");
        assertThat(ledger.get("limit")).isEqualTo(100L);
        assertThat(ledger.get("used")).isEqualTo(1L);
        assertThat(ledger.get("remaining")).isEqualTo(99L);
        assertThat(ledgers.toString()).doesNotContain(TOKEN);
    }

    @Test
    void callsAreCountedUnlessABudgetIsSetToNothing() throws Exception {
        okta.answers(limited(1, 0, 30));
        call("okta-factors:listFactors", null, IDS);

        OktaFactorsException.RateLimited refused = failureOf(
                call("okta-factors:listFactors?budgetWait=1s", null, IDS), OktaFactorsException.RateLimited.class);

        assertThat(okta.calls()).hasSize(1);
        assertThat(refused.getMessage()).contains("1 of 1 calls of the current window are used (100 % of 1");
    }

    @Test
    void whatCallsWaitForAndUntilWhenStandsInOneLineAndInJmx() throws Exception {
        okta.answers(limited(100, 99, 30));
        String uri = "okta-factors:listFactors?budgetShare=1&lane=background";
        call(uri, null, IDS);

        try (TraceLog log = new TraceLog()) {
            for (int i = 0; i < 3; i++) {
                template.asyncSend(uri, exchange -> exchange.getMessage().setHeaders(new HashMap<>(IDS)));
            }
            await().until(() -> row().get("waitingBackground").equals(3L));

            assertThat(log.lines().stream().filter(line -> line.contains("Calls wait for")))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains(
                            "GET /users/{userId}/factors of " + okta.url(),
                            "1 of 1 calls of the current window are used (1 % of 100), the window ends in");
        }
        CompositeData row = row();
        assertThat((String) row.get("waitsFor")).contains("1 of 1 calls of the current window are used (1 % of 100)");
        assertThat((Long) row.get("opensInMillis")).isBetween(1L, 33_000L);
        assertThat(row.get("budget")).isEqualTo(1L);
        assertThat(okta.calls()).hasSize(1);
    }

    private CompositeData row() throws Exception {
        return (CompositeData) ledgers().values().iterator().next();
    }

    @Test
    void withoutABudgetEveryCallIsSent() throws Exception {
        okta.answers(limited(1, 0, 30));
        for (int i = 0; i < 3; i++) {
            call("okta-factors:listFactors?budgetShare=0", null, IDS);
        }

        assertThat(okta.calls()).hasSize(3);
    }

    @Test
    void aWrongOptionIsNamed() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "budgetShare=101", "budgetShare",
                        "budgetBucket=%20", "budgetBucket",
                        "budgetWait=-1", "budgetWait",
                        "maxCallsInFlight=0", "maxCallsInFlight",
                        "lane=first", "lane")
                .entrySet()) {
            assertThatThrownBy(() -> context.getEndpoint("okta-factors:listFactors?" + wrong.getKey()))
                    .as(wrong.getKey())
                    .rootCause()
                    .hasMessageContaining(wrong.getValue());
        }
    }

    private TabularData ledgers() throws Exception {
        MBeanServer server =
                context.getManagementStrategy().getManagementAgent().getMBeanServer();
        Set<ObjectName> names =
                server.queryNames(new ObjectName("org.apache.camel:type=services,name=OktaBudget*,context=*"), null);
        assertThat(names).hasSize(1);
        return (TabularData) server.invoke(names.iterator().next(), "ledgers", new Object[0], new String[0]);
    }

    private static FakeOkta.Answer limited(int limit, int remaining, int seconds) {
        return (call, socket) -> {
            Instant now = Instant.now();
            FakeOkta.json(
                            200,
                            "[]",
                            "Date: " + DATE.format(now),
                            "X-Rate-Limit-Limit: " + limit,
                            "X-Rate-Limit-Remaining: " + remaining,
                            "X-Rate-Limit-Reset: " + (now.getEpochSecond() + seconds))
                    .to(call, socket);
        };
    }
}
