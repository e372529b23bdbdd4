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
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class HomeFolderTest {

    private static final String NOWHERE = "http://127.0.0.1:1";

    @TempDir
    Path parent;

    /** The folder is looked at before there is any bean. */
    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

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

        new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .run("--mfa.home=" + home)
                .close();

        assertThat(permissions(home)).isEqualTo("rwxr-x---");
        assertThat(output.getOut()).containsOnlyOnce("restrict its permissions with: chmod 700 " + home);
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
