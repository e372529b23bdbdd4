package io.oktafactors.sandbox.limit;

import io.oktafactors.sandbox.api.SandboxLimits;
import io.oktafactors.sandbox.api.SandboxLimits.Personal;
import io.oktafactors.sandbox.api.SandboxLimits.Quota;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.factor.Channel;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The limits of phones, addresses and users; the rows are in {@link PersonalRule}. Messages are counted here. The counts of a
 * user are stored with the user and only checked here.
 */
public final class PersonalLimits {
    private static final String ORGANIZATION = "";
    private static final int PRUNED_EVERY = 4096;

    private final Map<PersonalRule, Quota> quotas = new EnumMap<>(PersonalRule.class);
    private final Map<Line, Deque<Instant>> lines = new HashMap<>();
    private final int lockout;
    private int counted;

    public PersonalLimits(SandboxLimits limits) {
        this.lockout = limits.lockout();
        for (PersonalRule rule : PersonalRule.values()) {
            Quota quota = limits.personal().getOrDefault(rule.limit, rule.quota);
            if (quota != null) {
                quotas.put(rule, quota);
            }
        }
    }

    /** Counts a message, or refuses it with the error of the first limit that is used up. */
    public void send(Channel channel, String address, Instant now) {
        synchronized (lines) {
            rules(channel).forEach(rule -> check(rule, recent(Line.of(rule, address), now)));
            add(channel, address, now);
        }
    }

    /** Counts a message of an earlier run, oldest first. */
    public void remember(Channel channel, String address, Instant at) {
        synchronized (lines) {
            add(channel, address, at);
        }
    }

    /** Resets the counts of messages. */
    public void forget() {
        synchronized (lines) {
            lines.clear();
        }
    }

    /** Throws an error if a user has used up a limit. */
    public void check(Personal limit, List<Instant> times, Instant now) {
        ruleOf(limit).forEach(rule -> check(rule, recent(rule, times, now)));
    }

    /** The times that count for a limit, including this one. */
    public List<Instant> counting(Personal limit, List<Instant> times, Instant now) {
        return ruleOf(limit)
                .flatMap(rule -> Stream.concat(recent(rule, times, now).stream(), Stream.of(now)))
                .toList();
    }

    /** Whether this number of consecutive wrong answers locks a user out. */
    public boolean locks(int wrongAnswers) {
        return wrongAnswers >= lockout;
    }

    private void check(PersonalRule rule, Collection<Instant> times) {
        Quota quota = quotas.get(rule);
        if (times.size() >= quota.times()) {
            Instant oldest = times.iterator().next();
            throw OktaError.tooMuch(rule.refusal, oldest.plus(quota.period()));
        }
    }

    private void add(Channel channel, String address, Instant at) {
        if (++counted % PRUNED_EVERY == 0) {
            lines.keySet().removeIf(line -> recent(line, at).isEmpty());
        }
        rules(channel).forEach(rule -> lines.computeIfAbsent(Line.of(rule, address), line -> new ArrayDeque<>(1))
                .addLast(at));
    }

    private Deque<Instant> recent(Line line, Instant now) {
        Deque<Instant> times = lines.getOrDefault(line, new ArrayDeque<>(0));
        Quota quota = quotas.get(line.rule());
        while (!times.isEmpty() && over(times.getFirst(), quota, now)) {
            times.removeFirst();
        }
        return times;
    }

    private List<Instant> recent(PersonalRule rule, List<Instant> times, Instant now) {
        Quota quota = quotas.get(rule);
        return times.stream().filter(time -> !over(time, quota, now)).toList();
    }

    private static boolean over(Instant time, Quota quota, Instant now) {
        return !now.isBefore(time.plus(quota.period()));
    }

    private Stream<PersonalRule> rules(Channel channel) {
        return quotas.keySet().stream().filter(rule -> rule.channel == channel);
    }

    private static Stream<PersonalRule> ruleOf(Personal limit) {
        return Arrays.stream(PersonalRule.values()).filter(rule -> rule.limit == limit);
    }

    private record Line(PersonalRule rule, String key) {
        private static Line of(PersonalRule rule, String address) {
            return new Line(
                    rule, rule.of == PersonalRule.Of.ORGANIZATION ? ORGANIZATION : address.toLowerCase(Locale.ROOT));
        }
    }
}
