package io.oktafactors.routes.settings;

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
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The password of a user. It is taken from the setting, else from the file of an earlier start, else it is generated. Only its
 * hash is stored, when the password is shown: a password that was never shown is replaced at the next start.
 */
public final class KeptPassword {

    private static final String BCRYPT = "{bcrypt}";
    private static final Pattern HASH = Pattern.compile("\\{bcrypt}\\$2[aby]?\\$\\d\\d\\$[./0-9A-Za-z]{53}");

    /** Without letters that look alike. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 20;

    /** Maximum length that bcrypt uses. */
    private static final int LONGEST = 72;

    private static final PasswordEncoder ENCODERS = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    private final Owner owner;
    private final String hash;
    private final boolean isSet;
    private String generated;

    private KeptPassword(Owner owner, String hash, boolean isSet, String generated) {
        this.owner = owner;
        this.hash = hash;
        this.isSet = isSet;
        this.generated = generated;
    }

    /**
     * The owner of a password.
     *
     * @param user name to sign in with
     * @param setting name of the setting that may hold the password
     * @param file file for the hash of a generated password
     */
    public record Owner(String user, String setting, Path file) {}

    /** @param value value of the setting: the password, or <code>{bcrypt}</code> and its hash; null or empty if not set */
    public static KeptPassword of(Owner owner, String value) {
        if (value != null && !value.isBlank()) {
            return new KeptPassword(owner, hashOfSetting(owner.setting(), value), true, null);
        }
        if (Files.exists(owner.file())) {
            return new KeptPassword(owner, read(owner.file()), false, null);
        }
        String generated = random();
        return new KeptPassword(owner, encode(generated), false, generated);
    }

    public String user() {
        return owner.user();
    }

    /** The hash, with its algorithm in braces before it. */
    public String hash() {
        return hash;
    }

    /** Whether this is the password. */
    public boolean fits(String password) {
        return ENCODERS.matches(password, hash);
    }

    /**
     * A line that tells how to sign in.
     *
     * @param revealed the password, if {@link #reveal} gave it
     */
    public String notice(Optional<String> revealed) {
        return "user " + owner.user() + ", password "
                + revealed.map(plain -> plain + "  (shown only once; its hash is stored in " + owner.file() + ")")
                        .orElseGet(() -> isSet
                                ? "as set by " + owner.setting()
                                : "as shown at the first start; to get a new one, delete " + owner.file()
                                        + " and start again");
    }

    /**
     * The password if this start generated it. It is returned once, for the caller to show it: after that only its hash is
     * kept.
     */
    public synchronized Optional<String> reveal() {
        Optional<String> revealed = Optional.ofNullable(generated);
        revealed.ifPresent(password -> write());
        generated = null;
        return revealed;
    }

    private static String hashOfSetting(String name, String setting) {
        if (!setting.startsWith(BCRYPT)) {
            if (setting.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
                throw new SettingException("The setting " + name + " is longer than " + LONGEST
                        + " bytes, the maximum of bcrypt; use a shorter password");
            }
            return encode(setting);
        }
        if (!HASH.matcher(setting).matches()) {
            throw new SettingException("The setting " + name + " starts with " + BCRYPT
                    + " but is not followed by a bcrypt hash, such as {bcrypt}$2a$10$ and 53 characters");
        }
        return setting;
    }

    private static String read(Path file) {
        try {
            String hash = Files.readString(file).strip();
            if (!HASH.matcher(hash).matches()) {
                throw new SettingException("The file " + file
                        + " contains no password hash; delete it, and a new password is generated at the next start");
            }
            return hash;
        } catch (IOException e) {
            throw new SettingException("The file " + file + " with the password hash cannot be read");
        }
    }

    private void write() {
        Path file = owner.file();
        try {
            Files.createDirectories(file.getParent());
            Path partial = Files.createTempFile(file.getParent(), "." + file.getFileName(), "", ownerOnly());
            Files.writeString(partial, hash + "\n");
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The hash of a password cannot be written to " + file, e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** A random password that cannot be guessed. */
    public static String random() {
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
