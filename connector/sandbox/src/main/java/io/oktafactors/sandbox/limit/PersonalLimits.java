package io.oktafactors.sandbox.limit;

import io.oktafactors.sandbox.SandboxLimits;
import io.oktafactors.sandbox.error.OktaError;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What phones, addresses and users have done lately, held against the rows of {@link PersonalRule}. A time counts until its
 * period is over, by the sandbox's clock.
 */
public final class PersonalLimits {
    private static final String ORGANIZATION = "";
    private static final int PRUNED_EVERY = 4096;

    private final Map<SandboxLimits.Personal, SandboxLimits.Quota> quotas;
    private final Clock clock;
    private final Map<Line, Deque<Instant>> lines = new HashMap<>();
    private int counted;

    public PersonalLimits(SandboxLimits limits, Clock clock) {
        this.quotas = limits.personal();
        this.clock = clock;
    }

    /**
     * Counts an act, or refuses it with the error of the first limit that is used up. A refused act is not counted.
     *
     * @param key the phone number, address or user id
     */
    public void take(Act act, String key) {
        Instant now = clock.instant();
        synchronized (lines) {
            for (PersonalRule rule : PersonalRule.values()) {
                if (rule.refuses(act)) {
                    quota(rule).ifPresent(quota -> check(rule, quota, key, now));
                }
            }
            add(act, key, now);
        }
    }

    /** Counts an act of an earlier run, whose period may still last. */
    public void remember(Act act, String key, Instant at) {
        synchronized (lines) {
            add(act, key, at);
        }
    }

    /** Counts an act that has happened, and says whether it used up a limit. */
    public boolean exhausts(Act act, String key) {
        Instant now = clock.instant();
        synchronized (lines) {
            add(act, key, now);
            return counting(act).anyMatch(rule -> quota(rule)
                    .filter(quota -> recent(Line.of(rule, key), quota, now).size() >= quota.times())
                    .isPresent());
        }
    }

    /** Forgets what was counted of an act: a right answer ends a row of wrong ones. */
    public void forget(Act act, String key) {
        synchronized (lines) {
            counting(act).forEach(rule -> lines.remove(Line.of(rule, key)));
        }
    }

    private void check(PersonalRule rule, SandboxLimits.Quota quota, String key, Instant now) {
        Deque<Instant> times = recent(Line.of(rule, key), quota, now);
        if (times.size() >= quota.times()) {
            throw OktaError.tooMuch(rule.refusal, times.getFirst().plus(quota.period()));
        }
    }

    private void add(Act act, String key, Instant at) {
        if (++counted % PRUNED_EVERY == 0) {
            prune(clock.instant());
        }
        counting(act).filter(rule -> quota(rule).isPresent()).forEach(rule -> lines.computeIfAbsent(
                        Line.of(rule, key), line -> new ArrayDeque<>(1))
                .addLast(at));
    }

    private Deque<Instant> recent(Line line, SandboxLimits.Quota quota, Instant now) {
        Deque<Instant> times = lines.getOrDefault(line, new ArrayDeque<>(0));
        times.removeIf(time -> !now.isBefore(time.plus(quota.period())));
        return times;
    }

    private void prune(Instant now) {
        lines.entrySet().removeIf(entry -> recent(
                        entry.getKey(), quota(entry.getKey().rule()).orElseThrow(), now)
                .isEmpty());
    }

    private Optional<SandboxLimits.Quota> quota(PersonalRule rule) {
        return Optional.ofNullable(quotas.getOrDefault(rule.limit, rule.quota));
    }

    private static Stream<PersonalRule> counting(Act act) {
        return List.of(PersonalRule.values()).stream().filter(rule -> rule.counts == act);
    }

    private record Line(PersonalRule rule, String key) {
        private static Line of(PersonalRule rule, String key) {
            return new Line(rule, rule.organization ? ORGANIZATION : key.toLowerCase(Locale.ROOT));
        }
    }
}
