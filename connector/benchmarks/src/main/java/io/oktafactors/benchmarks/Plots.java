package io.oktafactors.benchmarks;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a run. */
final class Plots {

    private static final double[] PERCENTILES = {1, 5, 10, 25, 50, 75, 90, 95, 98, 99, 99.5, 99.9, 99.95, 99.99};

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 500;

    /** In the order of the contestants: what is bare in greys, the component in blues, Okta's SDK in red. */
    private static final Color[] COLORS = {
        new Color(0x333333),
        new Color(0x999999),
        new Color(0xE69F00),
        new Color(0x0072B2),
        new Color(0x56B4E9),
        new Color(0x004B75),
        new Color(0xD55E00)
    };

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
        save(throughput, folder, "throughput");
        for (int callers : threads) {
            XYChart latency =
                    chart("Latency with " + callers + " callers", "one in so many calls takes longer", "milliseconds");
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
            save(latency, folder, "latency-" + callers);
        }
    }

    /** Calls used of the window, second by second, and the limit. */
    static void write(WindowUse use, Path folder) throws IOException {
        XYChart chart = chart("Calls used of each rate-limit window", "seconds", "calls");
        chart.addSeries("used", use.seconds(), use.used()).setMarker(SeriesMarkers.NONE);
        chart.addSeries("limit", List.of(0, use.seconds().size()), List.of(use.limit(), use.limit()))
                .setMarker(SeriesMarkers.NONE);
        save(chart, folder, "budget");
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
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        chart.getStyler()
                .setLegendPosition(LegendPosition.OutsideE)
                .setLegendBorderColor(Color.WHITE)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false);
        chart.getStyler().setSeriesColors(COLORS).setMarkerSize(5);
        return chart;
    }

    private static void save(XYChart chart, Path folder, String name) throws IOException {
        BitmapEncoder.saveBitmap(chart, folder.resolve(name + ".png").toString(), BitmapFormat.PNG);
    }
}
