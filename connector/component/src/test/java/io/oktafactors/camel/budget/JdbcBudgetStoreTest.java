package io.oktafactors.camel.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcBudgetStoreTest {

    private static final LeaseRequest GREEDY = new LeaseRequest(0, 100, 160, 600, 600, 0, 0, 1_000);

    private final JdbcDataSource database = new JdbcDataSource();
    private final JdbcBudgetStore store = new JdbcBudgetStore(database);

    @BeforeEach
    void createTables() throws Exception {
        database.setURL("jdbc:h2:mem:" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
        createTables(database);
    }

    static void createTables(DataSource database) throws Exception {
        try (InputStream script = BudgetStore.class.getResourceAsStream("budget.sql");
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : new String(script.readAllBytes(), StandardCharsets.UTF_8).split(";")) {
                if (!each.isBlank()) {
                    statement.execute(each);
                }
            }
        }
    }

    @Test
    void nodesThatAskAtTheSameTimeGetTheBudgetOnceAndInEqualParts() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<Future<Integer>> leased = new ArrayList<>();
        for (int node = 0; node < 3; node++) {
            String name = "node" + node;
            leased.add(threads.submit(() -> {
                int mine = 0;
                for (int i = 0; i < 40; i++) {
                    mine = store.lease("ledger", name, GREEDY).leased();
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

    @Test
    void whatANodeGivesBackAnotherOneGets() {
        for (int i = 0; i < 20; i++) {
            store.lease("ledger", "first", GREEDY);
        }
        int before = store.lease("ledger", "second", GREEDY).leased();
        store.lease("ledger", "first", new LeaseRequest(0, 100, 160, 600, 600, 10, 0, LeaseRequest.GIVE_BACK));

        int after = 0;
        for (int i = 0; i < 20; i++) {
            after = store.lease("ledger", "second", GREEDY).leased();
        }

        assertThat(before).isLessThan(300);
        assertThat(after).isEqualTo(590);
    }

    @Test
    void aNewWindowBeginsWithWhatIsInFlight() {
        store.lease("ledger", "first", new LeaseRequest(0, 100, 160, 600, 600, 300, 7, 300));

        Lease next = store.lease("ledger", "second", new LeaseRequest(161_000, 160, 0, 600, 600, 0, 0, 1));

        assertThat(next.after()).isEqualTo(160);
        assertThat(next.ends()).isZero();
        assertThat(next.others()).isEqualTo(7);
    }

    @Test
    void aMissingTableIsNamed() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE okta_budget");
        }

        assertThatThrownBy(() -> store.lease("ledger", "node", GREEDY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("okta_budget");
    }
}
