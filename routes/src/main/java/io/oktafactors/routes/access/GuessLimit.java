package io.oktafactors.routes.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Slows down guesses at passwords, each of which costs a bcrypt. One address may fail {@value #AT_ONCE} times at a user, then once
 * each six seconds; what is more is refused unchecked. Other addresses, and other users, are not affected. It keeps the
 * {@value #MOST} pairs of address and user that were seen last.
 */
public final class GuessLimit {

    /** Failed sign-ins that are checked one right after the other. */
    static final int AT_ONCE = 10;

    /** Pairs of address and user that are kept. */
    static final int MOST = 10_000;

    private static final Duration PER_GUESS = Duration.ofSeconds(6);

    /** Bytes of an IPv6 address that name the network: whoever has one address of it has all. */
    private static final int NETWORK = 8;

    private final Set<String> users;
    private final Clock clock;
    private final Map<Guesser, Instant> paidUntil = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Guesser, Instant> eldest) {
            return size() > MOST;
        }
    };

    private record Guesser(ByteBuffer network, String user) {}

    /** @param users those that there are; all other names count as one */
    public GuessLimit(Set<String> users, Clock clock) {
        this.users = Set.copyOf(users);
        this.clock = clock;
    }

    /**
     * Counts a sign-in before its password is checked, as if it failed; so what comes at the same time is counted too.
     *
     * @param user may be null
     * @return whether to check the password; if not, the sign-in is refused, whatever the password
     */
    public synchronized boolean begins(String user, InetAddress address) {
        Instant now = clock.instant();
        Guesser guesser = guesser(user, address);
        Instant before = paidUntil.getOrDefault(guesser, now);
        Instant after = (before.isAfter(now) ? before : now).plus(PER_GUESS);
        if (after.isAfter(now.plus(PER_GUESS.multipliedBy(AT_ONCE)))) {
            return false;
        }
        paidUntil.put(guesser, after);
        return true;
    }

    /** Takes back what {@link #begins} counted: the password was right. Those that failed before still count. */
    public synchronized void succeeded(String user, InetAddress address) {
        paidUntil.computeIfPresent(guesser(user, address), (guesser, until) -> until.minus(PER_GUESS));
    }

    private Guesser guesser(String user, InetAddress address) {
        byte[] bytes = address.getAddress();
        ByteBuffer network = ByteBuffer.wrap(bytes, 0, address instanceof Inet6Address ? NETWORK : bytes.length);
        return new Guesser(network, user != null && users.contains(user) ? user : "");
    }

    /** How many pairs of address and user are kept. */
    synchronized int size() {
        return paidUntil.size();
    }
}
