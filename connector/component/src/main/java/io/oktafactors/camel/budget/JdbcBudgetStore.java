package io.oktafactors.camel.budget;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * A store in a database, for nodes on several machines. It needs the tables of {@code budget.sql}, which is beside this class,
 * and works with PostgreSQL and H2. Times are those of the database, so the nodes' clocks do not matter.
 */
public final class JdbcBudgetStore implements BudgetStore {

    private static final String LOCK =
            "SELECT after_end, ends, opened_millis, call_limit FROM okta_budget WHERE ledger = ? FOR UPDATE";
    private static final String OPEN =
            "INSERT INTO okta_budget (ledger, after_end, ends, opened_millis, call_limit) VALUES (?, 0, 0, 0, 0)";
    private static final String SLICES =
            "SELECT node, leased, used, flying, wanting, heard_millis FROM okta_budget_slice WHERE ledger = ?";
    private static final String KEEP =
            "UPDATE okta_budget SET after_end = ?, ends = ?, opened_millis = ?, call_limit = ? WHERE ledger = ?";
    private static final String CLEAR = "DELETE FROM okta_budget_slice WHERE ledger = ?";
    private static final String SLICE = "INSERT INTO okta_budget_slice"
            + " (ledger, node, leased, used, flying, wanting, heard_millis) VALUES (?, ?, ?, ?, ?, ?, ?)";

    private final DataSource database;

    public JdbcBudgetStore(DataSource database) {
        this.database = database;
    }

    @Override
    public Lease lease(String ledger, String node, LeaseRequest request) {
        try (Connection connection = database.getConnection()) {
            boolean automatic = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                Lease lease = lease(connection, ledger, node, request);
                connection.commit();
                return lease;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(automatic);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The budget cannot be shared through the tables okta_budget and okta_budget_slice: "
                            + e.getMessage(),
                    e);
        }
    }

    private static Lease lease(Connection connection, String ledger, String node, LeaseRequest request)
            throws SQLException {
        ShareTable known = lock(connection, ledger);
        ShareTable.Outcome outcome = known.answer(node, request, now(connection));
        keep(connection, ledger, known, outcome.division());
        return outcome.lease();
    }

    private static ShareTable lock(Connection connection, String ledger) throws SQLException {
        ShareTable known = find(connection, ledger);
        if (known != null) {
            return known;
        }
        SQLException refused = null;
        try (PreparedStatement open = connection.prepareStatement(OPEN)) {
            open.setString(1, ledger);
            open.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback(); // another node may have been first: then it is found now
            refused = e;
        }
        ShareTable opened = find(connection, ledger);
        if (opened == null) {
            throw new SQLException(
                    "no row could be inserted for " + ledger + (refused == null ? "" : ": " + refused.getMessage()),
                    refused);
        }
        return opened;
    }

    private static ShareTable find(Connection connection, String ledger) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, ledger);
            try (ResultSet row = lock.executeQuery()) {
                return row.next()
                        ? new ShareTable(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getInt(4),
                                slices(connection, ledger))
                        : null;
            }
        }
    }

    private static List<ShareTable.Slice> slices(Connection connection, String ledger) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(SLICES)) {
            find.setString(1, ledger);
            try (ResultSet rows = find.executeQuery()) {
                List<ShareTable.Slice> slices = new ArrayList<>();
                while (rows.next()) {
                    slices.add(new ShareTable.Slice(
                            rows.getString(1),
                            rows.getInt(2),
                            rows.getInt(3),
                            rows.getInt(4),
                            rows.getBoolean(5),
                            rows.getLong(6)));
                }
                return slices;
            }
        }
    }

    private static long now(Connection connection) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("SELECT CURRENT_TIMESTAMP");
                ResultSet row = ask.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant().toEpochMilli();
        }
    }

    private static void keep(Connection connection, String ledger, ShareTable before, ShareTable division)
            throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP);
                PreparedStatement clear = connection.prepareStatement(CLEAR);
                PreparedStatement slice = connection.prepareStatement(SLICE)) {
            keep.setLong(1, division.after());
            keep.setLong(2, division.ends());
            keep.setLong(3, division.openedMillis());
            keep.setInt(4, division.limit());
            keep.setString(5, ledger);
            keep.executeUpdate();
            if (!before.slices().isEmpty()) {
                clear.setString(1, ledger);
                clear.executeUpdate();
            }
            for (ShareTable.Slice each : division.slices()) {
                slice.setString(1, ledger);
                slice.setString(2, each.node());
                slice.setInt(3, each.leased());
                slice.setInt(4, each.used());
                slice.setInt(5, each.flying());
                slice.setBoolean(6, each.wanting());
                slice.setLong(7, each.heardMillis());
                slice.addBatch();
            }
            slice.executeBatch();
        }
    }
}
