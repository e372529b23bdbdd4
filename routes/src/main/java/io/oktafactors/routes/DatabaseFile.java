package io.oktafactors.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.logging.Log;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Lets nobody but its owner read H2's file in {@code mfa.home}, which holds the key of the installation, whatever the permissions of
 * the folder are.
 */
public final class DatabaseFile implements EnvironmentPostProcessor, Ordered {

    private static final String FILE_URL = "jdbc:h2:file:";
    private static final String SUFFIX = ".mv.db";
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private final Log log;

    DatabaseFile(DeferredLogFactory logs) {
        this.log = logs.getLog(DatabaseFile.class);
    }

    /** After the folder is there. */
    @Override
    public int getOrder() {
        return HomeFolder.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String home = environment.getProperty("mfa.home", "");
        String url = environment.getProperty("spring.datasource.url", "");
        if (home.isBlank() || !url.startsWith(FILE_URL)) {
            return;
        }
        Path file = Path.of(url.substring(FILE_URL.length()).split(";", 2)[0] + SUFFIX)
                .toAbsolutePath()
                .normalize();
        if (file.startsWith(Path.of(home).toAbsolutePath().normalize())) {
            close(file);
        }
    }

    /** H2 fills a file that is empty. */
    private void close(Path file) {
        try {
            if (Files.getFileStore(file.getParent()).supportsFileAttributeView(PosixFileAttributeView.class)) {
                if (!Files.exists(file)) {
                    Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
                }
                Files.setPosixFilePermissions(file, OWNER);
            }
        } catch (IOException e) {
            log.warn("The database file " + file + " cannot be closed to other users of this machine ("
                    + e.getClass().getSimpleName() + "); let this user own it, or close it with: chmod 600 " + file);
        }
    }
}
