package io.oktafactors.routes.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Looks into the app as it is handed out: its jar, and the jars in {@code lib}. */
class PackagedAppIT {

    private static final Path JAR = Path.of(System.getProperty("okta-factors.jar"));
    private static final Path LIB = JAR.resolveSibling("lib");
    private static final String SBOM = "META-INF/sbom/application.cdx.json";
    private static final String LIST = "THIRD-PARTY.txt";

    @Test
    void theAppRunsWithTheJarsOfTheCommittedListAndNoOthers() throws IOException {
        List<RuntimeJar> found = components().stream()
                .filter(jar -> !jar.isOfThisProject())
                .sorted(Comparator.comparing(RuntimeJar::line))
                .toList();
        Files.write(
                JAR.resolveSibling(LIST), found.stream().map(RuntimeJar::line).toList());
        Map<String, RuntimeJar> listed =
                byModule(Stream.of(entry(JAR, "META-INF/" + LIST).split("\n")).map(RuntimeJar::ofLine));

        assertThat(changes(listed, byModule(found.stream())))
                .as("Jars that the app runs with. If the change is meant, accept it by "
                        + "cp routes/target/THIRD-PARTY.txt routes/src/main/resources/META-INF/ and commit that.")
                .isEmpty();
    }

    @Test
    void theSbomNamesExactlyTheJarsInLib() throws IOException {
        try (Stream<Path> lib = Files.list(LIB)) {
            assertThat(components())
                    .extracting(RuntimeJar::fileName)
                    .containsExactlyInAnyOrderElementsOf(
                            lib.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".jar"))
                                    .toList());
        }
    }

    @Test
    void theSbomIsTheSameOnEachMachineAndLiesBesideTheJarToo() throws IOException {
        String sbom = entry(JAR, SBOM);
        assertThat(sbom)
                .doesNotContain(JAR.toAbsolutePath().getParent().getParent().toString())
                .doesNotContain(System.getProperty("user.home") + "/")
                .doesNotContain("file:/")
                .doesNotContain("\"timestamp\"")
                .doesNotContain("\"serialNumber\"");
        assertThat(JAR.resolveSibling("application.cdx.json")).hasContent(sbom);
    }

    @Test
    void eachJarOfThisProjectHoldsItsLicenceAndItsNotice() throws IOException {
        try (Stream<Path> lib = Files.list(LIB)) {
            List<Path> own = Stream.concat(Stream.of(JAR), lib.filter(PackagedAppIT::isOfThisProject))
                    .toList();
            assertThat(own).hasSize(4);
            for (Path jar : own) {
                assertThat(entry(jar, "META-INF/LICENSE")).as(jar.toString()).contains("Apache License");
                assertThat(entry(jar, "META-INF/NOTICE")).as(jar.toString()).contains("Okta Factors for Apache Camel");
            }
        }
        assertThat(LIB.resolve("LICENSE")).exists();
        assertThat(LIB.resolve("NOTICE")).exists();
        assertThat(LIB.resolve(LIST)).hasContent(entry(JAR, "META-INF/" + LIST));
    }

    private static List<String> changes(Map<String, RuntimeJar> listed, Map<String, RuntimeJar> found) {
        List<String> changes = new ArrayList<>();
        found.forEach((module, jar) -> {
            RuntimeJar before = listed.get(module);
            if (before == null) {
                changes.add(module + " is new, " + jar.version() + ", under " + jar.licence());
            } else if (!before.equals(jar)) {
                changes.add(module + " was " + before.version() + " under " + before.licence() + ", and is "
                        + jar.version() + " under " + jar.licence());
            }
        });
        listed.forEach((module, jar) -> {
            if (!found.containsKey(module)) {
                changes.add(module + " is gone, it was " + jar.version());
            }
        });
        return changes;
    }

    private static Map<String, RuntimeJar> byModule(Stream<RuntimeJar> jars) {
        return jars.collect(
                Collectors.toMap(RuntimeJar::module, Function.identity(), (one, other) -> one, TreeMap::new));
    }

    private static List<RuntimeJar> components() throws IOException {
        JsonNode sbom = new ObjectMapper().readTree(entry(JAR, SBOM));
        return StreamSupport.stream(sbom.get("components").spliterator(), false)
                .map(RuntimeJar::ofComponent)
                .toList();
    }

    private static boolean isOfThisProject(Path jar) {
        return jar.getFileName().toString().matches("(camel-)?okta-factors-.+\\.jar");
    }

    private static String entry(Path path, String name) throws IOException {
        try (JarFile jar = new JarFile(path.toFile());
                InputStream content = jar.getInputStream(jar.getEntry(name))) {
            return new String(content.readAllBytes(), UTF_8);
        }
    }
}
