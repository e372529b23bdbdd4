package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
    private static final String SEEDS = "/api/v1/org/factors/yubikey_token/tokens";
    private static final String SEED =
            "{'serialNumber':'7886622','publicId':'ccccccijgibu','privateId':'b74be6169486','aesKey':'1fcc6d8ce39bf1604e0b17f3e0a11067'}";

    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void usersFactorsMessagesAndSeedsAreAsTheyWere() {
        String kept = acme.activeFactor(SMS);
        List<SandboxUser> users = acme.okta.users();
        List<SandboxMessage> messages = acme.okta.messages();
        SandboxSnapshot snapshot = acme.okta.snapshot();

        acme.unenroll(kept);
        acme.enroll(Acme.email("ada@home.example")).isOk();
        acme.okta.addUser("bob@acme.example");
        acme.post(SEEDS, SEED).isOk();
        acme.okta.setStatus(ADA, "SUSPENDED");
        acme.okta.restore(snapshot);

        assertThat(acme.okta.users()).isEqualTo(users);
        assertThat(acme.okta.messages()).isEqualTo(messages);
        assertThat(acme.okta.messagesTo("ada@home.example")).isEmpty();
        assertThat(acme.get(SEEDS).isOk().json()).isEmpty();
        assertThat(acme.get("/api/v1/users/bob@acme.example").status()).isEqualTo(404);
        acme.challenge(kept).isOk();
        assertThat(acme.okta.addUser("bob@acme.example").status()).isEqualTo("ACTIVE");
    }

    @Test
    void whatWasSentAfterItDoesNotCount() {
        SandboxSnapshot snapshot = acme.okta.snapshot();
        acme.enroll(SMS).isOk();
        acme.enroll(SMS).isRefused(429, "E0000109");

        acme.okta.restore(snapshot);

        acme.enroll(SMS).isOk();
    }

    @Test
    void whatWasSentBeforeItStillCounts() {
        acme.enroll(SMS).isOk();
        SandboxSnapshot snapshot = acme.okta.snapshot();

        acme.okta.restore(snapshot);

        acme.enroll(SMS).isRefused(429, "E0000109");
    }

    @Test
    void circumstancesAndFaultsAreAsTheyWere() {
        acme.okta.circumstance("READ_ONLY", "*");
        acme.okta.faults().add(SandboxFault.status(503).withTimes(1));
        SandboxSnapshot snapshot = acme.okta.snapshot();
        acme.get(Acme.factors(ADA));
        acme.okta.circumstance("READ_ONLY");
        acme.okta.circumstance("OPTED_OUT", "*");
        acme.okta.faults().clear();

        acme.okta.restore(snapshot);

        assertThat(acme.get(Acme.factors(ADA)).status()).isEqualTo(503);
        acme.enroll(SMS).isRefused(503, "E0000010");
        assertThat(acme.get("/sandbox/circumstances").json().fieldNames())
                .toIterable()
                .containsExactly("READ_ONLY");
    }

    @Test
    void theClockAndTheJournalGoOn() {
        SandboxSnapshot snapshot = acme.okta.snapshot();
        acme.get(Acme.factors(ADA));
        acme.passThePauses();

        acme.okta.restore(snapshot);

        assertThat(acme.okta.calls()).hasSize(1);
        assertThat(acme.okta.clock().instant()).isEqualTo(acme.clock.instant());
    }

    @Test
    void aLaterOneBringsItsUsersBack() {
        SandboxSnapshot without = acme.okta.snapshot();
        acme.okta.addUser("bob@acme.example");
        SandboxSnapshot with = acme.okta.snapshot();

        acme.okta.restore(without);
        assertThat(acme.okta.user("bob@acme.example")).isEmpty();
        acme.okta.restore(with);
        acme.get("/api/v1/users/bob@acme.example").isOk();
    }

    @Test
    void theStoreGoesBackToo(@TempDir Path directory) {
        Path file = directory.resolve("store.jsonl");
        List<SandboxUser> users;
        try (OktaSandbox okta = OktaSandbox.builder().store(file).start()) {
            okta.addUser("bob@acme.example");
            users = okta.users();
            SandboxSnapshot snapshot = okta.snapshot();
            okta.setStatus("bob@acme.example", "SUSPENDED");
            okta.addUser("eve@acme.example");
            okta.restore(snapshot);
        }

        for (int start = 1; start <= 2; start++) {
            try (OktaSandbox again = OktaSandbox.builder().store(file).start()) {
                assertThat(again.users()).isEqualTo(users);
            }
        }
    }

    @Test
    void itIsTakenRestoredAndForgottenFromOutside() {
        Reply taken = acme.post("/sandbox/snapshots", "");
        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.at("/users")).isEqualTo("3");
        acme.enroll(SMS);

        assertThat(acme.post("/sandbox/snapshots/" + taken.id() + "/restore", "")
                        .status())
                .isEqualTo(204);
        assertThat(acme.okta.messages()).isEmpty();
        assertThat(acme.get("/sandbox/snapshots").at("/0/id")).isEqualTo(taken.id());
        assertThat(acme.delete("/sandbox/snapshots/" + taken.id()).status()).isEqualTo(204);
        assertThat(acme.post("/sandbox/snapshots/" + taken.id() + "/restore", "")
                        .at("/message"))
                .contains("no snapshot");
    }

    @Test
    void aForgottenOneCannotBeRestored() {
        SandboxSnapshot snapshot = acme.okta.snapshot();
        acme.okta.forget(snapshot);

        assertThatThrownBy(() -> acme.okta.restore(snapshot)).isInstanceOf(SandboxException.class);
        assertThatThrownBy(() -> acme.okta.forget(snapshot)).isInstanceOf(SandboxException.class);
    }
}
