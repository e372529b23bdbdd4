package io.oktafactors.camel.budget.ledger;

import io.oktafactors.camel.budget.BucketKey;
import io.oktafactors.camel.budget.BudgetStore;
import io.oktafactors.camel.budget.Lease;
import io.oktafactors.camel.budget.LeaseRequest;
import io.oktafactors.camel.concurrent.Timing;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node's part of what several nodes share. The store is asked by one thread at a time, and never by a caller's. */
final class NodeShare {

    private static final Logger LOG = LoggerFactory.getLogger(NodeShare.class);

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Others may have given something back. */
    private static final long AGAIN = SECOND;

    /** A store that takes longer is taken for one that does not answer; what it says in the end counts. */
    private static final long PATIENCE = 3 * SECOND;

    /**
     * After that it is asked again, since a question on a lost connection may never be answered; a late answer to the old
     * question is ignored.
     */
    private static final long GIVEN_UP = 30 * SECOND;

    private final BudgetStore store;
    private final String node;
    private final Timing timing;
    private final Executor executor;
    private BucketKey key;
    private Supplier<LeaseRequest> report;
    private Consumer<Lease> owner;

    private volatile int leased;
    private volatile int others;
    private volatile boolean introduced;
    private int nodes = 1;
    /** What it had without the store in this window: others had theirs, which the store does not know. */
    private volatile int mostOfWindow = Integer.MAX_VALUE;

    /** What the store was asked and has not answered; null for nothing. */
    private LeaseRequest asking;

    private boolean beating;
    private boolean deaf;
    private long again;
    private long asked;

    NodeShare(BudgetStore store, String node, Timing timing, Executor executor) {
        this.store = store;
        this.node = node;
        this.timing = timing;
        this.executor = executor;
        this.again = timing.nanos();
    }

    /**
     * Whose part it is.
     *
     * @param news what there is to tell the others; null for nothing
     * @param taker takes what the store gives
     */
    void of(BucketKey bucket, Supplier<LeaseRequest> news, Consumer<Lease> taker) {
        key = bucket;
        report = news;
        owner = taker;
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
        mostOfWindow = Integer.MAX_VALUE;
        leased = 0;
        others = 0;
        again = timing.nanos();
    }

    void take(int calls, int othersCalls) {
        leased = Math.min(calls, mostOfWindow);
        others = othersCalls;
    }

    /**
     * Asks for more, if it is time.
     *
     * @param request null for no wish
     * @return when to come again
     */
    synchronized long ask(LeaseRequest request, long now) {
        if (request == null || asking != null && !deaf) {
            return Window.NEVER;
        }
        if (now < again) {
            return again;
        }
        again = now + AGAIN;
        if (asking != null && now - asked < GIVEN_UP) { // it hangs: nobody can be asked
            Lease alone = alone(request);
            timing.after(1, () -> owner.accept(alone));
            return again;
        }
        asked = now;
        hand(request);
        if (!beating) {
            beating = true;
            timing.after(SECOND, this::beat);
        }
        return again;
    }

    private void beat() {
        LeaseRequest news = report.get();
        synchronized (this) {
            if (news == null) {
                beating = false;
                return;
            }
            timing.after(SECOND, this::beat);
            if (asking != null || timing.nanos() - asked < AGAIN / 2) {
                return;
            }
            asked = timing.nanos();
            hand(news);
        }
    }

    private void hand(LeaseRequest request) {
        asking = request;
        Runnable patience = timing.after(PATIENCE, () -> unanswered(request));
        try {
            executor.execute(() -> {
                try {
                    send(request);
                } finally {
                    patience.run();
                }
            });
        } catch (RejectedExecutionException e) {
            patience.run();
            LOG.debug("{} is not shared any more, because the application is stopping", key);
        }
    }

    private void send(LeaseRequest request) {
        int had = Math.max(leased, request.used());
        try {
            answered(request, had, store.lease(key.id(), node, request));
        } catch (RuntimeException e) {
            failed(request, e);
        }
    }

    private void answered(LeaseRequest request, int had, Lease lease) {
        synchronized (this) {
            if (asking != request) {
                return;
            }
            asking = null;
            introduced = true;
            deaf = false;
            nodes = Math.max(1, lease.nodes());
            if (lease.leased() > had || request.budget() == 0) {
                again = timing.nanos();
            } else if (request.wanted() > 0) {
                again = timing.nanos() + AGAIN;
            }
        }
        owner.accept(lease);
    }

    private void failed(LeaseRequest request, RuntimeException why) {
        Lease alone;
        synchronized (this) {
            if (asking != request) {
                return;
            }
            asking = null;
            if (request.wanted() > 0) {
                again = timing.nanos() + AGAIN;
            }
            alone = goOnAlone(request, why);
        }
        owner.accept(alone);
    }

    private void unanswered(LeaseRequest request) {
        Lease alone;
        synchronized (this) {
            if (asking != request) {
                return;
            }
            alone = goOnAlone(request, null);
        }
        owner.accept(alone);
    }

    private Lease goOnAlone(LeaseRequest request, RuntimeException why) {
        if (!deaf) {
            LOG.warn(
                    "The budget store cannot be used; until it can, this node uses 1/{} of the rate limit of {}",
                    nodes,
                    key,
                    why);
        }
        deaf = true;
        introduced = true;
        return alone(request);
    }

    /** An equal part, but nothing that others were given before, and at least what it has. */
    private Lease alone(LeaseRequest request) {
        int equal = Math.min(request.budget() / nodes, request.budget() - others);
        int part = Math.max(leased, equal);
        mostOfWindow = request.budget() == 0 ? Integer.MAX_VALUE : part;
        return new Lease(request.after(), request.ends(), request.limit(), part, request.budget() - part, nodes);
    }
}
