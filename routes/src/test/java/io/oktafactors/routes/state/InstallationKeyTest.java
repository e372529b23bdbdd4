package io.oktafactors.routes.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class InstallationKeyTest {

    private static final int NODES = 8;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void nodesThatStartAtOneMomentHaveOneKeyAndAnotherInstallationHasAnother(TestDatabase.Kind kind) throws Exception {
        try (TestDatabase one = TestDatabase.start(kind, Files.createDirectories(folder.resolve("one")));
                TestDatabase other = TestDatabase.start(kind, Files.createDirectories(folder.resolve("other")))) {
            List<String> keys = keysOfNodes(one);

            assertThat(keys).hasSize(NODES).containsOnly(keys.get(0));
            assertThat(key(one)).isEqualTo(keys.get(0)).hasSize(64);
            assertThat(keysOfNodes(other)).doesNotContain(keys.get(0));
        }
    }

    private static List<String> keysOfNodes(TestDatabase database) throws Exception {
        Flyway.configure()
                .dataSource(database.url(), database.user(), "")
                .load()
                .migrate();
        CyclicBarrier together = new CyclicBarrier(NODES);
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        try {
            Callable<String> node = () -> {
                together.await(30, TimeUnit.SECONDS);
                return key(database);
            };
            List<Future<String>> started =
                    IntStream.range(0, NODES).mapToObj(n -> nodes.submit(node)).toList();
            List<String> keys = new ArrayList<>();
            for (Future<String> key : started) {
                keys.add(key.get(60, TimeUnit.SECONDS));
            }
            return keys;
        } finally {
            nodes.shutdownNow();
        }
    }

    private static String key(TestDatabase database) {
        JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(database.url(), database.user(), ""));
        return HexFormat.of().formatHex(new InstallationKey(jdbc).bytes());
    }
}
