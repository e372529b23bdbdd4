package io.oktafactors.camel.budget.ledger;

import io.oktafactors.camel.budget.Lease;
import io.oktafactors.camel.budget.LeaseRequest;
import java.util.concurrent.TimeUnit;

/** What a node reports to the others, and what it gets from their store. Guarded by the rate limiter. */
final class ShareReport {

    /** A date of Okta may be a second old. */
    private static final long COARSE = TimeUnit.SECONDS.toNanos(1);

    private final BucketState standing;
    private final NodeShare slices;
    private int reported;

    ShareReport(BucketState standing, NodeShare slices) {
        this.standing = standing;
        this.slices = slices;
    }

    /** What the nodes have to know of this one; for a number of calls to be had of them. */
    LeaseRequest request(int wanted, long now) {
        Window window = standing.window();
        return new LeaseRequest(
                TimeUnit.NANOSECONDS.toMillis(Math.max(0, standing.clock().atLeast(now) - COARSE)),
                window.before(),
                window.end(),
                standing.limit(),
                standing.limit() == 0 ? 0 : standing.budget(),
                standing.used(),
                standing.flying(),
                wanted);
    }

    /** What this node has to tell while it has something to tell; null for nothing. */
    LeaseRequest report(boolean waiting, long now) {
        int used = standing.used();
        boolean quiet = used == reported && !waiting;
        reported = used;
        if (quiet && standing.flying() == 0 && used >= slices.leased()) {
            return null;
        }
        if (!quiet) {
            return request(0, now);
        }
        slices.take(Math.min(used, slices.leased()), slices.others());
        standing.settle(now); // from here on it is not ours
        return request(LeaseRequest.GIVE_BACK, now);
    }

    /** Takes what the store gave. */
    void leased(Lease lease, long now) {
        standing.learnLimit(lease.limit());
        Window window = standing.window();
        boolean later = window.isEndKnown()
                && (lease.ends() != 0
                        ? Lease.isLater(window.end(), lease.ends())
                        : !Lease.isLater(lease.after(), window.end()));
        boolean older = lease.ends() != 0
                && (window.isEndKnown()
                        ? Lease.isLater(lease.ends(), window.end())
                        : !Lease.isLater(window.before(), lease.ends()));
        if (later) {
            standing.turn(now, lease.ends());
        } else if (!window.isEndKnown() && lease.ends() != 0 && !older) {
            standing.endsAt(lease.ends(), now);
        }
        slices.take(older ? 0 : lease.leased(), lease.others());
    }
}
