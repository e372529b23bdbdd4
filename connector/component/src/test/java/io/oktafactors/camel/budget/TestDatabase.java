package io.oktafactors.camel.budget;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that several processes can use, with the budget's tables. */
public record TestDatabase(String url, AutoCloseable server) implements AutoCloseable {

    public enum Kind {
        H2,
        POSTGRESQL
    }

    public static TestDatabase start(Kind kind, Path folder) throws Exception {
        TestDatabase database = kind == Kind.H2 ? h2(folder) : postgres(folder);
        database.createTables();
        return database;
    }

    private static TestDatabase h2(Path folder) throws SQLException {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString())
                .start();
        return new TestDatabase("jdbc:h2:" + server.getURL() + "/budget;DB_CLOSE_DELAY=-1", server::stop);
    }

    private static TestDatabase postgres(Path folder) throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgresql"))
                .start();
        return new TestDatabase(server.getJdbcUrl("postgres", "postgres"), server);
    }

    private void createTables() throws IOException, SQLException {
        try (InputStream script = BudgetStore.class.getResourceAsStream("budget.sql")) {
            for (String each : new String(script.readAllBytes(), StandardCharsets.UTF_8).split(";")) {
                if (!each.isBlank()) {
                    execute(each);
                }
            }
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public DataSource source() {
        return source(url);
    }

    public static DataSource source(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            PGSimpleDataSource postgres = new PGSimpleDataSource();
            postgres.setUrl(url);
            return postgres;
        }
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(url);
        return h2;
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
