package io.oktafactors.camel.budget;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node's part of what several nodes share. The store is asked by one thread at a time, and never by a caller's. */
final class Slices {

    private static final Logger LOG = LoggerFactory.getLogger(Slices.class);

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Others may have given something back. */
    private static final long AGAIN = SECOND;

    private final BudgetStore store;
    private final String node;
    private final Timing timing;
    private final Executor executor;
    private Ledger ledger;

    private volatile int leased;
    private volatile int others;
    private volatile boolean introduced;
    private int nodes = 1;
    private boolean asking;
    private boolean beating;
    private boolean deaf;
    private long again;
    private long asked;

    Slices(BudgetStore store, String node, Timing timing, Executor executor) {
        this.store = store;
        this.node = node;
        this.timing = timing;
        this.executor = executor;
        this.again = timing.nanos();
    }

    void of(Ledger owner) {
        ledger = owner;
    }

    /** Calls of the window that are this node's. */
    int leased() {
        return leased;
    }

    /** Calls of the window that are other nodes'. */
    int others() {
        return others;
    }

    /** Whether the store was asked what it knows. */
    boolean isIntroduced() {
        return introduced;
    }

    void windowEnds() {
        leased = 0;
        others = 0;
        again = timing.nanos();
    }

    void take(int calls, int othersCalls) {
        leased = calls;
        others = othersCalls;
    }

    /**
     * Asks for more, if it is time.
     *
     * @param request null for no wish
     * @return when to come again
     */
    synchronized long ask(LeaseRequest request, long now) {
        if (request == null || asking) {
            return Window.NEVER;
        }
        if (now < again) {
            return again;
        }
        asking = true;
        asked = now;
        again = now + AGAIN;
        hand(request);
        if (!beating) {
            beating = true;
            timing.after(SECOND, this::beat);
        }
        return again;
    }

    private void beat() {
        LeaseRequest report = ledger.report();
        synchronized (this) {
            if (report == null) {
                beating = false;
                return;
            }
            timing.after(SECOND, this::beat);
            if (asking || timing.nanos() - asked < AGAIN / 2) {
                return;
            }
            asking = true;
            asked = timing.nanos();
        }
        hand(report);
    }

    private void hand(LeaseRequest request) {
        try {
            executor.execute(() -> send(request));
        } catch (RejectedExecutionException e) {
            LOG.debug("The application stops: {} is not shared any more", ledger.key());
        }
    }

    private void send(LeaseRequest request) {
        Lease lease = null;
        int had = Math.max(leased, request.used());
        try {
            lease = store.lease(ledger.key().id(), node, request);
            deaf = false;
        } catch (RuntimeException e) {
            if (!deaf) {
                LOG.warn("The budget store does not answer; this node goes on with 1/{} of {}", nodes, ledger.key(), e);
            }
            deaf = true;
        }
        synchronized (this) {
            asking = false;
            introduced = true;
            nodes = lease == null ? nodes : Math.max(1, lease.nodes());
            boolean more = lease != null && (lease.leased() > had || request.budget() == 0);
            if (more) {
                again = timing.nanos();
            } else if (request.wanted() > 0) {
                again = timing.nanos() + AGAIN;
            }
        }
        ledger.leased(
                lease != null
                        ? lease
                        : new Lease(
                                request.after(),
                                request.ends(),
                                request.limit(),
                                request.budget() / nodes,
                                request.budget() - request.budget() / nodes,
                                nodes));
    }
}
