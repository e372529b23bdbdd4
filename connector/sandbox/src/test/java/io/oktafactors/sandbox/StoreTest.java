package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.api.SandboxFactor;
import io.oktafactors.sandbox.api.SandboxLimits;
import io.oktafactors.sandbox.api.SandboxPush;
import io.oktafactors.sandbox.api.SandboxToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void whatPeopleHoldSurvivesTheProcess() {
        run(acme -> {
            acme.phone(acme.enroll(Acme.push()).id());
            String key = acme.enroll(Acme.fido("webauthn")).id();
            acme.post(
                            Acme.factor(key) + "/lifecycle/activate",
                            Acme.json(acme.okta.securityKeyActivation(key, "https://acme.example")))
                    .isOk();
            acme.challenge(key).isOk();
            acme.challenge(factor(acme, "push"));
        });

        run(acme -> {
            String key = factor(acme, "webauthn");
            acme.verify(key, Acme.json(acme.okta.securityKeyAssertion(key, "https://acme.example")))
                    .isOk();
            SandboxPush push = acme.okta.pushes().get(0);
            acme.okta.approve(push.id());
            assertThat(acme.get(Acme.factor(push.factorId()) + "/transactions/" + push.id())
                            .at("/factorResult"))
                    .isEqualTo("SUCCESS");
            assertThat(acme.challenge(factor(acme, "push")).status()).isEqualTo(201);
        });
    }

    @Test
    void yubiKeysAndTheirCountsSurviveTheProcess() {
        run(acme -> {
            acme.post(
                            "/api/v1/org/factors/yubikey_token/tokens",
                            "{'serialNumber':'7','publicId':'ccccccijgibu','privateId':'b74be6169486',"
                                    + "'aesKey':'1fcc6d8ce39bf1604e0b17f3e0a11067'}")
                    .isOk();
            acme.enroll("{'factorType':'token:hardware','provider':'YUBICO','verify':{'passCode':'%s'}}"
                            .formatted(acme.okta.pressYubikey("7")))
                    .isOk();
        });

        run(acme -> {
            assertThat(lines()).hasSize(2);
            acme.verify(factor(acme, "token:hardware"), Acme.passCode(acme.okta.pressYubikey("7")))
                    .isOk();
        });
    }

    @Test
    void aLockOutSurvivesTheProcess() {
        run(acme -> {
            String id = acme.enroll(Acme.question("first_award", "blue ribbon")).id();
            for (int answer = 0; answer < 9; answer++) {
                acme.verify(id, "{'answer':'red ribbon'}");
            }
        });

        run(acme ->
                acme.verify(factor(acme, "question"), "{'answer':'red ribbon'}").isRefused(403, "E0000069"));
    }

    @Test
    void accessTokensSurviveTheProcessUntilTheyAreOver() {
        AtomicReference<String> token = new AtomicReference<>();
        run(acme -> token.set(new ServiceClient(acme).token()));

        run(acme -> {
            new ServiceClient(acme)
                    .call("GET", Acme.factors(ADA), "Bearer " + token.get())
                    .isOk();
            acme.clock.pass(Duration.ofMinutes(61));
            assertThat(new ServiceClient(acme)
                            .call("GET", Acme.factors(ADA), "Bearer " + token.get())
                            .text())
                    .isEmpty();
        });
    }

    @Test
    void whatWasRevokedStaysRevoked() {
        AtomicReference<String> token = new AtomicReference<>();
        run(acme -> {
            token.set(new ServiceClient(acme).token());
            acme.okta.revokeAccessTokens(ServiceClient.ID);
            acme.okta.revokeToken("helpdesk");
        });

        run(acme -> {
            ServiceClient client = new ServiceClient(acme);
            assertThat(client.call("GET", Acme.factors(ADA), "Bearer " + token.get())
                            .status())
                    .isEqualTo(401);
            client.call("GET", Acme.factors(ADA), "SSWS hd").isRefused(401, "E0000011");
        });
    }

    @Test
    void circumstancesAndSharesSurviveTheProcess() {
        run(acme -> {
            acme.okta.circumstance("READ_ONLY", "*");
            acme.okta.circumstance("OPTED_OUT", "*");
            acme.okta.circumstance("OPTED_OUT");
            acme.okta.setShare("helpdesk", SandboxLimits.Share.of(10));
        });

        run(acme -> {
            assertThat(lines()).hasSize(2);
            acme.enroll(SMS).isRefused(503, "E0000010");
            assertThat(acme.get("/sandbox/circumstances").json()).hasSize(1);
            assertThat(acme.get("/sandbox/shares").at("/principals/helpdesk/percent"))
                    .isEqualTo("10");
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
                .hasMessageContaining("Use a file in a directory that exists");
    }

    @Test
    void aStoreIsForOneSandboxAtATime() {
        run(first -> {
            assertThatThrownBy(() -> run(second -> {}))
                    .isInstanceOf(SandboxException.class)
                    .hasMessageContaining("Another sandbox uses the store")
                    .hasMessageContaining("users.jsonl");
            first.okta.addUser("bob@acme.example");
        });

        run(acme -> assertThat(acme.okta.user("bob@acme.example")).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"my only notes\n", "users: []", "{\"name\":\"my-package\"}\n", "{\"name\":\"my-package\"}"})
    void aFileThatIsNoStoreIsLeftAlone(String content) throws IOException {
        Files.writeString(store, content);

        assertThatThrownBy(() -> run(acme -> {}))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("users.jsonl, line 1: not a line of a sandbox store");
        assertThat(store).hasContent(content);
    }

    private void run(Consumer<Acme> session) {
        try (Acme acme = new Acme(sandbox -> sandbox.unlimited()
                .store(store)
                .app(ServiceClient.app())
                .apiToken(SandboxToken.of("helpdesk", "hd")))) {
            session.accept(acme);
        }
    }

    private static String factor(Acme acme, String type) {
        return acme.okta.user(ADA).orElseThrow().factor(type).orElseThrow().id();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(store);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
