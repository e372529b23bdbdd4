package io.oktafactors.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Looks into the jar that holds the sandbox with all it needs. */
class RunnableJarIT {

    @Test
    void theLicenceIsThisProjectsAndThoseOfTheOthersAreThereWhole() throws IOException {
        assertThat(entry("META-INF/LICENSE")).contains("Apache License").contains("Version 2.0");
        // Of SLF4J, and of the Jakarta APIs.
        assertThat(entry("META-INF/LICENSE.txt")).contains("QOS.ch Sarl");
        assertThat(entry("META-INF/LICENSE.md")).contains("Eclipse Public License - v 2.0");
    }

    @Test
    void theNoticeIsThisProjectsWithThoseOfTheOthers() throws IOException {
        assertThat(entry("META-INF/NOTICE"))
                .contains("Okta Factors for Apache Camel\nCopyright 2026 ")
                .contains("Apache Commons Codec")
                .contains("Jackson JSON processor");
    }

    @Test
    void theSbomNamesEachModuleInTheJarWithItsLicence() throws IOException {
        JsonNode sbom = new ObjectMapper().readTree(entry("META-INF/sbom/application.cdx.json"));
        assertThat(sbom.get("components")).isNotEmpty().allSatisfy(component -> assertThat(component.get("licenses"))
                .as(component.get("purl").asText())
                .isNotEmpty());
        assertThat(StreamSupport.stream(sbom.get("components").spliterator(), false)
                        .map(component -> component.get("group").asText() + "/"
                                + component.get("name").asText()))
                .containsAll(modules());
    }

    /** What the jars that went into this one say about themselves, where they do. */
    private static Iterable<String> modules() throws IOException {
        try (JarFile jar = jar()) {
            Stream<String> descriptors = jar.stream()
                    .map(Object::toString)
                    .filter(name -> name.matches("META-INF/maven/.+/pom\\.properties"))
                    .map(name -> name.substring("META-INF/maven/".length(), name.lastIndexOf('/')))
                    .filter(module -> !module.startsWith("io.oktafactors/"))
                    // Parts of nimbus-jose-jwt.
                    .filter(module -> !module.endsWith("/gson") && !module.endsWith("/jcip-annotations"));
            return descriptors.toList();
        }
    }

    private static String entry(String name) throws IOException {
        try (JarFile jar = jar();
                InputStream content = jar.getInputStream(jar.getEntry(name))) {
            return new String(content.readAllBytes(), UTF_8);
        }
    }

    private static JarFile jar() throws IOException {
        return new JarFile(System.getProperty("okta-factors-sandbox.jar"));
    }
}
