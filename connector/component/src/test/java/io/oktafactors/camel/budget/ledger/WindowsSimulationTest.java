package io.oktafactors.camel.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.budget.BucketKey;
import io.oktafactors.camel.budget.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The budget against Okta's windows, for minutes and hours that pass in milliseconds. More seeds:
 * {@code ./mvnw -pl connector/component test -Dtest='*SimulationTest' -Dbudget.seeds=50}.
 */
class WindowsSimulationTest {

    private static final Duration LONG = Duration.ofMinutes(12);

    static Stream<Arguments> callersAndShares() {
        List<Arguments> all = new ArrayList<>();
        for (int seed = 1; seed <= Simulation.SEEDS; seed++) {
            for (int callers : new int[] {8, 32, 128, 512}) {
                for (int share : new int[] {10, 50, 90, 100}) {
                    for (boolean fromFirstCall : new boolean[] {false, true}) {
                        all.add(Arguments.of(seed, callers, share, fromFirstCall));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("callersAndShares")
    void eachWindowIsUsedToTheShareAndNoCallIsRefused(int seed, int callers, int share, boolean fromFirstCall) {
        for (int limit : new int[] {100, 600}) {
            Simulation run = new Simulation(seed, limit, share, fromFirstCall);
            run.callers(Duration.ofSeconds(3))
                    .start(run.ledger(run.budget(), Lane.normal), Lane.normal, callers, Integer.MAX_VALUE);

            run.time.run(LONG);

            assertThat(run.windows()).hasSizeGreaterThan(11).allSatisfy(window -> {
                assertThat(window.refused).isZero();
                assertThat(window.ours).isLessThanOrEqualTo(run.most());
            });
            assertThat(run.fullWindows())
                    .allSatisfy(window -> assertThat(window.ours).isGreaterThanOrEqualTo((int) (run.most() * 0.99)));
        }
    }

    static Stream<Arguments> callersAlone() {
        return IntStream.rangeClosed(1, Simulation.SEEDS).boxed().flatMap(seed -> Stream.of(8, 32, 128, 512)
                .map(callers -> Arguments.of(seed, callers)));
    }

    @ParameterizedTest
    @MethodSource("callersAlone")
    void strangersWhoTakeAThirdCostOneRefusalAWindowAtMost(int seed, int callers) {
        for (int limit : new int[] {100, 600}) {
            Simulation run = new Simulation(seed, limit, 100, false);
            run.callers(Duration.ofSeconds(3))
                    .start(run.ledger(run.budget(), Lane.normal), Lane.normal, callers, Integer.MAX_VALUE);
            run.strangers(limit / 3.0 / 60);

            run.time.run(LONG);

            assertThat(run.windows())
                    .allSatisfy(window -> assertThat(window.refused).isLessThanOrEqualTo(1));
            assertThat(run.fullWindows()).allSatisfy(window -> assertThat(window.ours)
                    .isGreaterThanOrEqualTo((int) ((limit - window.strangers) * 0.95)));
        }
    }

    static Stream<Arguments> manySeeds() {
        return IntStream.rangeClosed(1, 10 * Simulation.SEEDS).mapToObj(Arguments::of);
    }

    /** The sandbox has such windows. */
    @ParameterizedTest
    @MethodSource("manySeeds")
    void windowsOfTenSecondsThatBeginWithTheirFirstCallCostThreePercentOfTheTimeAtMost(int seed) {
        VirtualTime time = new VirtualTime();
        Random random = new Random(seed);
        long length = 10 * FixedWindows.SECOND;
        long offset = 1_790_000_000L * FixedWindows.SECOND + random.nextLong(length);
        FixedWindows okta = new FixedWindows(time, 100, length, 0, FixedWindows.Rounding.UP, true, offset);
        Callers callers = new Callers(time, okta, random, Duration.ofMillis(100), UnaryOperator.identity());
        Budget budget = new Budget(time, null, Runnable::run, "node", random);
        callers.start(budget.ledger(Simulation.KEY, Lane.normal, 100, 1_000), Lane.normal, 1_500, 1);
        time.run(Duration.ofMillis((long) (140_000 * 1.03)));

        assertThat(callers.sent).isEqualTo(1_500);
        assertThat(okta.windows.values())
                .allSatisfy(window -> assertThat(window.refused).isZero());
    }

    static Stream<Arguments> someCallers() {
        return IntStream.rangeClosed(1, Simulation.SEEDS).boxed().flatMap(seed -> Stream.of(8, 32, 128)
                .map(callers -> Arguments.of(seed, callers)));
    }

    /** The operation table may tell apart what Okta counts together: to each ledger the others are strangers. */
    @ParameterizedTest
    @MethodSource("someCallers")
    void ledgersOfOneBucketUseAllOfItAndCostOneRefusalEachInAWindowOnAverageAtMost(int seed, int callers) {
        for (int limit : new int[] {100, 600}) {
            Simulation run = new Simulation(seed, limit, 100, false);
            Budget budget = run.budget();
            List<String> operations = List.of("GET", "POST", "DELETE");
            for (String operation : operations) {
                BucketKey key = new BucketKey(
                        Simulation.KEY.organization(), Simulation.KEY.principal(), operation + " /factors");
                run.callers(Duration.ofSeconds(1))
                        .start(budget.ledger(key, Lane.normal, 100, 1_000), Lane.normal, callers, Integer.MAX_VALUE);
            }
            run.time.run(LONG);

            assertThat(run.windows())
                    .allSatisfy(window -> assertThat(window.refused).isLessThanOrEqualTo(operations.size()));
            assertThat(run.fullWindows())
                    .allSatisfy(window -> assertThat(window.ours).isGreaterThanOrEqualTo((int) (limit * 0.95)));
        }
    }

    @ParameterizedTest
    @MethodSource("callersAlone")
    void brokenHeadersBreakNothing(int seed, int callers) {
        Simulation run = new Simulation(seed, 600, 100, false);
        run.callers(Duration.ofSeconds(3), broken(new Random(seed)))
                .start(run.ledger(run.budget(), Lane.normal), Lane.normal, callers, Integer.MAX_VALUE);

        run.time.run(LONG);

        int refused = run.windows().stream().mapToInt(window -> window.refused).sum();
        int used = run.fullWindows().stream().mapToInt(window -> window.ours).sum();
        assertThat(refused).isLessThanOrEqualTo(run.windows().size());
        assertThat(used)
                .isGreaterThanOrEqualTo((int) (run.most() * run.fullWindows().size() * 0.9));
    }

    /** One answer in twenty is not what it should be. */
    private static UnaryOperator<CallOutcome> broken(Random random) {
        return answer -> switch (random.nextInt(200)) {
            case 0, 1 -> new CallOutcome(answer.kind(), -1, -1, -1, -1);
            case 2, 3 -> new CallOutcome(answer.kind(), answer.limit(), answer.remaining(), -1, answer.date());
            case 4 -> new CallOutcome(answer.kind(), answer.limit(), answer.remaining(), 0, answer.date());
            case 5 ->
                new CallOutcome(
                        answer.kind(), answer.limit(), answer.remaining(), answer.reset() + 1_000_000, answer.date());
            case 6 ->
                new CallOutcome(answer.kind(), answer.limit(), answer.remaining(), answer.reset() + 120, answer.date());
            case 7 -> new CallOutcome(answer.kind(), answer.limit(), answer.remaining(), answer.reset(), -1);
            case 8 ->
                new CallOutcome(
                        answer.kind(), answer.limit(), answer.remaining(), answer.reset(), answer.date() + 3_600);
            case 9 -> new CallOutcome(answer.kind(), -1, answer.remaining(), answer.reset(), answer.date());
            case 10 ->
                new CallOutcome(
                        answer.kind(), answer.limit(), answer.remaining() + 5_000, answer.reset(), answer.date());
            default -> answer;
        };
    }

    static Stream<Arguments> seeds() {
        return IntStream.rangeClosed(1, Simulation.SEEDS).mapToObj(Arguments::of);
    }

    static Stream<Arguments> budgets() {
        return IntStream.rangeClosed(1, Simulation.SEEDS).boxed().flatMap(seed -> Stream.of(10, 20, 35, 60, 100, 600)
                .flatMap(limit -> Stream.of(true, false).map(first -> Arguments.of(seed, limit, first))));
    }

    /** As long as no more than a tenth of the budget is urgent, and that not all at once. */
    @ParameterizedTest
    @MethodSource("budgets")
    void anUrgentCallStartsWithinASecondBehindThirtyThousandNormalOnes(int seed, int limit, boolean fromFirstCall) {
        Simulation run = new Simulation(seed, limit, 100, fromFirstCall);
        Budget budget = run.budget();
        run.ledger(budget, Lane.urgent);
        RateLimiter ledger = run.ledger(budget, Lane.normal);
        Callers normal = run.callers(Duration.ofSeconds(1));
        normal.start(ledger, Lane.normal, 30_000, 1);
        Callers urgent = run.callers(Duration.ofSeconds(1));
        someUrgent(run, urgent, ledger);
        run.time.run(Duration.ofMinutes(Math.max(40, 3_000 / limit)));

        Collections.sort(urgent.waits);
        assertThat(urgent.waits).hasSizeGreaterThan(100);
        assertThat(urgent.waits.get(urgent.waits.size() * 99 / 100)).isLessThanOrEqualTo(FixedWindows.SECOND);
        assertThat(run.windows()).allSatisfy(window -> {
            assertThat(window.refused).isZero();
            assertThat(window.ours).isLessThanOrEqualTo(run.most());
        });
        int used = run.fullWindows().stream().mapToInt(window -> window.ours).sum();
        assertThat(used).isGreaterThanOrEqualTo((int) (run.fullWindows().size() * run.most() * 0.99));
    }

    private static void someUrgent(Simulation run, Callers urgent, RateLimiter ledger) {
        long apart = 60 * FixedWindows.SECOND / Math.max(1, run.most() / 10);
        run.time.after(apart + run.random.nextLong(apart), () -> {
            urgent.call(ledger, Lane.urgent, 1);
            someUrgent(run, urgent, ledger);
        });
    }
}
