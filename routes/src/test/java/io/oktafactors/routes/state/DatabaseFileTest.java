package io.oktafactors.routes.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.oktafactors.routes.settings.MfaProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class DatabaseFileTest {

    /** What of the app opens the database, with the settings of the app. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    @EnableConfigurationProperties(MfaProperties.class)
    @Import(DatabaseFile.class)
    static class Database {}

    @Test
    void theFileOfTheDatabaseIsForItsOwnerOnlyWhateverTheFolderIs(@TempDir Path home) throws Exception {
        assumeThat(home.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = home.resolve("state.mv.db");

        open(home);
        assertThat(permissions(file)).isEqualTo("rw-------");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        open(home);
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    private static void open(Path home) {
        new SpringApplicationBuilder(Database.class)
                .web(WebApplicationType.NONE)
                .run("--mfa.home=" + home)
                .close();
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
