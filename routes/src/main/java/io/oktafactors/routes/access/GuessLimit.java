package io.oktafactors.routes.access;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Limits how many passwords are checked, since each check costs a bcrypt. For one user, an address may fail {@value #AT_ONCE}
 * times, then once each {@link #PER_GUESS}; further sign-ins are refused without a check. Other addresses and other users are
 * not affected. The {@value #MOST} pairs of address and user that were seen last are kept.
 */
public final class GuessLimit {

    /** Failed sign-ins that are checked one right after the other. */
    static final int AT_ONCE = 10;

    /** Pairs of address and user that are kept. */
    static final int MOST = 10_000;

    /** How long a failed sign-in counts, and a refused one is to wait. */
    public static final Duration PER_GUESS = Duration.ofSeconds(6);

    /** Bytes of an IPv6 address that identify the network: its owner can use all addresses in it. */
    private static final int NETWORK = 8;

    private final Set<String> users;
    private final Clock clock;
    private final Map<Guesser, Account> accounts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Guesser, Account> eldest) {
            return size() > MOST;
        }
    };

    private record Guesser(ByteBuffer network, String user) {}

    private static final class Account {
        private Instant paidUntil = Instant.EPOCH;
        private int checking;
    }

    /** @param users the existing users; all other names count as one */
    public GuessLimit(Set<String> users, Clock clock) {
        this.users = Set.copyOf(users);
        this.clock = clock;
    }

    /**
     * Counts a sign-in before its password is checked, as if it failed, so that sign-ins at the same time are counted too. If
     * those that are being checked use up the limit, it waits for them, since they may succeed.
     *
     * @param user may be null
     * @return true if the caller has to check the password and call {@link #ended} with the result; false if the sign-in is
     * refused, whatever the password
     */
    public synchronized boolean begins(String user, InetAddress address) {
        Guesser guesser = guesser(user, address);
        Account account = accounts.computeIfAbsent(guesser, first -> new Account());
        while (!pay(account)) {
            if (account.checking == 0 || !waited()) {
                return false;
            }
        }
        account.checking++;
        return true;
    }

    private boolean pay(Account account) {
        Instant now = clock.instant();
        Instant after = (account.paidUntil.isAfter(now) ? account.paidUntil : now).plus(PER_GUESS);
        if (after.isAfter(now.plus(PER_GUESS.multipliedBy(AT_ONCE)))) {
            return false;
        }
        account.paidUntil = after;
        return true;
    }

    private boolean waited() {
        try {
            wait(PER_GUESS.toMillis()); // pairs that are not kept any more are never ended
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Ends what {@link #begins} allowed.
     *
     * @param right whether the password was right; if so the sign-in does not count. Those that failed before still do
     */
    public synchronized void ended(String user, InetAddress address, boolean right) {
        accounts.computeIfPresent(guesser(user, address), (guesser, account) -> {
            account.checking = Math.max(0, account.checking - 1);
            account.paidUntil = right ? account.paidUntil.minus(PER_GUESS) : account.paidUntil;
            return account;
        });
        notifyAll();
    }

    /** All addresses of one IPv6 network count as one, and so do those of this machine: a client may use any of them. */
    private Guesser guesser(String user, InetAddress address) {
        byte[] bytes =
                address.isLoopbackAddress() ? InetAddress.getLoopbackAddress().getAddress() : address.getAddress();
        ByteBuffer network = ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, NETWORK));
        return new Guesser(network, user != null && users.contains(user) ? user : "");
    }

    /** How many pairs of address and user are kept. */
    synchronized int size() {
        return accounts.size();
    }
}
