package io.oktafactors.routes.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.routes.SettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

class ConsolePasswordTest {

    @TempDir
    Path home;

    private Path file;

    @BeforeEach
    void inAHomeThatIsNotThereYet() {
        file = home.resolve("state").resolve("console-password");
    }

    @Test
    void aGeneratedPasswordIsShownOnceAndKeptAsAHashForItsOwnerOnly() throws Exception {
        ConsolePassword first = ConsolePassword.of(null, file);
        String shown = first.reveal().orElseThrow();

        assertThat(first.reveal()).isEmpty();
        assertThat(fits(shown, first.hash())).isTrue();
        assertThat(Files.readString(file)).startsWith("{bcrypt}").doesNotContain(shown);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        ConsolePassword second = ConsolePassword.of(null, file);
        assertThat(second.reveal()).isEmpty();
        assertThat(fits(shown, second.hash())).isTrue();
    }

    @Test
    void aPasswordThatNobodySawIsReplaced() {
        ConsolePassword.of(null, file);

        assertThat(file).doesNotExist();
        assertThat(ConsolePassword.of("", file).reveal()).isPresent();
    }

    @Test
    void noTwoGeneratedPasswordsAreTheSame() {
        assertThat(ConsolePassword.of(null, file).reveal().orElseThrow())
                .hasSize(20)
                .isNotEqualTo(
                        ConsolePassword.of(null, home.resolve("other")).reveal().orElseThrow());
    }

    @Test
    void theSettingOutranksTheFileAndIsNeverShown() {
        ConsolePassword.of(null, file).reveal();

        ConsolePassword set = ConsolePassword.of("correct horse", file);

        assertThat(set.isSet()).isTrue();
        assertThat(set.reveal()).isEmpty();
        assertThat(fits("correct horse", set.hash())).isTrue();
    }

    @Test
    void theSettingMayBeAHash() {
        String hash = ConsolePassword.of("correct horse", file).hash();

        assertThat(fits("correct horse", ConsolePassword.of(hash, file).hash())).isTrue();
    }

    @Test
    void whatCannotBeTakenIsSaidWithoutShowingIt() throws Exception {
        assertThatThrownBy(() -> ConsolePassword.of("{bcrypt}correct horse", file))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("mfa.console.password")
                .hasMessageNotContaining("horse");
        assertThatThrownBy(() -> ConsolePassword.of("ä".repeat(37), file))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("72 bytes");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "correct horse\n");
        assertThatThrownBy(() -> ConsolePassword.of(null, file))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(file + " holds no password hash; delete it");
        assertThat(new ConsoleProperties(true, "correct horse").toString()).doesNotContain("horse");
    }

    private static boolean fits(String password, String hash) {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder().matches(password, hash);
    }
}
