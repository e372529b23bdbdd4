package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    private Path directory;

    private Path store;

    @BeforeEach
    void name() {
        store = directory.resolve("users.jsonl");
    }

    @Test
    void aPendingFactorAndItsCodeSurviveTheProcess() {
        run(acme -> acme.enroll(SMS).isOk());

        run(acme -> {
            SandboxFactor factor = acme.okta.user(ADA).orElseThrow().factors().get(0);
            acme.activate(factor.id(), acme.newestCode()).isOk();
        });
        run(acme -> assertThat(
                        acme.okta.user(ADA).orElseThrow().factors().get(0).status())
                .isEqualTo("ACTIVE"));
    }

    @Test
    void anAnswerIsGivenOnlyAfterTheChangeIsInTheFile() {
        run(acme -> {
            String id = acme.enroll(SMS).isOk().id();
            assertThat(lines()).singleElement().asString().contains(id, acme.newestCode());
        });
    }

    @Test
    void secretsSurviveTheProcess() {
        run(acme -> acme.enroll(Acme.totp("GOOGLE")).isOk());

        run(acme -> {
            String id = acme.okta.user(ADA).orElseThrow().factors().get(0).id();
            acme.activate(id, acme.authenticatorCode(id)).isOk();
        });
    }

    @Test
    void thePauseBetweenTwoCodesSurvivesTheProcess() {
        run(acme -> acme.enroll(SMS).isOk());

        run(acme -> acme.enroll(SMS).isRefused(429, "E0000109"));
    }

    @Test
    void spentActivationsSurviveTheProcess() {
        run(acme -> {
            String id = acme.enroll(SMS).id();
            for (int attempt = 0; attempt < 5; attempt++) {
                acme.activate(id, acme.wrongCode());
            }
        });

        run(acme -> {
            String id = acme.okta.user(ADA).orElseThrow().factors().get(0).id();
            acme.activate(id, acme.newestCode()).isRefused(429, "E0000047");
        });
    }

    @Test
    void addedUsersAndStatusesSurviveTheProcess() {
        run(acme -> {
            acme.okta.addUser("bob@acme.example");
            acme.okta.setStatus(ADA, "SUSPENDED");
        });

        run(acme -> {
            assertThat(acme.okta.user("bob@acme.example")).isPresent();
            assertThat(acme.okta.user(ADA).orElseThrow().status()).isEqualTo("SUSPENDED");
        });
    }

    @Test
    void aTornLastLineIsIgnored() throws IOException {
        run(acme -> acme.enroll(SMS).isOk());
        byte[] torn = (lines().get(0).substring(0, 200) + "é").getBytes(StandardCharsets.UTF_8);
        try (var out = Files.newOutputStream(store, StandardOpenOption.APPEND)) {
            out.write(torn, 0, torn.length - 1);
        }

        run(acme -> {
            assertThat(acme.okta.user(ADA).orElseThrow().factors()).hasSize(1);
            assertThat(lines()).hasSize(1);
        });
    }

    @Test
    void aTornLineInTheMiddleIsToldWithItsNumber() throws IOException {
        run(acme -> acme.enroll(SMS).isOk());
        Files.write(store, List.of("{\"id\":", lines().get(0)));

        assertThatThrownBy(() -> run(acme -> {}))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("users.jsonl, line 1");
    }

    @Test
    void openingLeavesOneLineForEachUser() {
        run(acme -> {
            acme.enroll(SMS);
            acme.enroll(Acme.totp("GOOGLE"));
            acme.enroll(Acme.totp("OKTA"));
            assertThat(lines()).hasSize(3);
        });

        run(acme -> assertThat(lines()).hasSize(1));
    }

    @Test
    void aStoreThatCannotBeWrittenIsToldWithAnAdvice() {
        store = directory.resolve("absent").resolve("users.jsonl");

        assertThatThrownBy(() -> run(acme -> {}))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("Name a file in a directory that exists");
    }

    private void run(Consumer<Acme> session) {
        try (Acme acme = new Acme(sandbox -> sandbox.unlimited().store(store))) {
            session.accept(acme);
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(store);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
