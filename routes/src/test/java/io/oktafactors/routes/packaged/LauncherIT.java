package io.oktafactors.routes.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher beside a copy of the packaged app. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {

    private static final Path JAR = Path.of(System.getProperty("okta-factors.jar"));

    @TempDir
    Path folder;

    private Path launcher;

    @BeforeEach
    void copyApp() throws IOException {
        launcher = folder.resolve("okta-factors.sh");
        Files.copy(JAR.resolveSibling("okta-factors.sh"), launcher);
        Files.copy(JAR, folder.resolve("okta-factors.jar"));
        Files.createSymbolicLink(folder.resolve("lib"), JAR.resolveSibling("lib"));
    }

    @Test
    void theHeapIsLimited() throws Exception {
        assertThat(run("-XX:+PrintFlagsFinal -version").output).containsPattern("MaxHeapSize += 201326592 ");
    }

    @Test
    void javaOptsOverrideTheOptionsOfTheLauncher() throws Exception {
        assertThat(run("-Xmx300m -XX:+PrintFlagsFinal -version").output).containsPattern("MaxHeapSize += 314572800 ");
    }

    @Test
    void anArchiveThatDoesNotFitIsIgnored() throws Exception {
        Files.writeString(folder.resolve("okta-factors.jsa"), "not an archive");

        assertThat(run("-version").code).isZero();
        assertThat(run("-version").output).doesNotContain("archive");
    }

    @Test
    void theAppStartsFromTheArchiveThatTheLauncherWrites() throws Exception {
        Ended written = run("", "archive");
        assertThat(written.code).as(written.output).isZero();
        assertThat(folder.resolve("okta-factors.jsa")).isNotEmptyFile();

        // With "on", a JVM that cannot use the archive does not start. Without an organization, the start ends early.
        Ended started = run("-Xshare:on -Xlog:class+load");
        assertThat(started.output)
                .containsPattern("org.springframework.boot.SpringApplication source: shared objects file")
                .contains("No Okta organization is configured");
    }

    private record Ended(int code, String output) {}

    private Ended run(String javaOpts, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "run", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OKTA_CLIENT_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", javaOpts);
        int code = builder.start().waitFor();
        return new Ended(code, Files.readString(output, StandardCharsets.ISO_8859_1));
    }
}
