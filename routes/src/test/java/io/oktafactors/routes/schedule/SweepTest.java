package io.oktafactors.routes.schedule;

import static io.oktafactors.routes.RunningApp.joiner;
import static io.oktafactors.routes.RunningApp.leaver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.RunningApp;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.PendingStore;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxFactor;
import io.oktafactors.sandbox.api.SandboxMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class SweepTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final AtomicInteger COUNT = new AtomicInteger();

    @TempDir
    static Path home;

    private static final MovableClock CLOCK = new MovableClock();
    private static OktaSandbox okta;
    private static RunningApp app;
    private static Sweeps sweeps;

    private final int number = COUNT.incrementAndGet();
    private final String login = "late" + number + "@acme.example";
    private final String phone = "+1212555" + (4000 + number);

    @BeforeAll
    static void start() throws Exception {
        okta = OktaSandbox.builder().clock(CLOCK).unlimited().start();
        app = new RunningApp(home, okta.url(), okta.token(), CLOCK, RunningApp.NO_GATES);
        sweeps = new Sweeps(app);
    }

    @AfterAll
    static void stop() {
        app.close();
        okta.close();
    }

    @BeforeEach
    void addUser() {
        okta.addUser(login);
    }

    @Test
    void aCodeIsSentAgainOnceADayAndTwiceInAll() throws Exception {
        join("Sales");
        sweeps.sweep();
        assertThat(codes(phone)).containsExactly("enroll");

        CLOCK.forward(DAY);
        sweeps.sweep();
        sweeps.sweep();
        assertThat(codes(phone)).containsExactly("enroll", "resend");

        for (int day = 0; day < 3; day++) {
            CLOCK.forward(DAY);
            sweeps.sweep();
        }
        assertThat(codes(phone)).containsExactly("enroll", "resend", "resend");
        assertThat(states()).containsExactly(EventState.RESENT, EventState.RESENT);
    }

    @Test
    void aMailGoesToThePrimaryAddressOnceMore() throws Exception {
        join("Finance");
        CLOCK.forward(DAY);
        sweeps.sweep();

        assertThat(codes(login)).containsExactly("enroll", "resend");
        assertThat(codes(phone)).containsExactly("enroll", "resend");
    }

    @Test
    void whatNobodyActivatesInFourteenDaysIsWithdrawn() throws Exception {
        join("Engineering");
        CLOCK.forward(DAY.multipliedBy(13));
        sweeps.sweep();
        assertThat(factors()).hasSize(2);

        CLOCK.forward(DAY);
        sweeps.sweep();

        assertThat(factors()).isEmpty();
        assertThat(waiting()).isZero();
        assertThat(states()).containsOnlyOnce(EventState.RESENT).contains(EventState.WITHDRAWN);
        assertThat(audit("factor-unenrolled")).hasSize(2);
    }

    @Test
    void aFactorThatIsActiveByNowIsLeftAlone() throws Exception {
        join("Sales");
        assertThat(activate(okta.messagesTo(phone).get(0).code())).isEqualTo(200);
        CLOCK.forward(DAY.multipliedBy(20));
        sweeps.sweep();

        assertThat(factors()).extracting(SandboxFactor::status).containsExactly("ACTIVE");
        assertThat(codes(phone)).containsExactly("enroll");
        assertThat(waiting()).isZero();
        assertThat(states()).containsExactly(EventState.UNCHANGED);
    }

    @Test
    void somebodyWhomOktaDoesNotKnowAnyMoreIsForgotten() throws Exception {
        join("Sales");
        okta.setStatus(login, "DEPROVISIONED");
        CLOCK.forward(DAY);
        sweeps.sweep();

        assertThat(waiting()).isZero();
        assertThat(app.queue("mfa.rejected")).isEmpty();
    }

    @Test
    void aLeaverIsForgotten() throws Exception {
        join("Sales");
        app.feed("left" + number + ".csv", leaver("7" + number, login, "2026-02-02"));
        app.settled();

        assertThat(waiting()).isZero();
    }

    @Test
    void aLeaverOvertakesTheSweep() throws Exception {
        join("Sales");
        CLOCK.forward(DAY);
        app.stopRoute("mfa-work");
        sweeps.run();
        app.feed("left" + number + ".csv", leaver("7" + number, login, "2026-02-02"));
        app.startRoute("mfa-work");
        app.settled();

        assertThat(codes(phone)).containsExactly("enroll");
        assertThat(factors()).isEmpty();
        assertThat(states()).containsExactly(EventState.SUPERSEDED);
    }

    @Test
    void aRunThatIsStillGoingIsNotStartedTwice() throws Exception {
        join("Sales");
        CLOCK.forward(DAY);
        int begun = sweeps.begun();
        int ended = sweeps.ended();
        sweeps.hold();
        try {
            sweeps.trigger();
            await().until(() -> sweeps.begun() == begun + 1);
            sweeps.trigger();
            await().until(() -> sweeps.blocked() == 2); // the one fired just now, and the daily one
            assertThat(sweeps.begun()).isEqualTo(begun + 1);
        } finally {
            sweeps.release();
        }

        await().until(() -> sweeps.ended() == ended + 2);
        app.settled();
        assertThat(codes(phone)).containsExactly("enroll", "resend");
    }

    @Test
    void whatIsStillOnTheWorkQueueIsDoneOnceHoweverOftenTheSweepRuns() throws Exception {
        join("Sales");
        CLOCK.forward(DAY);
        app.stopRoute("mfa-work");
        sweeps.run();
        sweeps.run();
        app.startRoute("mfa-work");
        app.settled();
        await().until(() -> app.queue("mfa.work").isEmpty());

        assertThat(codes(phone)).containsExactly("enroll", "resend");
        assertThat(states()).containsExactly(EventState.RESENT);
    }

    @Test
    void noPhoneNumberIsInTheAudit() throws Exception {
        join("Sales");
        CLOCK.forward(DAY);
        sweeps.sweep();

        assertThat(audit("code-resent")).hasSize(1);
        assertThat(app.audit()).noneMatch(line -> line.contains(phone));
    }

    private void join(String department) {
        app.feed("joins" + number + ".csv", joiner("7" + number, login, phone, department, "2026-01-02"));
        app.settled();
    }

    private List<SandboxFactor> factors() {
        return okta.user(login).orElseThrow().factors();
    }

    private static List<String> codes(String address) {
        return okta.messagesTo(address).stream().map(SandboxMessage::purpose).toList();
    }

    private long waiting() {
        return app.bean(PendingStore.class).all().stream()
                .filter(one -> one.login().equals(login))
                .count();
    }

    /** How the checks of this person ended. */
    private List<EventState> states() {
        return app.bean(JdbcClient.class)
                .sql("select state from event where person = :login and type = 'PENDING_CHECK' order by accepted_at")
                .param("login", login)
                .query(EventState.class)
                .list();
    }

    private List<String> audit(String decision) {
        return app.audit()
                .filter(line -> line.contains("\"" + decision + "\"") && line.contains(login))
                .toList();
    }

    private int activate(String code) throws Exception {
        URI uri = URI.create(
                okta.url() + "/api/v1/users/" + okta.user(login).orElseThrow().id() + "/factors/"
                        + factors().get(0).id() + "/lifecycle/activate");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "SSWS " + okta.token())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"passCode\":\"" + code + "\"}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
