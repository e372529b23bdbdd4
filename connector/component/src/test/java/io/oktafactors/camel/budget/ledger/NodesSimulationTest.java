package io.oktafactors.camel.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.budget.BudgetStore;
import io.oktafactors.camel.budget.Lane;
import io.oktafactors.camel.budget.Lease;
import io.oktafactors.camel.budget.LeaseRequest;
import io.oktafactors.camel.budget.MemoryBudgetStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nodes that share one budget, on a clock that runs as fast as it can. */
class NodesSimulationTest {

    private static final Duration LONG = Duration.ofMinutes(12);

    private final long[] clock = new long[1];

    static Stream<Arguments> shares() {
        return IntStream.rangeClosed(1, Simulation.SEEDS).boxed().flatMap(seed -> Stream.of(50, 100)
                .flatMap(share -> Stream.of(100, 600).map(limit -> Arguments.of(seed, share, limit))));
    }

    @ParameterizedTest
    @MethodSource("shares")
    void threeNodesUseTheShareTogetherAndNoMore(int seed, int share, int limit) {
        Simulation run = new Simulation(seed, limit, share, false);
        AtomicInteger asked = new AtomicInteger();
        BudgetStore store = counting(store(run), asked);
        List<Callers> nodes = new ArrayList<>();
        for (int node = 0; node < 3; node++) {
            Callers callers = run.callers(Duration.ofSeconds(1));
            callers.start(run.ledger(run.node(node, store), Lane.normal), Lane.normal, 32, Integer.MAX_VALUE);
            nodes.add(callers);
        }

        run.time.run(LONG);

        assertNothingRefusedOrOver(run);
        assertThat(run.fullWindows())
                .allSatisfy(window -> assertThat(window.ours).isGreaterThanOrEqualTo((int) (run.most() * 0.97)));
        assertThat(nodes).allSatisfy(node -> assertThat(node.sent).isGreaterThan(run.most()));
        assertThat(asked.get()).as("questions to the store").isLessThan(3 * 12 * 60 * 4);
    }

    @Test
    void fewCallersWhoLeaveSomeToAnotherLaneUseAlmostAllOfIt() {
        Simulation run = new Simulation(7, 40, 100, false);
        AtomicInteger asked = new AtomicInteger();
        BudgetStore store = counting(store(run), asked);
        for (int node = 0; node < 2; node++) {
            Budget budget = run.node(node, store);
            run.ledger(budget, Lane.urgent);
            run.ledger(budget, Lane.interactive);
            run.callers(Duration.ofSeconds(1))
                    .start(run.ledger(budget, Lane.normal), Lane.normal, 2, Integer.MAX_VALUE);
        }

        run.time.run(LONG);

        assertNothingRefusedOrOver(run);
        assertThat(run.fullWindows())
                .allSatisfy(window -> assertThat(window.ours).isGreaterThanOrEqualTo((int) (run.most() * 0.9)));
        assertThat(asked.get()).as("questions to the store").isLessThan(2 * 12 * 60 * 4);
    }

    @Test
    void whatADeadNodeHadIsFreeAgainWithinTenSeconds() {
        MemoryBudgetStore store = new MemoryBudgetStore(() -> clock[0]);
        LeaseRequest greedy = new LeaseRequest(0, 100, 160, 600, 600, 0, 0, 300);
        for (int i = 0; i < 20; i++) {
            store.lease("ledger", "dead", greedy);
        }
        Lease before = store.lease("ledger", "alive", greedy);

        clock[0] = 6_000;
        Lease after = store.lease("ledger", "alive", greedy);

        assertThat(before.others()).isGreaterThan(300);
        assertThat(after.others()).isZero();
        assertThat(after.leased()).isGreaterThan(before.leased() + 200);
    }

    @Test
    void theOthersUseWhatADeadNodeLeaves() {
        Simulation run = new Simulation(3, 600, 100, false);
        AtomicBoolean dead = new AtomicBoolean();
        BudgetStore store = store(run);
        for (int node = 0; node < 3; node++) {
            BudgetStore way = node < 2
                    ? store
                    : (ledger, name, request) -> {
                        if (dead.get()) {
                            throw new IllegalStateException("dead");
                        }
                        return store.lease(ledger, name, request);
                    };
            Budget budget = run.node(node, way);
            run.callers(Duration.ofSeconds(1))
                    .start(run.ledger(budget, Lane.normal), Lane.normal, 32, Integer.MAX_VALUE);
            if (node == 2) {
                run.time.after(Duration.ofSeconds(200), () -> {
                    dead.set(true);
                    budget.close();
                });
            }
        }

        run.time.run(LONG);

        assertThat(run.windows()).allSatisfy(window -> {
            assertThat(window.refused).isLessThanOrEqualTo(1);
            assertThat(window.ours).isLessThanOrEqualTo(run.most());
        });
        assertThat(run.fullWindows())
                .allSatisfy(window -> assertThat(window.ours).isGreaterThanOrEqualTo((int) (run.most() * 0.97)));
    }

