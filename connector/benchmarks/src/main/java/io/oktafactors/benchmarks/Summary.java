package io.oktafactors.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * The medians of a run.
 *
 * @param lines by number of threads, then in the order of the contestants
 */
record Summary(List<Line> lines) {

    /**
     * The median round of a contestant, figure by figure.
     *
     * @param latency of all rounds, in microseconds
     */
    record Line(
            Contestant contestant,
            int threads,
            double callsPerSecond,
            double cpuPerCall,
            double bytesPerCall,
            Histogram latency) {}

    static Summary of(List<Round> rounds) {
        Map<Integer, Map<Contestant, List<Round>>> groups = rounds.stream()
                .collect(Collectors.groupingBy(
                        Round::threads,
                        TreeMap::new,
                        Collectors.groupingBy(Round::contestant, TreeMap::new, Collectors.toList())));
        return new Summary(groups.values().stream()
                .flatMap(group -> group.values().stream())
                .map(Summary::line)
                .toList());
    }

    private static Line line(List<Round> rounds) {
        Histogram latency = new Histogram(rounds.get(0).latency());
        rounds.forEach(round -> latency.add(round.latency()));
        return new Line(
                rounds.get(0).contestant(),
                rounds.get(0).threads(),
                median(rounds, Round::callsPerSecond),
                median(rounds, Round::cpuPerCall),
                median(rounds, Round::bytesPerCall),
                latency);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** As Markdown, with each figure's ratio to the bare HTTP client that gives the same. */
    String table() {
        StringBuilder table = new StringBuilder("""
                | Threads | Client | Calls/s | × bare | CPU/call, µs | × bare | Allocated/call, kB | × bare | p50 / p99, ms |
                |---:|---|---:|---:|---:|---:|---:|---:|---:|
                """);
        for (Line line : lines) {
            Line bare = lines.stream()
                    .filter(other -> other.threads() == line.threads()
                            && other.contestant() == line.contestant().bare())
                    .findFirst()
                    .orElse(line);
            table.append(String.format(
                    Locale.ROOT,
                    "| %d | %s | %,.0f | %.2f | %.0f | %.2f | %.1f | %.2f | %.2f / %.2f |%n",
                    line.threads(),
                    line.contestant().title(),
                    line.callsPerSecond(),
                    line.callsPerSecond() / bare.callsPerSecond(),
                    line.cpuPerCall(),
                    line.cpuPerCall() / bare.cpuPerCall(),
                    line.bytesPerCall() / 1000,
                    line.bytesPerCall() / bare.bytesPerCall(),
                    line.latency().getValueAtPercentile(50) / 1000.0,
                    line.latency().getValueAtPercentile(99) / 1000.0));
        }
        return table.toString();
    }
}
