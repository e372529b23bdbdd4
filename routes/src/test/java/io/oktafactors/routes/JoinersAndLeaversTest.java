package io.oktafactors.routes;

import static io.oktafactors.routes.RunningApp.joiner;
import static io.oktafactors.routes.RunningApp.leaver;
import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.routes.feed.kafka.TestKafka;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.EventStore;
import io.oktafactors.routes.state.Report;
import io.oktafactors.routes.state.RowVerdict;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxCall;
import io.oktafactors.sandbox.api.SandboxFactor;
import io.oktafactors.sandbox.api.SandboxUser;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.kafka.test.EmbeddedKafkaBroker;

/** The main job, with every other source on beside it. */
class JoinersAndLeaversTest {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @TempDir
    static Path home;

    private static EmbeddedKafkaBroker kafka;
    private static OktaSandbox okta;
    private static RunningApp app;

    @BeforeAll
    static void start() {
        kafka = TestKafka.start("hr.events");
        okta = OktaSandbox.builder().unlimited().start();
        app = new RunningApp(
                home,
                okta.url(),
                okta.token(),
                "--mfa.work.consumers=1",
                "--mfa.hr-kafka.bootstrap-servers=" + kafka.getBrokersAsString(),
                "--mfa.broker.port=0");
    }

    @AfterAll
    static void stop() {
        app.close();
        okta.close();
        kafka.destroy();
    }

    @Test
    void eachSourceIsOn() {
        assertThat(app.bean(CamelContext.class).getRoutes().stream()
                        .filter(route -> app.bean(CamelContext.class)
                                .getRouteController()
                                .getRouteStatus(route.getId())
                                .isStarted())
                        .map(Route::getId))
                .contains("mfa-hr-csv", "mfa-hr-kafka", "mfa-tickets", "mfa-sweep");
    }

    /** A user of the organization, and how the feed names them. */
    private record Someone(String number, String login, String phone) {

        static Someone inOkta() {
            Someone someone = notInOkta();
            okta.addUser(someone.login());
            return someone;
        }

        static Someone notInOkta() {
            int n = PEOPLE.incrementAndGet();
            return new Someone("%05d".formatted(n), "person" + n + "@acme.example", "+1212555%04d".formatted(100 + n));
        }

        String joins(String date) {
            return joiner(number, login, phone, "Engineering", date);
        }

        String leaves(String date) {
            return leaver(number, login, date);
        }

