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
     * The median of a contestant's turns, figure by figure.
     *
     * @param latency of all turns, in microseconds
     * @param ratios to the turns of the bare client that gives the same
     */
    record Line(Contestant contestant, int threads, Figures medians, Figures ratios, Histogram latency) {}

    /** What is compared. */
    record Figures(double callsPerSecond, double cpuPerCall, double bytesPerCall) {

        private static Figures of(Round round) {
            return new Figures(round.callsPerSecond(), round.cpuPerCall(), round.bytesPerCall());
        }

        private Figures over(Figures other) {
            return new Figures(
                    callsPerSecond / other.callsPerSecond,
                    cpuPerCall / other.cpuPerCall,
                    bytesPerCall / other.bytesPerCall);
        }

        private static Figures median(List<Figures> all) {
            return new Figures(
                    median(all, Figures::callsPerSecond),
                    median(all, Figures::cpuPerCall),
                    median(all, Figures::bytesPerCall));
        }

        private static double median(List<Figures> all, ToDoubleFunction<Figures> figure) {
            double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
            return sorted[sorted.length / 2];
        }
    }

    /**
     * @param turns of all contestants, one after the other
     */
    static Summary of(List<Map<Contestant, Round>> turns) {
        Map<Integer, List<Map<Contestant, Round>>> groups = turns.stream()
                .collect(Collectors.groupingBy(
                        turn -> turn.values().iterator().next().threads(), TreeMap::new, Collectors.toList()));
        return new Summary(groups.values().stream()
                .flatMap(group -> group.get(0).keySet().stream().map(contestant -> line(contestant, group)))
                .toList());
    }

    private static Line line(Contestant contestant, List<Map<Contestant, Round>> turns) {
        List<Round> own = turns.stream().map(turn -> turn.get(contestant)).toList();
        Histogram latency = new Histogram(own.get(0).latency());
        own.forEach(round -> latency.add(round.latency()));
        // What a machine does else changes from turn to turn, so a ratio is one of neighbours.
        List<Figures> ratios = turns.stream()
                .map(turn -> Figures.of(turn.get(contestant))
                        .over(Figures.of(turn.getOrDefault(contestant.bare(), turn.get(contestant)))))
                .toList();
        return new Line(
                contestant,
                own.get(0).threads(),
                Figures.median(own.stream().map(Figures::of).toList()),
                Figures.median(ratios),
                latency);
    }

    /** As Markdown, with each figure's ratio to the bare HTTP client that gives the same. */
    String table() {
        StringBuilder table = new StringBuilder("""
                | Callers | Client | Calls/s | × bare | CPU/call, µs | × bare | Allocated/call, kB | × bare | p50 / p99, ms |
                |---:|---|---:|---:|---:|---:|---:|---:|---:|
                """);
        for (Line line : lines) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %d | %s | %,.0f | %.2f | %.0f | %.2f | %.1f | %.2f | %.2f / %.2f |%n",
                    line.threads(),
                    line.contestant().title(),
                    line.medians().callsPerSecond(),
                    line.ratios().callsPerSecond(),
                    line.medians().cpuPerCall(),
                    line.ratios().cpuPerCall(),
                    line.medians().bytesPerCall() / 1000,
                    line.ratios().bytesPerCall(),
                    line.latency().getValueAtPercentile(50) / 1000.0,
                    line.latency().getValueAtPercentile(99) / 1000.0));
        }
        return table.toString();
    }
}
