package io.oktafactors.routes.settings;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.logging.Log;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Creates the folder of {@code mfa.home} for its owner only, before the first file is written to it: the broker's journal, the
 * database and the feed hold names and phone numbers. An existing folder keeps its permissions, with a warning if other users
 * may enter it.
 */
public final class HomeFolder implements EnvironmentPostProcessor, Ordered {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private final Log log;

    HomeFolder(DeferredLogFactory logs) {
        this.log = logs.getLog(HomeFolder.class);
    }

    /** Right after the settings are read, and before the log, which writes into the folder. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String setting = environment.getProperty("mfa.home", "");
        if (setting.isBlank()) {
            return; // reported later, with the other settings
        }
        Path home = Path.of(setting);
        try {
            create(home);
            warnIfOpen(home.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new SettingException("The folder " + home.toAbsolutePath().normalize()
                    + " of the setting mfa.home cannot be created or read ("
                    + e.getClass().getSimpleName()
                    + "); set another folder, or give the user that runs the app write permission");
        }
    }

    /** Creates the folder, if it does not exist, for its owner only. */
    public static void create(Path home) throws IOException {
        if (Files.isDirectory(home)) {
            return;
        }
        Path parent = home.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        FileAttribute<?>[] permissions = isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
        Files.createDirectory(home, permissions);
    }

    private void warnIfOpen(Path home) throws IOException {
        if (!isPosix()) {
            return;
        }
        Set<PosixFilePermission> others = new HashSet<>(Files.getPosixFilePermissions(home));
        others.removeAll(OWNER);
        if (!others.isEmpty()) {
            log.warn("The folder " + home
                    + " can be read by other users of this machine, and its files contain names and"
                    + " phone numbers; restrict its permissions with: chmod 700 " + home);
        }
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