    static Stream<Arguments> seeds() {
        return IntStream.rangeClosed(1, 2 * Simulation.SEEDS).mapToObj(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aStoreThatTakesItsTimeBringsNoCallOverTheShare(int seed) {
        Simulation run = new Simulation(seed, 100, 100, false);
        BudgetStore store = store(run);
        for (int node = 0; node < 3; node++) {
            Executor asking = task -> run.time.after(run.random.nextLong(5_000_000, 1_500_000_000), task);
            Budget budget = new Budget(run.time, store, asking, "node" + node, new Random(seed + node));
            run.callers(Duration.ofSeconds(3))
                    .start(run.ledger(budget, Lane.normal), Lane.normal, 32, Integer.MAX_VALUE);
        }
        run.time.run(Duration.ofHours(1));

        assertNothingRefusedOrOver(run);
    }

    @Test
    void withoutTheStoreEachNodeTakesItsPart() {
        Simulation run = new Simulation(5, 600, 90, false);
        AtomicBoolean down = new AtomicBoolean();
        BudgetStore store = store(run);
        BudgetStore way = (ledger, name, request) -> {
            if (down.get()) {
                throw new IllegalStateException("no database");
            }
            return store.lease(ledger, name, request);
        };
        for (int node = 0; node < 3; node++) {
            run.callers(Duration.ofSeconds(1))
                    .start(run.ledger(run.node(node, way), Lane.normal), Lane.normal, 32, Integer.MAX_VALUE);
        }
        run.time.after(Duration.ofSeconds(200), () -> down.set(true));

        run.time.run(LONG);

        List<FixedWindows.Tally> windows = run.fullWindows();
        assertThat(windows).allSatisfy(window -> assertThat(window.refused).isZero());
        assertThat(windows.subList(5, windows.size()))
                .allSatisfy(window -> assertThat(window.ours).isBetween((int) (run.most() * 0.9), run.most()));
    }

    @Test
    void aStoreThatHangsIsOneThatDoesNotAnswer() {
        Simulation run = new Simulation(5, 600, 90, false);
        AtomicBoolean hangs = new AtomicBoolean();
        List<Runnable> hanging = new ArrayList<>();
        Executor asking = task -> run.time.after(5_000_000, () -> {
            if (hangs.get()) {
                hanging.add(task);
            } else {
                task.run();
            }
        });
        BudgetStore store = store(run);
        for (int node = 0; node < 3; node++) {
            Budget budget = new Budget(run.time, store, asking, "node" + node, new Random(node));
            run.callers(Duration.ofSeconds(1))
                    .start(run.ledger(budget, Lane.normal), Lane.normal, 32, Integer.MAX_VALUE);
        }
        run.time.after(Duration.ofSeconds(200), () -> hangs.set(true));
        run.time.run(LONG);
        List<FixedWindows.Tally> hung = run.fullWindows();
        hangs.set(false);
        hanging.forEach(Runnable::run);
        run.time.run(LONG);

        assertThat(hanging).as("questions on their way").hasSizeBetween(3, 3 * 20);
        assertNothingRefusedOrOver(run);
        assertThat(hung.subList(5, hung.size()))
                .allSatisfy(window -> assertThat(window.ours).isGreaterThanOrEqualTo((int) (run.most() * 0.9)));
        List<FixedWindows.Tally> all = run.fullWindows();
        assertThat(all.subList(hung.size() + 3, all.size()))
                .allSatisfy(window -> assertThat(window.ours).isGreaterThanOrEqualTo((int) (run.most() * 0.97)));
    }

    @Test
    void aQuestionThatIsNeverAnsweredIsAskedAnew() {
        Simulation run = new Simulation(5, 600, 90, false);
        AtomicBoolean hangs = new AtomicBoolean();
        Executor asking = task -> run.time.after(5_000_000, () -> {
            if (!hangs.get()) {
                task.run();
            }
        });
        AtomicInteger asked = new AtomicInteger();
        Budget budget = new Budget(run.time, counting(store(run), asked), asking, "node", new Random(1));
        run.callers(Duration.ofSeconds(1)).start(run.ledger(budget, Lane.normal), Lane.normal, 32, Integer.MAX_VALUE);
        run.time.after(Duration.ofSeconds(100), () -> hangs.set(true));
        run.time.after(Duration.ofSeconds(200), () -> hangs.set(false));
        run.time.run(Duration.ofSeconds(195));
        int before = asked.get();

        run.time.run(Duration.ofSeconds(60));

        assertThat(asked.get()).isGreaterThan(before + 5);
    }

    @Test
    void aStoreThatHangsFromTheStartHoldsUpNobodyForLong() {
        Simulation run = new Simulation(7, 600, 90, false);
        Budget budget = new Budget(run.time, store(run), task -> {}, "node", new Random(1));
        Callers callers = run.callers(Duration.ofSeconds(1));
        callers.start(run.ledger(budget, Lane.normal), Lane.normal, 32, 10);

        run.time.run(Duration.ofSeconds(30));

        assertThat(callers.sent).isEqualTo(320);
    }

    private static MemoryBudgetStore store(Simulation run) {
        return new MemoryBudgetStore(() -> run.time.nanos() / 1_000_000);
    }

    private static BudgetStore counting(BudgetStore store, AtomicInteger asked) {
        return (ledger, node, request) -> {
            asked.incrementAndGet();
            return store.lease(ledger, node, request);
        };
    }

    private static void assertNothingRefusedOrOver(Simulation run) {
        assertThat(run.windows()).allSatisfy(window -> {
            assertThat(window.refused).isZero();
            assertThat(window.ours).isLessThanOrEqualTo(run.most());
        });
    }
}
