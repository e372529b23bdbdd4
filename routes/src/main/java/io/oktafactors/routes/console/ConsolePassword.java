package io.oktafactors.routes.console;

import io.oktafactors.routes.SettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * The password of the one user. It comes from the setting, else from the file that an earlier start wrote, else it is
 * generated. Only its hash is kept, and that when the password is shown: one that nobody saw is replaced by the next start.
 */
final class ConsolePassword {

    static final String USER = "operator";
    static final String SETTING = "mfa.console.password";

    private static final String BCRYPT = "{bcrypt}";
    private static final Pattern HASH = Pattern.compile("\\{bcrypt}\\$2[aby]?\\$\\d\\d\\$[./0-9A-Za-z]{53}");

    /** Without those that are taken for one another. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 20;

    /** What bcrypt looks at. */
    private static final int LONGEST = 72;

    private final String hash;
    private final Path file;
    private final boolean isSet;
    private String generated;

    private ConsolePassword(String hash, Path file, boolean isSet, String generated) {
        this.hash = hash;
        this.file = file;
        this.isSet = isSet;
        this.generated = generated;
    }

    /**
     * @param setting the setting's value; null or empty where it is not set
     * @param file where the hash of a generated password is, or will be
     */
    static ConsolePassword of(String setting, Path file) {
        if (setting != null && !setting.isBlank()) {
            return new ConsolePassword(hashOfSetting(setting), file, true, null);
        }
        if (Files.exists(file)) {
            return new ConsolePassword(read(file), file, false, null);
        }
        String generated = generate();
        return new ConsolePassword(encode(generated), file, false, generated);
    }

    /** The hash, with its kind in braces before it. */
    String hash() {
        return hash;
    }

    /** Where the hash of a generated password is kept. */
    Path file() {
        return file;
    }

    /** Whether the setting names the password, so that the file does not matter. */
    boolean isSet() {
        return isSet;
    }

    /** The password if this start generated it, for the caller to show it, now or never: from now on only its hash is kept. */
    synchronized Optional<String> reveal() {
        Optional<String> revealed = Optional.ofNullable(generated);
        revealed.ifPresent(password -> write());
        generated = null;
        return revealed;
    }

    private static String hashOfSetting(String setting) {
        if (!setting.startsWith(BCRYPT)) {
            if (setting.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
                throw new SettingException("The setting " + SETTING + " is longer than " + LONGEST
                        + " bytes, of which bcrypt would ignore the rest; choose a shorter one");
            }
            return encode(setting);
        }
        if (!HASH.matcher(setting).matches()) {
            throw new SettingException(
                    "The setting " + SETTING + " starts with " + BCRYPT
                            + " but no bcrypt hash follows; write the hash as it is made, such as {bcrypt}$2a$10$ and 53 characters");
        }
        return setting;
    }

    private static String read(Path file) {
        try {
            String hash = Files.readString(file).strip();
            if (!HASH.matcher(hash).matches()) {
                throw new SettingException(
                        "The file " + file + " holds no password hash; delete it, and the next start makes a new one");
            }
            return hash;
        } catch (IOException e) {
            throw new SettingException("The file " + file + " with the hash of the console's password cannot be read");
        }
    }

    private void write() {
        try {
            Files.createDirectories(file.getParent());
            Path partial = Files.createTempFile(file.getParent(), ".console-password", "", ownerOnly());
            Files.writeString(partial, hash + "\n");
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The hash of the console's password cannot be written to " + file, e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static String generate() {
        SecureRandom random = new SecureRandom();
        return random.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    private static String encode(String password) {
        return BCRYPT + new BCryptPasswordEncoder().encode(password);
    }
}
