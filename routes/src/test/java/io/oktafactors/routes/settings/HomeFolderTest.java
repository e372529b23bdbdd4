package io.oktafactors.routes.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.oktafactors.routes.RunningApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class HomeFolderTest {

    private static final String NOWHERE = "http://127.0.0.1:1";

    @TempDir
    Path parent;

    @BeforeEach
    void wherePermissionsArePosix() {
        assumeThat(parent.getFileSystem().supportedFileAttributeViews()).contains("posix");
    }

    @Test
    void aHomeThatTheAppMakesIsForItsOwnerOnly(CapturedOutput output) throws Exception {
        Path home = parent.resolve("new").resolve("home");

        new RunningApp(home, NOWHERE, "t").close();

        assertThat(permissions(home)).isEqualTo("rwx------");
        assertThat(home.resolve("broker")).isDirectory();
        assertThat(output.getOut()).doesNotContain("can be read by other users");
    }

    @Test
    void aHomeThatIsOpenToOthersStaysSoWithAWarning(CapturedOutput output) throws Exception {
        Path home = Files.createDirectory(parent.resolve("open"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-x---"));

        new RunningApp(home, NOWHERE, "t").close();

        assertThat(permissions(home)).isEqualTo("rwxr-x---");
        assertThat(output.getOut()).containsOnlyOnce("restrict its permissions with: chmod 700 " + home);
    }

    @Test
    void theFileOfTheDatabaseIsForItsOwnerOnlyWhateverTheFolderIs() throws Exception {
        Path home = Files.createDirectory(parent.resolve("shared"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));

        new RunningApp(home, NOWHERE, "t").close();
        assertThat(permissions(home.resolve("state.mv.db"))).isEqualTo("rw-------");

        Files.setPosixFilePermissions(home.resolve("state.mv.db"), PosixFilePermissions.fromString("rw-r--r--"));
        new RunningApp(home, NOWHERE, "t").close();
        assertThat(permissions(home.resolve("state.mv.db"))).isEqualTo("rw-------");
    }

    @Test
    void aHomeThatCannotBeMadeIsToldByItsSetting(CapturedOutput output) throws Exception {
        Path file = Files.writeString(parent.resolve("file"), "no folder");

        assertThatThrownBy(() -> new RunningApp(file.resolve("home"), NOWHERE, "t"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(file.resolve("home") + " of the setting mfa.home cannot be created");
        assertThat(output.getOut()).contains("APPLICATION FAILED TO START", "of the setting mfa.home");
    }

    private static String permissions(Path folder) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }
}
