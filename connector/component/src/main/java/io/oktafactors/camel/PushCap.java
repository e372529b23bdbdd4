package io.oktafactors.camel;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Counts the push prompts that each user got within an hour: who is asked again and again approves in the end. */
final class PushCap {

    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final LongSupplier clock;
    private final Map<String, Deque<Long>> prompts = new HashMap<>();
    private long cleaned;

    /**
     * @param clock nanoseconds, such as {@link System#nanoTime()}
     */
    PushCap(LongSupplier clock) {
        this.clock = clock;
        this.cleaned = clock.getAsLong();
    }

    /**
     * Counts a prompt before it is sent.
     *
     * @throws Admission.Refusal if the user has had as many as that within the last hour
     */
    synchronized void take(String user, int most) throws Admission.Refusal {
        long now = clock.getAsLong();
        clean(now);
        Deque<Long> recent = prompts.computeIfAbsent(user, any -> new ArrayDeque<>());
        forget(recent, now);
        if (recent.size() >= most) {
            throw new Admission.Refusal(
                    "the user has got " + most + " push prompts within an hour (option maxPushesPerHour)",
                    Duration.ofNanos(recent.peek() + HOUR - now));
        }
        recent.add(now);
    }

    /** Takes back the last one: no prompt was sent. */
    synchronized void giveBack(String user) {
        Deque<Long> recent = prompts.get(user);
        if (recent != null) {
            recent.pollLast();
        }
    }

    synchronized int users() {
        return prompts.size();
    }

    private void clean(long now) {
        if (now - cleaned > HOUR) {
            cleaned = now;
            prompts.values().forEach(recent -> forget(recent, now));
            prompts.values().removeIf(Deque::isEmpty);
        }
    }

    private static void forget(Deque<Long> recent, long now) {
        while (!recent.isEmpty() && now - recent.peek() >= HOUR) {
            recent.remove();
        }
    }
}
