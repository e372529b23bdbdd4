package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.sandbox.api.SandboxProfile;
import io.oktafactors.sandbox.user.Change;
import io.oktafactors.sandbox.user.Directory;
import io.oktafactors.sandbox.user.StateLock;
import io.oktafactors.sandbox.user.User;
import io.oktafactors.sandbox.user.UserStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DirectoryTest {
    private static final Instant START = Instant.parse("2026-03-04T10:15:30Z");
    private static final int THREADS = 8;
    private static final int CHANGES = 5_000;

    private final Directory directory = new Directory(new StateLock(), user -> {});
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void noChangeOfAUserIsLostToAnother() throws Exception {
        directory.add(user("ada"));
        Callable<Void> manyChanges = () -> {
            for (int change = 0; change < CHANGES; change++) {
                directory.change("ada", DirectoryTest::aMillisecondLater);
            }
            return null;
        };

        for (Future<Void> done : threads.invokeAll(
                IntStream.range(0, THREADS).mapToObj(i -> manyChanges).toList())) {
            done.get();
        }
        assertThat(Duration.between(START, directory.byId("ada").identity().lastUpdated())
                        .toMillis())
                .isEqualTo(THREADS * CHANGES);
    }

    @Test
    void aUserDoesNotWaitForAnother() throws Exception {
        directory.add(user("ada"));
        directory.add(user("bob"));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch bobIsDone = new CountDownLatch(1);
        Future<Object> ada = threads.submit(() -> directory.change("ada", user -> {
            inside.countDown();
            await(bobIsDone);
            return aMillisecondLater(user);
        }));

        inside.await();
        directory.change("bob", DirectoryTest::aMillisecondLater);
        bobIsDone.countDown();
        ada.get();
    }

    @Test
    void aChangeThatCannotBeMadeDurableIsNotMade() {
        Directory full = new Directory(new StateLock(), user -> {
            throw new UncheckedIOException(new IOException("disk full"));
        });
        full.load(user("ada"));

        assertThatThrownBy(() -> full.change("ada", DirectoryTest::aMillisecondLater))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> full.add(user("bob"))).isInstanceOf(UncheckedIOException.class);
        assertThat(full.users())
                .extracting(user -> user.identity().lastUpdated())
                .containsExactly(START);
    }

    private static Change<Object> aMillisecondLater(User user) {
        return Change.to(
                user.withStatus(user.status(), user.identity().lastUpdated().plusMillis(1)), null);
    }

    private static User user(String name) {
        return User.created(name, UserStatus.ACTIVE, SandboxProfile.of(name + "@acme.example"), Set.of(), START);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
