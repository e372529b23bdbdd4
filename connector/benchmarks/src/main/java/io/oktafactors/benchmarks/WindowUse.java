package io.oktafactors.benchmarks;

import io.oktafactors.sandbox.api.SandboxCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a bucket's windows were used. A window begins with the first call after the one before it.
 *
 * @param limit calls of a window
 */
record WindowUse(int limit, List<Window> windows) {

    /** @param calls those that were taken, in seconds after the first call of all */
    record Window(List<Double> calls, int refused) {}

    static WindowUse of(List<SandboxCall> calls, int limit, Duration length) {
        List<Window> windows = new ArrayList<>();
        Instant first = calls.get(0).at();
        Instant end = Instant.MIN;
        for (SandboxCall call : calls) {
            if (!call.at().isBefore(end)) {
                end = call.at().plus(length);
                windows.add(new Window(new ArrayList<>(), 0));
            }
            Window last = windows.get(windows.size() - 1);
            if (call.status() == 429) {
                windows.set(windows.size() - 1, new Window(last.calls, last.refused + 1));
            } else {
                last.calls.add(Duration.between(first, call.at()).toMillis() / 1000.0);
            }
        }
        return new WindowUse(limit, windows);
    }

    int refused() {
        return windows.stream().mapToInt(Window::refused).sum();
    }

    /** Percent of the calls of the windows that were seen to their end. */
    double percentUsed() {
        List<Window> full = windows.subList(0, windows.size() - 1);
        return 100.0 * full.stream().mapToInt(window -> window.calls.size()).sum() / (full.size() * (double) limit);
    }

    List<Integer> seconds() {
        List<Double> last = windows.get(windows.size() - 1).calls;
        int seconds = (int) Math.ceil(last.get(last.size() - 1)) + 1;
        return IntStream.range(0, seconds).boxed().toList();
    }

    /** Calls used of the window that each second is in. */
    List<Long> used() {
        return seconds().stream().map(this::usedAt).toList();
    }

    private long usedAt(int second) {
        Window current = windows.get(0);
        for (Window window : windows) {
            current = window.calls.get(0) <= second ? window : current;
        }
        return current.calls.stream().filter(at -> at <= second).count();
    }
}
