package io.oktafactors.camel.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a store does in each kind of database. */
class JdbcBudgetStoreTest {

    private static final LeaseRequest GREEDY = new LeaseRequest(0, 100, 160, 600, 600, 0, 0, 1_000);
    private static final Map<TestDatabase.Kind, TestDatabase> DATABASES = new EnumMap<>(TestDatabase.Kind.class);

    private final String ledger = UUID.randomUUID().toString();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        for (TestDatabase.Kind kind : TestDatabase.Kind.values()) {
            DATABASES.put(kind, TestDatabase.start(kind, folder));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        for (TestDatabase database : DATABASES.values()) {
            database.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nodesThatAskAtTheSameTimeGetTheBudgetOnceAndInEqualParts(TestDatabase.Kind kind) throws Exception {
        BudgetStore store = new JdbcBudgetStore(DATABASES.get(kind).source());
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<Future<Integer>> leased = new ArrayList<>();
        for (int node = 0; node < 3; node++) {
            String name = "node" + node;
            leased.add(threads.submit(() -> {
                int mine = 0;
                for (int i = 0; i < 40; i++) {
                    mine = store.lease(ledger, name, GREEDY).leased();
                }
                return mine;
            }));
        }

        int all = 0;
        for (Future<Integer> each : leased) {
            all += each.get(60, TimeUnit.SECONDS);
        }
        threads.shutdown();

        assertThat(all).isEqualTo(600);
    }

    @ParameterizedTest
    @EnumSource
    void whatANodeGivesBackAnotherOneGets(TestDatabase.Kind kind) {
        BudgetStore store = new JdbcBudgetStore(DATABASES.get(kind).source());
        for (int i = 0; i < 20; i++) {
            store.lease(ledger, "first", GREEDY);
        }
        int before = store.lease(ledger, "second", GREEDY).leased();
        store.lease(ledger, "first", new LeaseRequest(0, 100, 160, 600, 600, 10, 0, LeaseRequest.GIVE_BACK));

        int after = 0;
        for (int i = 0; i < 20; i++) {
            after = store.lease(ledger, "second", GREEDY).leased();
        }

        assertThat(before).isLessThan(300);
        assertThat(after).isEqualTo(590);
    }

    @ParameterizedTest
    @EnumSource
    void aNewWindowBeginsWithWhatIsInFlight(TestDatabase.Kind kind) {
        BudgetStore store = new JdbcBudgetStore(DATABASES.get(kind).source());
        store.lease(ledger, "first", new LeaseRequest(0, 100, 160, 600, 600, 300, 7, 0));

        Lease next = store.lease(ledger, "second", new LeaseRequest(161_000, 160, 0, 600, 600, 0, 0, 1));

        assertThat(next.after()).isEqualTo(160);
        assertThat(next.ends()).isZero();
        assertThat(next.others()).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource
    void whatANodeMayStillSendThatHasNotSeenTheTurnIsNotGivenToOthers(TestDatabase.Kind kind) {
        BudgetStore store = new JdbcBudgetStore(DATABASES.get(kind).source());
        int leased = store.lease(ledger, "first", new LeaseRequest(0, 100, 160, 600, 600, 20, 7, 50))
                .leased();

        Lease next = store.lease(ledger, "second", new LeaseRequest(161_000, 160, 0, 600, 600, 0, 0, 1));

        assertThat(leased).isGreaterThan(20);
        assertThat(next.others()).isEqualTo(7 + leased - 20);
    }

    @ParameterizedTest
    @EnumSource
    void whyARowCannotBeMadeIsTold(TestDatabase.Kind kind) {
        BudgetStore store = new JdbcBudgetStore(DATABASES.get(kind).source());

        assertThatThrownBy(() -> store.lease("x".repeat(401), "node", GREEDY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("okta_budget", "too long")
                .rootCause()
                .hasMessageContaining("400");
    }

    @ParameterizedTest
    @EnumSource
    void aMissingTableIsNamed(TestDatabase.Kind kind) throws Exception {
        TestDatabase database = DATABASES.get(kind);
        BudgetStore store = new JdbcBudgetStore(database.source());
        database.execute("ALTER TABLE okta_budget RENAME TO elsewhere");
        try {
            assertThatThrownBy(() -> store.lease(ledger, "node", GREEDY))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("okta_budget");
        } finally {
            database.execute("ALTER TABLE elsewhere RENAME TO okta_budget");
        }
    }
}
