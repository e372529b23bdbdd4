package io.oktafactors.routes.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuessLimitTest {

    private static final InetAddress ATTACKER = address("192.0.2.1");
    private static final InetAddress DESK = address("192.0.2.2");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T09:00:00Z"));
    private final GuessLimit limit = new GuessLimit(Set.of("tickets", "operator"), new Clock() {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    });

    @Test
    void tenGuessesAreCheckedAtOnceAndThenOneEachSixSeconds() {
        assertThat(checked("tickets", ATTACKER, 100)).isEqualTo(GuessLimit.AT_ONCE);

        assertThat(passes(Duration.ofSeconds(5)).checked("tickets", ATTACKER, 100))
                .isZero();
        assertThat(passes(Duration.ofSeconds(1)).checked("tickets", ATTACKER, 100))
                .isEqualTo(1);
        assertThat(passes(Duration.ofHours(1)).checked("tickets", ATTACKER, 100))
                .isEqualTo(GuessLimit.AT_ONCE);
    }

    @Test
    void allAddressesOfThisMachineAreOne() {
        long checked = IntStream.rangeClosed(1, 50)
                .mapToLong(last -> checked("tickets", address("127.0.0." + last), 1))
                .sum();

        assertThat(checked).isEqualTo(GuessLimit.AT_ONCE);
        assertThat(checked("tickets", address("::1"), 1)).isEqualTo(checked("tickets", address("127.1.2.3"), 1));
    }

    @Test
    void whoeverSignsInFromElsewhereIsNotAffected() {
        checked("tickets", ATTACKER, 100);

        assertThat(limit.begins("tickets", DESK)).isTrue();
    }

    @Test
    void noMoreIsAnotherUserOfTheSameAddress() {
        checked("tickets", ATTACKER, 100);

        assertThat(limit.begins("operator", ATTACKER)).isTrue();
    }

    @Test
    void aRightPasswordCostsNothing() {
        IntStream.range(0, 1000).forEach(n -> {
            assertThat(limit.begins("tickets", DESK)).isTrue();
            limit.ended("tickets", DESK, true);
        });
    }

    @Test
    void aRightPasswordInBetweenDoesNotMakeRoomForMoreGuesses() {
        checked("tickets", ATTACKER, GuessLimit.AT_ONCE - 1);
        assertThat(limit.begins("tickets", ATTACKER)).isTrue();
        limit.ended("tickets", ATTACKER, true);

        assertThat(checked("tickets", ATTACKER, 100)).isEqualTo(1);
    }

    @Test
    void whatIsBeyondThoseThatAreBeingCheckedWaitsAndIsRefusedIfTheyFail() throws Exception {
        for (int n = 0; n < GuessLimit.AT_ONCE; n++) {
            assertThat(limit.begins("tickets", DESK)).isTrue();
        }
        CompletableFuture<Boolean> right = CompletableFuture.supplyAsync(() -> limit.begins("tickets", DESK));
        limit.ended("tickets", DESK, true);
        assertThat(right.get(10, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Boolean> refused = CompletableFuture.supplyAsync(() -> limit.begins("tickets", DESK));
        for (int n = 0; n < GuessLimit.AT_ONCE; n++) {
            assertThat(refused).isNotDone();
            limit.ended("tickets", DESK, false);
        }
        assertThat(refused.get(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void namesOfNobodyCountAsOne() {
        long checked = IntStream.range(0, 100)
                .filter(n -> isChecked("user" + n, ATTACKER))
                .count();

        assertThat(checked).isEqualTo(GuessLimit.AT_ONCE);
        assertThat(limit.begins(null, ATTACKER)).isFalse();
    }

    @Test
    void soDoTheAddressesOfOneIpv6Network() {
        checked("tickets", address("2001:db8:1:2::1"), 100);

        assertThat(limit.begins("tickets", address("2001:db8:1:2:ffff::7"))).isFalse();
        assertThat(limit.begins("tickets", address("2001:db8:1:3::1"))).isTrue();
    }

    @Test
    void aMillionAddressesTakeNoMoreMemoryThanTenThousand() {
        for (int n = 0; n < 1_000_000; n++) {
            limit.begins("tickets", address(new byte[] {10, (byte) (n >> 16), (byte) (n >> 8), (byte) n}));
        }

        assertThat(limit.size()).isEqualTo(GuessLimit.MOST);
    }

    private long checked(String user, InetAddress address, int guesses) {
        return IntStream.range(0, guesses).filter(n -> isChecked(user, address)).count();
    }

    /** With a password that is wrong. */
    private boolean isChecked(String user, InetAddress address) {
        boolean checked = limit.begins(user, address);
        if (checked) {
            limit.ended(user, address, false);
        }
        return checked;
    }

    private GuessLimitTest passes(Duration time) {
        now.updateAndGet(before -> before.plus(time));
        return this;
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
