package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.api.SandboxFault;
import io.oktafactors.sandbox.api.SandboxLimits;
import io.oktafactors.sandbox.api.SandboxMessage;
import io.oktafactors.sandbox.api.SandboxProfile;
import io.oktafactors.sandbox.api.SandboxSnapshot;
import io.oktafactors.sandbox.api.SandboxUser;
import io.oktafactors.sandbox.fault.Faults;
import io.oktafactors.sandbox.limit.PersonalLimits;
import io.oktafactors.sandbox.limit.Shares;
import io.oktafactors.sandbox.operation.Circumstances;
import io.oktafactors.sandbox.operation.Messenger;
import io.oktafactors.sandbox.operation.Services;
import io.oktafactors.sandbox.outside.Outside;
import io.oktafactors.sandbox.outside.PrincipalLimits;
import io.oktafactors.sandbox.outside.Snapshots;
import io.oktafactors.sandbox.signin.SignIn;
import io.oktafactors.sandbox.signin.SignInMemory;
import io.oktafactors.sandbox.user.Directory;
import io.oktafactors.sandbox.user.Entry;
import io.oktafactors.sandbox.user.Policies;
import io.oktafactors.sandbox.user.StateLock;
import io.oktafactors.sandbox.user.StateWriter;
import io.oktafactors.sandbox.user.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

    @Test
    void aRestoreThatCannotBeKeptChangesNothing() {
        AtomicBoolean full = new AtomicBoolean();
        StateWriter ledger = entry -> {
            if (full.get()) {
                throw new UncheckedIOException(new IOException("disk full"));
            }
        };
        StateLock lock = new StateLock();
        Directory directory = new Directory(lock, user -> ledger.write(Entry.of(user)));
        Circumstances circumstances = new Circumstances(ledger);
        PersonalLimits limits = new PersonalLimits(SandboxLimits.none());
        Services services = new Services(
                directory,
                new Tokens(List.of(), seed -> {}),
                new Policies(List.of()),
                new Messenger(circumstances, limits),
                circumstances,
                limits,
                ledger,
                lock,
                acme.clock);
        SignIn nobody = new SignIn(List.of(), List.of(), SignInMemory.NONE, creator -> false, acme.clock);
        PrincipalLimits shares = new PrincipalLimits(new Shares(SandboxLimits.none()), nobody, services);
        Faults faults = new Faults();
        Snapshots snapshots = new Snapshots(services, shares, faults);
        Outside outside = new Outside(services);
        outside.addUser(SandboxProfile.of("ada@acme.example"), "ACTIVE", Set.of());
        SandboxSnapshot snapshot = snapshots.take();
        outside.addUser(SandboxProfile.of("bob@acme.example"), "ACTIVE", Set.of());
        outside.setStatus("ada@acme.example", "SUSPENDED");
        outside.setCircumstance("READ_ONLY", Set.of("*"));
        faults.add(SandboxFault.status(503));

        full.set(true);
        assertThatThrownBy(() -> snapshots.restore(snapshot.id())).isInstanceOf(UncheckedIOException.class);

        assertThat(outside.users()).extracting(SandboxUser::status).containsExactly("SUSPENDED", "ACTIVE");
        assertThat(outside.circumstances()).containsOnlyKeys("READ_ONLY");
        assertThat(faults.all()).hasSize(1);
        full.set(false);
        snapshots.restore(snapshot.id());
        assertThat(outside.users()).extracting(SandboxUser::status).containsExactly("ACTIVE");
    }

    @Test
    void aRestoreIsOneLineOfTheStoreSoThatATornOneNeverWas(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("store.jsonl");
        List<SandboxUser> before;
        try (OktaSandbox okta = OktaSandbox.builder().store(file).start()) {
            okta.addUser("bob@acme.example");
            SandboxSnapshot snapshot = okta.snapshot();
            okta.setStatus("bob@acme.example", "SUSPENDED");
            okta.setStatus("ada.byron@acme.example", "SUSPENDED");
            okta.addUser("eve@acme.example");
            okta.circumstance("READ_ONLY", "*");
            before = okta.users();
            List<String> lines = Files.readAllLines(file);
            okta.restore(snapshot);
            assertThat(Files.readAllLines(file)).hasSize(lines.size() + 1);
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 20));

        try (OktaSandbox again = OktaSandbox.builder().store(file).start()) {
            assertThat(again.users()).isEqualTo(before);
        }
    }

    @Test
    void callsMeanwhileSeeTheOneStateOrTheOther() throws Exception {
        int people = 200;
        acme.okta.setStatus(ADA, "SUSPENDED");
        acme.okta.setStatus(Acme.DEPROVISIONED, "SUSPENDED");
        for (int person = 0; person < people; person++) {
            acme.okta.addUser(SandboxProfile.of("person" + person + "@acme.example"), "SUSPENDED");
        }
        SandboxSnapshot suspended = acme.okta.snapshot();
        acme.okta.users().forEach(user -> acme.okta.setStatus(user.id(), "ACTIVE"));
        SandboxSnapshot active = acme.okta.snapshot();
        AtomicBoolean over = new AtomicBoolean();

        CompletableFuture<Set<Set<String>>> seen = CompletableFuture.supplyAsync(() -> {
            Set<Set<String>> mixtures = new HashSet<>();
            while (!over.get()) {
                Set<String> statuses = new HashSet<>();
                acme.get("/api/v1/users?limit=200")
                        .json()
                        .forEach(user -> statuses.add(user.path("status").asText()));
                mixtures.add(statuses);
            }
            return mixtures;
        });
        for (int turn = 0; turn < 100; turn++) {
            acme.okta.restore(turn % 2 == 0 ? suspended : active);
        }
        over.set(true);

        assertThat(seen.get(30, TimeUnit.SECONDS)).isSubsetOf(Set.of("SUSPENDED"), Set.of("ACTIVE"));
    }
}
