package io.oktafactors.camel.budget.ledger;

import io.oktafactors.camel.budget.BudgetStore;
import io.oktafactors.camel.budget.JdbcBudgetStore;
import io.oktafactors.camel.budget.Lane;
import io.oktafactors.camel.budget.TestDatabase;
import io.oktafactors.camel.concurrent.Timing;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A process that calls as often as its budget lets it. */
final class NodeProcess {

    private static final int CALLERS = 8;

    private NodeProcess() {}

    /** Database, port of the organization, name of the node, milliseconds to run. */
    public static void main(String[] args) throws Exception {
        BudgetStore store = new JdbcBudgetStore(TestDatabase.source(args[0]));
        HttpRequest call = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + args[1] + "/"))
                .build();
        ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();
        Budget budget = new Budget(Timing.of(alarms), store, Executors.newCachedThreadPool(), args[2]);
        RateLimiter ledger = budget.ledger(Simulation.KEY, Lane.normal, 100, CALLERS);
        HttpClient http = HttpClient.newHttpClient();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Long.parseLong(args[3]));
        Thread[] callers = new Thread[CALLERS];
        for (int i = 0; i < CALLERS; i++) {
            callers[i] = new Thread(() -> {
                while (System.nanoTime() < end) {
                    call(ledger, http, call);
                }
            });
            callers[i].setDaemon(true);
            callers[i].start();
        }
        TimeUnit.NANOSECONDS.timedJoin(callers[0], end + TimeUnit.SECONDS.toNanos(1) - System.nanoTime());
        System.exit(0);
    }

    private static void call(RateLimiter ledger, HttpClient http, HttpRequest call) {
        CompletableFuture<CallPermit> turn = new CompletableFuture<>();
        CallPermit now = ledger.acquire(Lane.normal, Long.MAX_VALUE, new Waiting() {
            @Override
            public void granted(CallPermit permit) {
                turn.complete(permit);
            }

            @Override
            public void refused(BudgetRefusal refusal) {
                turn.completeExceptionally(new IllegalStateException(refusal.reason()));
            }
        });
        CallPermit permit = now == null ? turn.join() : now;
        try {
            String[] told =
                    http.send(call, HttpResponse.BodyHandlers.ofString()).body().split(" ");
            permit.done(new CallOutcome(
                    CallOutcome.Kind.valueOf(told[0]),
                    Long.parseLong(told[1]),
                    Long.parseLong(told[2]),
                    Long.parseLong(told[3]),
                    Long.parseLong(told[4])));
        } catch (java.io.IOException e) {
            permit.done(CallOutcome.lost());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
