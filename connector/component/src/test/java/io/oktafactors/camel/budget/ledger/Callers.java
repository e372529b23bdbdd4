package io.oktafactors.camel.budget.ledger;

import io.oktafactors.camel.budget.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Callers that have always one more call to make, over a network that takes its time and keeps no order. */
final class Callers {

    private static final long MILLI = 1_000_000L;

    final List<Long> waits = new ArrayList<>();
    int sent;
    int refusals;
    private final VirtualTime time;
    private final FixedWindows okta;
    private final Random random;
    private final long slowest;
    private final UnaryOperator<CallOutcome> wire;

    Callers(VirtualTime time, FixedWindows okta, Random random, Duration slowest, UnaryOperator<CallOutcome> wire) {
        this.time = time;
        this.okta = okta;
        this.random = random;
        this.slowest = slowest.toNanos();
        this.wire = wire;
    }

    /** Has so many callers call until they have no more calls to make. */
    void start(RateLimiter ledger, Lane lane, int callers, int callsEach) {
        for (int i = 0; i < callers; i++) {
            time.after(random.nextLong(50 * MILLI), () -> call(ledger, lane, callsEach));
        }
    }

    void call(RateLimiter ledger, Lane lane, int calls) {
        if (calls == 0) {
            return;
        }
        long since = time.nanos();
        CallPermit now = ledger.acquire(lane, Long.MAX_VALUE, new Waiting() {
            @Override
            public void granted(CallPermit permit) {
                send(permit, ledger, lane, calls, since);
            }

            @Override
            public void refused(BudgetRefusal refusal) {
                refusals++;
            }
        });
        if (now != null) {
            send(now, ledger, lane, calls, since);
        }
    }

    private void send(CallPermit permit, RateLimiter ledger, Lane lane, int calls, long since) {
        waits.add(time.nanos() - since);
        sent++;
        time.after(latency(), () -> {
            CallOutcome answer = okta.ours();
            time.after(latency(), () -> {
                permit.done(wire.apply(answer));
                call(ledger, lane, answer.kind() == CallOutcome.Kind.EXHAUSTED ? calls : calls - 1);
            });
        });
    }

    private long latency() {
        return random.nextInt(50) == 0 ? random.nextLong(slowest) : random.nextLong(5 * MILLI, 60 * MILLI);
    }
}
