package io.oktafactors.routes.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPasswordTest {

    @TempDir
    Path home;

    private Path file;

    @BeforeEach
    void inAHomeThatIsNotThereYet() {
        file = home.resolve("state").resolve("password-of-someone");
    }

    @Test
    void aGeneratedPasswordIsShownOnceAndKeptAsAHashForItsOwnerOnly() throws Exception {
        KeptPassword first = password(null);
        String shown = first.reveal().orElseThrow();

        assertThat(first.reveal()).isEmpty();
        assertThat(first.fits(shown)).isTrue();
        assertThat(Files.readString(file)).startsWith("{bcrypt}").doesNotContain(shown);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        KeptPassword second = password(null);
        assertThat(second.reveal()).isEmpty();
        assertThat(second.fits(shown)).isTrue();
    }

    @Test
    void aPasswordThatNobodySawIsReplaced() {
        password(null);

        assertThat(file).doesNotExist();
        assertThat(password("").reveal()).isPresent();
    }

    @Test
    void noTwoGeneratedPasswordsAreTheSame() {
        assertThat(password(null).reveal().orElseThrow())
                .hasSize(20)
                .isNotEqualTo(KeptPassword.of(owner(home.resolve("other")), null)
                        .reveal()
                        .orElseThrow());
    }

    @Test
    void theSettingOutranksTheFileAndIsNeverShown() {
        password(null).reveal();

        KeptPassword set = password("correct horse");

        assertThat(set.reveal()).isEmpty();
        assertThat(set.notice(set.reveal())).isEqualTo("user someone, password as set by mfa.someone.password");
        assertThat(set.fits("correct horse")).isTrue();
    }

    @Test
    void theSettingMayBeAHash() {
        String hash = password("correct horse").hash();

        assertThat(password(hash).fits("correct horse")).isTrue();
    }

    @Test
    void whatCannotBeTakenIsSaidWithoutShowingIt() throws Exception {
        assertThatThrownBy(() -> password("{bcrypt}correct horse"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("mfa.someone.password")
                .hasMessageNotContaining("horse");
        assertThatThrownBy(() -> password("ä".repeat(37)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("72 bytes");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "correct horse\n");
        assertThatThrownBy(() -> password(null))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(file + " contains no password hash; delete it");
    }

    private KeptPassword password(String setting) {
        return KeptPassword.of(owner(file), setting);
    }

    private static KeptPassword.Owner owner(Path file) {
        return new KeptPassword.Owner("someone", "mfa.someone.password", file);
    }
}
