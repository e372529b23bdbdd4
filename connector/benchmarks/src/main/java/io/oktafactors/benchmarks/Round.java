package io.oktafactors.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * What one client did in one stretch of time.
 *
 * @param threads callers, each of which makes one call after the other
 * @param callsPerSecond whole calls, from the caller's side
 * @param cpuPerCall microseconds of this process, which makes the calls and does nothing else
 * @param bytesPerCall allocated by the callers' threads
 * @param latency of each call, in microseconds
 */
record Round(int threads, double callsPerSecond, double cpuPerCall, double bytesPerCall, Histogram latency) {

    private static final long HIGHEST = Duration.ofMinutes(1).toNanos() / 1000;
    private static final int DIGITS = 3;

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private record Share(Histogram latency, long bytes) {}

    /** Calls as fast as the answers come, for that long. */
    static Round run(Contestant.Client client, int threads, Duration length)
            throws InterruptedException, ExecutionException {
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            long cpu = PROCESS.getProcessCpuTime();
            List<Future<Share>> shares = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                shares.add(callers.submit(() -> calls(client, start + length.toNanos())));
            }
            Histogram latency = new Histogram(HIGHEST, DIGITS);
            long bytes = 0;
            for (Future<Share> share : shares) {
                latency.add(share.get().latency());
                bytes += share.get().bytes();
            }
            double calls = latency.getTotalCount();
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Round(
                    threads,
                    calls / seconds,
                    (PROCESS.getProcessCpuTime() - cpu) / 1e3 / calls,
                    bytes / calls,
                    latency);
        } finally {
            callers.shutdownNow();
        }
    }

    /** For another process, which reads it by {@link #parse}. */
    String line() {
        ByteBuffer histogram = ByteBuffer.allocate(latency.getNeededByteBufferCapacity());
        int length = latency.encodeIntoByteBuffer(histogram);
        String text = Base64.getEncoder().encodeToString(Arrays.copyOf(histogram.array(), length));
        return callsPerSecond + " " + cpuPerCall + " " + bytesPerCall + " " + text;
    }

    static Round parse(int threads, String line) {
        String[] words = line.split(" ");
        return new Round(
                threads,
                Double.parseDouble(words[0]),
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Histogram.decodeFromByteBuffer(
                        ByteBuffer.wrap(Base64.getDecoder().decode(words[3])), HIGHEST));
    }

    private static Share calls(Contestant.Client client, long end) throws Exception {
        long thread = Thread.currentThread().getId();
        Histogram latency = new Histogram(HIGHEST, DIGITS);
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        long now = System.nanoTime();
        while (now < end) {
            if (client.factors() != Contestant.FACTORS) {
                throw new IllegalStateException("The server lists four factors");
            }
            long done = System.nanoTime();
            latency.recordValue(Math.min(HIGHEST, (done - now) / 1000));
            now = done;
        }
        return new Share(latency, THREADS.getThreadAllocatedBytes(thread) - bytes);
    }
}
