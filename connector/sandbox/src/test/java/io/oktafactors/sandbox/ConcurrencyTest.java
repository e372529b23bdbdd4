package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
    private static final int THREADS = 20;

    private final Acme acme = new Acme();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        acme.close();
    }

    @Test
    void twentyEnrolmentsOfOnePhoneAtOnceSendOneCode() throws Exception {
        List<Reply> replies = atOnce(thread -> acme.enroll(SMS));

        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.status() == 429).hasSize(THREADS - 1);
        assertThat(acme.okta.messages()).hasSize(1);
        assertThat(acme.okta.user(ADA).orElseThrow().factors()).hasSize(1);
    }

    @Test
    void twentyUsersOfOnePhoneGetOneCodeTogether() throws Exception {
        List<String> users = IntStream.range(0, THREADS)
                .mapToObj(i -> acme.okta.addUser("user" + i + "@acme.example").id())
                .toList();

        atOnce(thread -> acme.post(Acme.factors(users.get(thread)), SMS));
        assertThat(acme.okta.messages()).hasSize(1);
    }

    @Test
    void ofTwentyWrongActivationsAtOnceFiveAreTried() throws Exception {
        String id = acme.enroll(SMS).id();
        String wrong = acme.wrongCode();

        List<Reply> replies = atOnce(thread -> acme.activate(id, wrong));
        assertThat(replies).filteredOn(reply -> reply.status() == 403).hasSize(5);
        assertThat(replies).filteredOn(reply -> reply.status() == 429).hasSize(THREADS - 5);
    }

    private List<Reply> atOnce(IntFunction<Reply> call) throws Exception {
        CyclicBarrier together = new CyclicBarrier(THREADS);
        List<Callable<Reply>> calls = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            calls.add(() -> {
                together.await();
                return call.apply(thread);
            });
        }
        List<Reply> replies = new ArrayList<>();
        for (Future<Reply> reply : threads.invokeAll(calls)) {
            replies.add(reply.get());
        }
        return replies;
    }
}
