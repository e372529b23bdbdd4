package io.oktafactors.routes.state;

import io.oktafactors.routes.settings.MfaProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Sets the permissions of H2's file in {@code mfa.home} so that only its owner can read it, whatever the permissions of the
 * folder, since it holds the key of the installation. This is done before the file is opened, which the migration does first.
 */
@Component
class DatabaseFile implements FlywayMigrationStrategy {

    private static final String FILE_URL = "jdbc:h2:file:";
    private static final String SUFFIX = ".mv.db";
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFile.class);

    private final String url;
    private final Path home;

    DatabaseFile(@Value("${spring.datasource.url}") String url, MfaProperties properties) {
        this.url = url;
        this.home = properties.homeFile("");
    }

    @Override
    public void migrate(Flyway flyway) {
        if (url.startsWith(FILE_URL)) {
            Path file = Path.of(url.substring(FILE_URL.length()).split(";", 2)[0] + SUFFIX)
                    .toAbsolutePath()
                    .normalize();
            if (file.startsWith(home)) {
                close(file);
            }
        }
        flyway.migrate();
    }

    /** H2 fills an empty file. */
    private static void close(Path file) {
        try {
            if (Files.getFileStore(file.getParent()).supportsFileAttributeView(PosixFileAttributeView.class)) {
                if (!Files.exists(file)) {
                    Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
                }
                Files.setPosixFilePermissions(file, OWNER);
            }
        } catch (IOException e) {
            LOG.warn(
                    "The permissions of the database file {} cannot be restricted ({}); make the user that runs the app its owner, or"
                            + " use: chmod 600 {}",
                    file,
                    e.getClass().getSimpleName(),
                    file);
        }
    }
}
