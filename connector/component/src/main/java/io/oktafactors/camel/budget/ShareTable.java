package io.oktafactors.camel.budget;

import java.util.ArrayList;
import java.util.List;

/**
 * How the calls of one ledger's window are divided: what a store keeps. A store loads it, has it answer one request, and
 * keeps what it has become.
 *
 * @param after end of the window before this one, in epoch seconds of Okta's clock; 0 where it is not known
 * @param ends end of this window; 0 where it is not known
 * @param openedMillis Okta's time when it was opened; 0 where that is not known
 * @param limit of the bucket; 0 where it is not known
 * @param slices one for each node
 */
record ShareTable(long after, long ends, long openedMillis, int limit, List<Slice> slices) {

    static final ShareTable NONE = new ShareTable(0, 0, 0, 0, List.of());

    /** A node is heard of each second. */
    private static final long DEAD_AFTER = 5_000;

    /** A slice is no smaller than one of so many parts of the budget. */
    private static final int SMALLEST = 50;

    /** A window whose end nobody has told is over after this. */
    private static final long LONGEST = 70_000;

    /**
     * @param leased calls of the window that are the node's
     * @param used those that it has told of
     * @param flying those without an answer
     * @param wanting whether it could use more
     * @param heardMillis the store's time when it was heard of
     */
    record Slice(String node, int leased, int used, int flying, boolean wanting, long heardMillis) {

        /** The same in the window after. */
        private Slice carried() {
            int unsent = Math.max(0, leased - used);
            return new Slice(node, flying + unsent, flying, flying, wanting, heardMillis);
        }
    }

    record Outcome(ShareTable division, Lease lease) {}

    Outcome answer(String node, LeaseRequest request, long now) {
        ShareTable turned = inTime(request);
        boolean current = turned.isWindowOf(request);
        List<Slice> slices = new ArrayList<>();
        Slice mine = new Slice(node, 0, 0, 0, false, now);
        int others = 0;
        int nodes = 1;
        for (Slice slice : turned.slices) {
            if (slice.node.equals(node)) {
                mine = slice;
            } else if (slice.heardMillis >= now - DEAD_AFTER) {
                slices.add(slice);
                others += slice.leased;
                nodes++;
            } else if (slice.used > 0) {
                slices.add(new Slice(slice.node, slice.used, slice.used, 0, false, slice.heardMillis));
                others += slice.used;
            }
        }
        int used = current ? request.used() : request.flying();
        int held = request.wanted() == LeaseRequest.GIVE_BACK ? used : Math.max(mine.leased, used);
        int budget = request.budget() > 0 ? request.budget() : 0;
        int left = leftFor(held, budget - others - held, slices, budget);
        int granted =
                Math.min(Math.max(0, request.wanted()), Math.min(left, Math.max(budget / SMALLEST + 1, left / 2)));
        boolean wanting = request.wanted() == 0 ? mine.wanting : request.wanted() > 0;
        slices.add(new Slice(node, held + granted, used, request.flying(), wanting, now));
        ShareTable next = new ShareTable(
                turned.after,
                turned.ends,
                turned.openedMillis,
                request.limit() > 0 ? request.limit() : turned.limit,
                List.copyOf(slices));
        return new Outcome(next, new Lease(next.after, next.ends, next.limit, held + granted, others, nodes));
    }

    /** Nodes that want more get parts of the same size, or at least the same of what is left. */
    private static int leftFor(int held, int left, List<Slice> others, int budget) {
        List<Slice> wanting = others.stream().filter(Slice::wanting).toList();
        int settled = others.stream()
                .filter(slice -> !slice.wanting)
                .mapToInt(Slice::leased)
                .sum();
        int part = (budget - settled) / (wanting.size() + 1);
        int promised = wanting.stream()
                .mapToInt(slice -> Math.max(0, part - slice.leased))
                .sum();
        int same = held < part ? (left + wanting.size()) / (wanting.size() + 1) : 0;
        return Math.max(0, Math.max(left - promised, same));
    }

    /** This division, or that of the window which has begun. */
    private ShareTable inTime(LeaseRequest request) {
        long told = request.ends();
        if (told > 0 && ends == 0 && told > after) {
            return new ShareTable(after, told, openedMillis, limit, slices);
        }
        if (told > 0 && Lease.isLater(ends, told)) {
            return turn(ends, told, request);
        }
        if (ends > 0 && request.oktaMillis() >= ends * 1000) {
            return turn(ends, 0, request);
        }
        if (ends == 0 && openedMillis > 0 && request.oktaMillis() > openedMillis + LONGEST) {
            return turn(request.oktaMillis() / 1000, 0, request);
        }
        return this;
    }

    /** What is in flight at the turn may be counted in the new window, and what is sent by a node that has not seen the turn. */
    private ShareTable turn(long end, long nextEnd, LeaseRequest request) {
        List<Slice> carried = slices.stream().map(Slice::carried).toList();
        return new ShareTable(end, nextEnd, request.oktaMillis(), limit, carried);
    }

    private boolean isWindowOf(LeaseRequest request) {
        if (ends > 0 && request.ends() > 0) {
            return Math.abs(ends - request.ends()) <= 1;
        }
        return after == 0 || Math.abs(after - request.after()) <= 1;
    }
}
