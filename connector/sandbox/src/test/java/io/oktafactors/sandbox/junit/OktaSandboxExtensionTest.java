package io.oktafactors.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.sandbox.OktaSandbox;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

class OktaSandboxExtensionTest {
    private static final List<String> SEEN = new ArrayList<>();

    @RegisterExtension
    static final OktaSandboxExtension OF_THE_CLASS = OktaSandboxExtension.with(builder -> builder.token("t0ken"));

    private static String urlOfTheClass;

    @BeforeAll
    static void itRunsBeforeTheFirstTest(OktaSandbox okta) {
        urlOfTheClass = okta.url();
        SEEN.add(okta.url());
    }

    @AfterAll
    static void itRunsUntilAfterTheLastTest() throws IOException {
        connect(urlOfTheClass);
    }

    @Test
    void aStaticFieldIsOneSandboxForTheClass(OktaSandbox okta) {
        assertThat(okta).isSameAs(OF_THE_CLASS.sandbox());
        assertThat(okta.url()).isEqualTo(urlOfTheClass);
        assertThat(okta.token()).isEqualTo("t0ken");
    }

    @Test
    void itIsOnlyThereInTests() {
        assertThatThrownBy(() -> new OktaSandboxExtension().sandbox())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@RegisterExtension");
    }

    @Test
    void nothingElseInTheSandboxNeedsJUnit() throws Exception {
        Path classes = Path.of(OktaSandbox.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            assertThat(files.filter(file -> file.toString().endsWith(".class"))
                            .filter(OktaSandboxExtensionTest::mentionsJUnit)
                            .map(file -> classes.relativize(file).getParent().toString())
                            .distinct())
                    .containsExactly("io/oktafactors/sandbox/junit");
        }
    }

    @Nested
    class InANestedClass {
        @Test
        void itIsTheSameSandbox(OktaSandbox okta) {
            assertThat(okta.url()).isEqualTo(urlOfTheClass);
        }
    }

    @Nested
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class AsAnInstanceField {
        @RegisterExtension
        final OktaSandboxExtension ofTheTest = new OktaSandboxExtension();

        @Test
        @Order(1)
        void itIsASandboxForEachTest() {
            SEEN.add(ofTheTest.sandbox().url());
            assertThat(ofTheTest.sandbox()).isNotSameAs(OF_THE_CLASS.sandbox());
        }

        @Test
        @Order(2)
        void itIsClosedAfterTheTest() {
            String former = SEEN.get(SEEN.size() - 1);
            SEEN.add(ofTheTest.sandbox().url());

            assertThatThrownBy(() -> connect(former)).isInstanceOf(ConnectException.class);
        }
    }

    private static boolean mentionsJUnit(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains("org/junit");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void connect(String url) throws IOException {
        new Socket("127.0.0.1", URI.create(url).getPort()).close();
    }
}
