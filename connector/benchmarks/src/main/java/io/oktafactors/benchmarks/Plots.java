package io.oktafactors.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a run. */
final class Plots {

    private static final double[] PERCENTILES = {1, 5, 10, 25, 50, 75, 90, 95, 98, 99, 99.5, 99.9, 99.95, 99.99};

    private Plots() {}

    static void write(Summary summary, Path folder) throws IOException {
        List<Integer> threads =
                summary.lines().stream().map(Summary.Line::threads).distinct().toList();
        XYChart throughput = chart("Calls per second over callers", "callers", "calls per second");
        throughput.getStyler().setXAxisLogarithmic(true);
        for (Contestant contestant : contestants(summary)) {
            throughput.addSeries(
                    contestant.title(),
                    threads,
                    threads.stream()
                            .map(callers ->
                                    line(summary, contestant, callers).medians().callsPerSecond())
                            .toList());
        }
        save(throughput, folder.resolve("throughput.svg"));
        for (int callers : threads) {
            XYChart latency = chart("Latency with " + callers + " callers", "1 / (1 - quantile)", "milliseconds");
            latency.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
            for (Contestant contestant : contestants(summary)) {
                Histogram values = line(summary, contestant, callers).latency();
                List<Double> x = new ArrayList<>();
                List<Double> y = new ArrayList<>();
                for (double percentile : PERCENTILES) {
                    x.add(100 / (100 - percentile));
                    y.add(Math.max(1, values.getValueAtPercentile(percentile)) / 1000.0);
                }
                latency.addSeries(contestant.title(), x, y);
            }
            save(latency, folder.resolve("latency-" + callers + ".svg"));
        }
    }

    /** Calls used of the window, second by second, and the limit. */
    static void write(WindowUse use, Path folder) throws IOException {
        XYChart chart = chart("Calls used of each rate-limit window", "seconds", "calls");
        chart.addSeries("used", use.seconds(), use.used()).setMarker(SeriesMarkers.NONE);
        chart.addSeries("limit", List.of(0, use.seconds().size()), List.of(use.limit(), use.limit()))
                .setMarker(SeriesMarkers.NONE);
        BitmapEncoder.saveBitmap(chart, folder.resolve("budget.png").toString(), BitmapFormat.PNG);
    }

    private static List<Contestant> contestants(Summary summary) {
        return summary.lines().stream().map(Summary.Line::contestant).distinct().toList();
    }

    private static Summary.Line line(Summary summary, Contestant contestant, int threads) {
        return summary.lines().stream()
                .filter(line -> line.contestant() == contestant && line.threads() == threads)
                .findFirst()
                .orElseThrow();
    }

    private static XYChart chart(String title, String x, String y) {
        return new XYChartBuilder()
                .width(800)
                .height(450)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
    }

    private static void save(XYChart chart, Path file) throws IOException {
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
    }
}
