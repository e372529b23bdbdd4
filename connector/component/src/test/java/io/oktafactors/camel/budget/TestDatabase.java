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
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.tools.Server;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A database that several processes can use, with the budget's tables. */
public record TestDatabase(String url, DataSource source, AutoCloseable server) implements AutoCloseable {

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
        return of("jdbc:h2:" + server.getURL() + "/budget;DB_CLOSE_DELAY=-1", server::stop);
    }

    private static TestDatabase postgres(Path folder) throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgresql"))
                .start();
        return of(server.getJdbcUrl("postgres", "postgres"), server);
    }

    private static TestDatabase of(String url, AutoCloseable server) {
        return new TestDatabase(url, source(url), server);
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
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One that keeps its connections, as an app has it. */
    public static DataSource source(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            PGConnectionPoolDataSource postgres = new PGConnectionPoolDataSource();
            postgres.setUrl(url);
            return JdbcConnectionPool.create(postgres);
        }
        return JdbcConnectionPool.create(url, "", "");
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