        List<String> factors() {
            return okta.user(login).map(SandboxUser::factors).orElse(List.of()).stream()
                    .map(SandboxFactor::factorType)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aJoinerGetsWhatThePolicySaysForTheDepartment() {
        Someone someone = Someone.inOkta();

        app.feed("joiner.csv", someone.joins("2026-01-02"));
        app.settled();

        assertThat(someone.factors()).containsExactly("sms", "token:software:totp");
        assertThat(okta.messagesTo(someone.phone())).hasSize(1);
        assertThat(app.audit().filter(line -> line.contains(someone.login())))
                .anySatisfy(line -> assertThat(line).contains("\"factor-enrolled\"", "\"factor\":\"sms\""))
                .anySatisfy(line -> assertThat(line).contains("\"done\"", "those who can do most"));
    }

    @Test
    void aLeaverHasNoFactorAndNoRecoveryPhoneLeft() {
        Someone someone = Someone.inOkta();
        app.feed("before.csv", someone.joins("2026-01-02"));
        app.settled();

        app.feed("leaver.csv", someone.leaves("2026-02-02"));
        app.settled();

        assertThat(someone.factors()).isEmpty();
        assertThat(okta.user(someone.login()).orElseThrow().recoveryPhones()).isEmpty();
    }

    @Test
    void aDelayedJoinerDoesNotUndoALeaver() {
        Someone someone = Someone.inOkta();
        app.feed("leaver-first.csv", someone.leaves("2026-05-29"));
        app.settled();

        app.feed("late-joiner.csv", someone.joins("2025-05-01"));
        app.settled();

        assertThat(someone.factors()).isEmpty();
        assertThat(stateOf(someone, "JOINER")).isEqualTo(EventState.SUPERSEDED);
    }

    @Test
    void aLateLeaverDoesNotUndoARehire() {
        Someone someone = Someone.inOkta();
        app.feed("rehire.csv", someone.joins("2026-06-01").replace(",hire\n", ",rehire\n"));
        app.settled();

        app.feed("late-leaver.csv", someone.leaves("2026-04-30"));
        app.settled();

        assertThat(someone.factors()).containsExactly("sms", "token:software:totp");
        assertThat(stateOf(someone, "LEAVER")).isEqualTo(EventState.SUPERSEDED);
    }

    @Test
    void aRowThatWasFedBeforeIsDropped() {
        Someone someone = Someone.inOkta();
        app.feed("today.csv", someone.joins("2026-01-02"));
        app.settled();
        int calls = okta.calls().size();

        app.feed("tomorrow.csv", someone.joins("2026-01-02"));
        Report report = app.settled();

        assertThat(okta.calls()).hasSize(calls);
        assertThat(report.problems()).anySatisfy(problem -> assertThat(problem.feed() + problem.reason())
                .contains("tomorrow.csv", "Duplicate of line 2 of today.csv"));
    }

    @Test
    void aRejectedEventThatIsFedAgainIsTriedAgain() {
        Someone someone = Someone.notInOkta();
        app.feed("too-early.csv", someone.joins("2026-01-02"));
        app.settled();
        assertThat(stateOf(someone, "JOINER")).isEqualTo(EventState.REJECTED);
        okta.addUser(someone.login());

        app.feed("too-early.csv", someone.joins("2026-01-02"));
        app.settled();

        assertThat(stateOf(someone, "JOINER")).isEqualTo(EventState.ENROLLED);
        assertThat(someone.factors()).isNotEmpty();
    }

    @Test
    void leaversOvertakeJoinersThatCameBefore() {
        List<Someone> joiners =
                IntStream.range(0, 20).mapToObj(n -> Someone.inOkta()).toList();
        Someone leaver = Someone.inOkta();
        app.stopRoute("mfa-work");
        app.feed(
                "joiners.csv",
                joiners.stream().map(one -> one.joins("2026-01-02")).toArray(String[]::new));
        app.feed("one-leaver.csv", leaver.leaves("2026-02-02"));
        int before = okta.calls().size();

        app.startRoute("mfa-work");
        app.settled();

        String id = okta.user(leaver.login()).orElseThrow().id();
        assertThat(okta.calls().stream().skip(before).limit(4).map(SandboxCall::path))
                .anySatisfy(path -> assertThat(path).contains(id));
    }

    @Test
    void aLeaverOfALaterDayKeepsTheirFactorsUntilThen() {
        Someone someone = Someone.inOkta();
        app.feed("hired.csv", someone.joins("2026-01-02"));
        app.feed("leaves-later.csv", someone.leaves("2031-02-03"));
        app.settled();

        assertThat(someone.factors()).isNotEmpty();
        assertThat(stateOf(someone, "LEAVER")).isEqualTo(EventState.SCHEDULED);
    }

    @Test
    void whatOktaRejectsIsOnTheRejectedChannelWithTheReason() throws Exception {
        Someone stranger = Someone.notInOkta();

        app.feed("stranger.csv", stranger.joins("2026-01-02"));
        app.settled();

        Message message = onQueue("mfa.rejected", stranger.login());
        assertThat(message.getStringProperty("mfaOperation")).isEqualTo("getUser");
        assertThat(message.getIntProperty("mfaStatus")).isEqualTo(404);
        assertThat(message.getStringProperty("mfaErrorCode")).isEqualTo("E0000007");
        assertThat(message.getStringProperty("mfaErrorId")).startsWith("oae");
        assertThat(message.getStringProperty("mfaNext")).contains("feed it again");
        assertThat(RunningApp.headers(message)).doesNotContain(stranger.phone());
        assertThat(stateOf(stranger, "JOINER")).isEqualTo(EventState.REJECTED);
        assertThat(app.get("/actuator/mfa/rejected")).contains(stranger.number(), "E0000007");
    }

    @Test
    void aPersonThatThePolicyDoesNotFitIsRejectedBeforeAnyCall() {
        Someone someone = Someone.inOkta();
        app.settled();

        app.feed("no-phone.csv", joiner(someone.number(), someone.login(), "", "Sales", "2026-01-02"));
        app.settled();

        assertThat(entry(someone, "JOINER").reason())
                .isEqualTo(
                        "The policy requires the factor sms, but the person has no mobilePhone; complete the row, or change"
                                + " the policy");
        assertThat(okta.user(someone.login()).orElseThrow().factors()).isEmpty();
    }

    @Test
    void aLeaverWhomOktaDoesNotKnowIsDone() {
        Someone stranger = Someone.notInOkta();

        app.feed("gone.csv", stranger.leaves("2026-01-02"));
        app.settled();

        assertThat(stateOf(stranger, "LEAVER")).isEqualTo(EventState.UNENROLLED);
        assertThat(entry(stranger, "LEAVER").reason()).contains("Okta has no such user");
    }

    @Test
    void aBadRowIsOnTheInvalidChannelWithLineAndReasonAndTheRestGoesOn() throws Exception {
        Someone someone = Someone.inOkta();

        app.feed("half-bad.csv", someone.joins("some day"), someone.joins("2026-01-02"));
        app.settled();

        Message message = app.queue("mfa.invalid").stream()
                .filter(row -> RunningApp.headers(row).contains("half-bad.csv"))
                .findFirst()
                .orElseThrow();
        assertThat(message.getLongProperty("mfaLine")).isEqualTo(2);
        assertThat(message.getStringProperty("mfaField")).isEqualTo("hireDate");
        assertThat(message.getStringProperty("mfaReason")).contains("hireDate is not a date");
        assertThat(((TextMessage) message).getText()).contains(someone.login());
        assertThat(someone.factors()).isNotEmpty();
    }

    @Test
    void anEmptyFileIsOnTheInvalidChannel() {
        app.feedFile("empty.csv", new byte[0]);

        assertThat(app.queue("mfa.invalid"))
                .anySatisfy(message -> assertThat(RunningApp.headers(message)).contains("empty.csv", "is empty"));
    }

    @Test
    void aFileThatIsNoFeedIsOnTheInvalidChannelAsAWhole() {
        app.feedFile("menu.csv", "dish,price\nsoup,4\n".getBytes(StandardCharsets.UTF_8));

        assertThat(app.queue("mfa.invalid")).anySatisfy(message -> assertThat(RunningApp.headers(message))
                .contains("menu.csv", "mfaLine=0", "login"));
        assertThat(app.report().rows(RowVerdict.Kind.INVALID)).isPositive();
    }

    @Test
    void headersFromOutsideDoNotReachACall() {
        Someone someone = Someone.inOkta();
        app.stopRoute("mfa-work");
        app.feed("injected.csv", someone.joins("2026-01-02"));
        JmsTemplate jms = app.bean(JmsTemplate.class);
        String body = text(jms.receive("mfa.work"));

        // Were one of them obeyed, the call or its wait would fail.
        jms.send("mfa.work", session -> {
            TextMessage message = session.createTextMessage(body);
            message.setStringProperty("CamelOktaFactorsTokenLifetimeSeconds", "soon");
            message.setStringProperty("CAMELOKTAFACTORSTOKENLIFETIMESECONDS", "soon");
            message.setStringProperty("CamelRedeliveryDelay", "soon");
            return message;
        });
        app.startRoute("mfa-work");
        app.settled();

        assertThat(stateOf(someone, "JOINER")).isEqualTo(EventState.ENROLLED);
        assertThat(app.report().events(EventState.RETRYING)).isZero();
        assertThat(app.report().events(EventState.FAILED)).isZero();
    }

    @Test
    void aJavaObjectOnTheWorkQueueIsNeverReadAndStopsNothing() {
        app.bean(JmsTemplate.class)
                .send("mfa.work", session -> session.createObjectMessage(new java.util.ArrayList<>(List.of("x"))));
        Someone someone = Someone.inOkta();

        app.feed("after-object.csv", someone.joins("2026-01-02"));
        app.settled();

        assertThat(someone.factors()).isNotEmpty();
    }

    @Test
    void noPhoneNumberCodeOrTokenIsInAuditReportOrHeaders() throws Exception {
        Someone someone = Someone.inOkta();
        app.feed("secrets.csv", someone.joins("2026-01-02"), someone.leaves("2026-01-03"));
        app.settled();

        String visible = String.join("\n", app.audit().toList())
                + app.get("/actuator/mfa")
                + app.get("/actuator/mfa/enrolled")
                + String.join(
                        "\n",
                        app.queue("mfa.rejected").stream()
                                .map(RunningApp::headers)
                                .toList())
                + String.join(
                        "\n",
                        app.queue("mfa.invalid").stream()
                                .map(RunningApp::headers)
                                .toList());

        assertThat(visible).contains(someone.number());
        assertThat(visible).doesNotContain(okta.token(), "+1212555", "2125550");
        okta.messages().forEach(message -> assertThat(visible).doesNotContain("\"" + message.code() + "\""));
    }

    private static Message onQueue(String queue, String login) {
        return app.queue(queue).stream()
                .filter(message -> text(message).contains(login))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Message message) {
        try {
            return ((TextMessage) message).getText();
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EventState stateOf(Someone someone, String type) {
        return entry(someone, type).state();
    }

    private static EventStore.Entry entry(Someone someone, String type) {
        return app.bean(EventStore.class).in(Set.of(EventState.values()), 1000).stream()
                .filter(entry ->
                        entry.person().equals(someone.number()) && entry.type().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
