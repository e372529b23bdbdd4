package io.oktafactors.routes.state;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.tools.Server;

/** A database that several processes can use, without tables. */
public record TestDatabase(String url, String user, AutoCloseable server) implements AutoCloseable {

    /** The kinds of database that the app works with. */
    public enum Kind {
        H2,
        POSTGRESQL
    }

    /** Starts a server with its files in a folder. */
    public static TestDatabase start(Kind kind, Path folder) throws IOException, SQLException {
        return kind == Kind.H2 ? h2(folder) : postgres(folder);
    }

    private static TestDatabase h2(Path folder) throws SQLException {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString())
                .start();
        return new TestDatabase("jdbc:h2:" + server.getURL() + "/state;WRITE_DELAY=0", "sa", server::stop);
    }

    private static TestDatabase postgres(Path folder) throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgresql"))
                .start();
        return new TestDatabase(server.getJdbcUrl("postgres", "postgres"), "postgres", server);
    }

    /**
     * What an app has to be started with for the database of its folder: nothing, since it makes one in there, but with
     * {@code -Ddatabase=postgresql} one of its own on a server that all tests of the JVM share.
     */
    public static List<String> settingsOf(Path home) {
        if (!"postgresql".equalsIgnoreCase(System.getProperty("database"))) {
            return List.of();
        }
        return List.of("--spring.datasource.url=" + Shared.urlOf(home), "--spring.datasource.username=postgres");
    }

    private static final class Shared {

        private static final EmbeddedPostgres SERVER = server();
        private static final Map<Path, String> URLS = new ConcurrentHashMap<>();

        static String urlOf(Path home) {
            return URLS.computeIfAbsent(home, folder -> create("home" + URLS.size()));
        }

        private static String create(String name) {
            try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
                return SERVER.getJdbcUrl("postgres", name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static EmbeddedPostgres server() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What an app has to be started with to use it. */
    public List<String> settings() {
        return List.of("--spring.datasource.url=" + url, "--spring.datasource.username=" + user);
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
