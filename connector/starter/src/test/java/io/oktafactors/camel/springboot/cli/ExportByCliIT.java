package io.oktafactors.camel.springboot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.camel.springboot.OneCallOkta;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A route that the Camel CLI exports to Spring Boot ({@code camel export --runtime=spring-boot}), built and started. */
@EnabledIfSystemProperty(named = "camel-cli.version", matches = ".+", disabledReason = "run it by the profile cli")
class ExportByCliIT {

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final String TOKEN = "00canaryTokenX7";

    /** One that nobody has: what was installed before must not be taken for what is tested. */
    private static final String VERSION = "1.0.0-export-" + System.currentTimeMillis();

    @TempDir
    private static Path repository;

    @TempDir
    private Path folder;

    private OneCallOkta okta;

    @BeforeAll
    static void publish() throws IOException {
        publish("okta-factors-parent", Path.of("../../pom.xml"), null);
        publish("camel-okta-factors", Path.of("../component/pom.xml"), Path.of("../component/target"));
        publish("camel-okta-factors-starter", Path.of("pom.xml"), Path.of("target"));
    }

    private static void publish(String artifact, Path pom, Path target) throws IOException {
        String project = System.getProperty("project.version");
        Path place = Files.createDirectories(repository.resolve("io/oktafactors/" + artifact + "/" + VERSION));
        Files.writeString(
                place.resolve(artifact + "-" + VERSION + ".pom"),
                Files.readString(pom)
                        .replace("<version>" + project + "</version>", "<version>" + VERSION + "</version>"));
        if (target != null) {
            Files.copy(
                    target.resolve(artifact + "-" + project + ".jar"),
                    place.resolve(artifact + "-" + VERSION + ".jar"));
        }
    }

    /** CLI and Maven keep what they take from the repository. */
    @AfterAll
    static void forget() throws IOException {
        Path local = Path.of(
                System.getProperty("maven.repo.local", System.getProperty("user.home") + "/.m2/repository"),
                "io/oktafactors");
        if (Files.isDirectory(local)) {
            try (Stream<Path> kept = Files.walk(local)) {
                List<Path> ours = kept.filter(path -> path.toString().contains(VERSION))
                        .sorted((one, other) -> other.compareTo(one))
                        .toList();
                for (Path path : ours) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    @BeforeEach
    void start() throws IOException {
        okta = new OneCallOkta();
    }

    @AfterEach
    void stop() {
        okta.close();
    }

    @Test
    void theAppOfARouteWithTheStarterStartsAndCallsOkta() throws Exception {
        Process app = start(export("camel-okta-factors-starter"));
        try {
            assertThat(okta.call().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo("/api/v1/users/00u1/factors SSWS " + TOKEN);
        } finally {
            app.destroy();
            app.waitFor();
        }
    }

    @Test
    void theAppOfARouteWithTheComponentAloneNamesTheStarter() throws Exception {
        Process app = start(export("camel-okta-factors"));
        try {
            await().atMost(PATIENCE).until(() -> !app.isAlive());
            assertThat(log("app"))
                    .contains("camel.component.okta-factors.org-url is set, but the component did not receive it. In"
                            + " Spring Boot, add the dependency io.oktafactors:camel-okta-factors-starter")
                    .doesNotContain(TOKEN);
        } finally {
            app.destroyForcibly();
        }
    }

    /** The jar of the app. */
    private Path export(String artifact) throws Exception {
        Path route = Files.writeString(folder.resolve("factors.camel.yaml"), """
                - route:
                    from:
                      uri: timer:once
                      parameters:
                        repeatCount: 1
                      steps:
                        - to:
                            uri: okta-factors:listFactors
                            parameters:
                              userId: 00u1
                """);
        Path properties = Files.writeString(
                folder.resolve("application.properties"),
                "camel.component.okta-factors.org-url=" + okta.url() + "\ncamel.component.okta-factors.token=" + TOKEN
                        + "\n");
        Path exported = folder.resolve("exported");
        end(run(
                "export",
                java(),
                "-cp",
                classPath(),
                CliMain.class.getName(),
                "export",
                route.toString(),
                properties.toString(),
                "--runtime=spring-boot",
                "--gav=com.acme:factors:1.0",
                "--dir=" + exported,
                "--java-version=17",
                "--dep=mvn:io.oktafactors:" + artifact + ":" + VERSION,
                "--repos=" + repository.toUri(),
                "--camel-spring-boot-version=" + System.getProperty("camel.version"),
                "--spring-boot-version=" + System.getProperty("spring-boot.version"),
                "--kamelets-version=" + System.getProperty("camel-kamelets.version")));
        end(run(
                "build",
                Path.of("../../mvnw").toRealPath().toString(),
                "-ntp",
                "-q",
                "-f",
                exported.resolve("pom.xml").toString(),
                "-DskipTests",
                "package"));
        return exported.resolve("target/factors-1.0.jar");
    }

    private Process start(Path jar) throws IOException {
        return run("app", java(), "-jar", jar.toString());
    }

    private Process run(String name, String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
    }

    private void end(Process process) throws Exception {
        boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0)
                .as(() -> log("export") + log("build"))
                .isTrue();
    }

    private String log(String name) {
        try {
            Path log = folder.resolve(name + ".log");
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Without what is tested, which the CLI finds by its dependency, and without what stands in the way of its own logging. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(element -> !element.contains("logback") && !element.contains("log4j-to-slf4j"))
                .filter(element ->
                        !element.contains("camel-okta-factors") && !element.endsWith("starter/target/classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
