package io.oktafactors.sandbox;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/** Tells how long a start takes in a process: {@code StartTimes 20} prints the cold one and the quickest of the others. */
final class StartTimes {
    private static final double MILLI = 1_000_000;

    private StartTimes() {}

    public static void main(String[] args) {
        Figures cold = start();
        Figures best = cold;
        for (int start = 1; start < Integer.parseInt(args[0]); start++) {
            Figures next = start();
            best = next.elapsed < best.elapsed ? next : best;
        }
        System.out.println("cold " + cold + ", warm " + best);
    }

    private static Figures start() {
        long began = System.nanoTime();
        long used = processorTime();
        try (OktaSandbox okta = OktaSandbox.builder().start()) {
            okta.url();
            return new Figures(System.nanoTime() - began, processorTime() - used);
        }
    }

    private static long processorTime() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof com.sun.management.OperatingSystemMXBean process ? process.getProcessCpuTime() : 0;
    }

    private record Figures(long elapsed, long processor) {
        @Override
        public String toString() {
            return "%.0f ms (%.0f ms of processor time)".formatted(elapsed / MILLI, processor / MILLI);
        }
    }
}
