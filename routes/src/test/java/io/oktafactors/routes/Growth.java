package io.oktafactors.routes;

import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;

/** How the time that something takes grows with the size of its input. */
public final class Growth {

    private static final int RUNS = 7;
    private static final double LEAST_SECONDS = 0.002;

    /** Of all runs of one size: what takes longer than that is seldom disturbed by more than it takes. */
    private static final double ENOUGH_SECONDS = 0.3;

    private Growth() {}

    /**
     * How many times the time of a size ten times its size takes. The shortest of several runs counts, in processor time of this
     * thread, which a busy machine does not stretch; a time too short to be measured counts as {@value #LEAST_SECONDS} seconds.
     *
     * @param work what is to be done for a size; made before the time is taken
     */
    public static double ofTenfold(int size, IntFunction<Runnable> work) {
        Runnable small = work.apply(size);
        Runnable large = work.apply(10 * size);
        shortest(small, 3 * RUNS);
        return shortest(large, RUNS) / Math.max(shortest(small, 3 * RUNS), LEAST_SECONDS);
    }

    private static double shortest(Runnable work, int runs) {
        double shortest = Double.MAX_VALUE;
        double all = 0;
        for (int run = 0; run < runs && (run < 2 || all < ENOUGH_SECONDS); run++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            work.run();
            long taken = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            shortest = Math.min(shortest, taken / 1e9);
            all += taken / 1e9;
        }
        return shortest;
    }
}
