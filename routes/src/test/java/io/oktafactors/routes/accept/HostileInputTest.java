package io.oktafactors.routes.accept;

import static io.oktafactors.routes.RunningApp.joiner;
import static io.oktafactors.routes.RunningApp.leaver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.RunningApp;
import io.oktafactors.routes.state.RowVerdict;
import io.oktafactors.sandbox.OktaSandbox;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;

/** What comes in is broken or means harm; the app runs on. */
@ExtendWith(OutputCaptureExtension.class)
class HostileInputTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REPLIES = "replies.desk";
    private static final String EMOJI = "\uD83D\uDE00";

    @TempDir
    static Path home;

    private static OktaSandbox okta;
    private static RunningApp app;
    private static JmsTemplate jms;

    @BeforeAll
    static void start() {
        okta = OktaSandbox.builder().unlimited().start();
        app = new RunningApp(home, okta.url(), okta.token(), RunningApp.NO_GATES);
        jms = new JmsTemplate(app.bean(ConnectionFactory.class));
        jms.setReceiveTimeout(PATIENCE.toMillis());
    }

    @AfterAll
    static void stop() {
        app.close();
        okta.close();
    }

    @Test
    void aRowThatNoColumnHoldsIsInvalidAndTheOthersOfItsFileGoOn() {
        okta.addUser("row1@acme.example");
        long invalid = app.report().rows(RowVerdict.Kind.INVALID);

        app.feed(
                "widths.csv",
                leaver("11", "İ".repeat(80) + "@acme.example", "2026-02-02"),
                leaver("12", EMOJI.repeat(90) + "@a.example", "2026-02-02"),
                leaver("13", "a\u2028b@acme.example", "2026-02-02"),
                joiner("14", "row1@acme.example", "+12125550114", "Sales", "2026-01-02"));

        await().atMost(PATIENCE).until(() -> !okta.messagesTo("+12125550114").isEmpty());
        assertThat(app.report().rows(RowVerdict.Kind.INVALID)).isEqualTo(invalid + 3);
    }

    @Test
    void aNameOfAFileDoesNotTurnTextRound() throws Exception {
        Path feed = Files.createDirectories(home.resolve("feed"));
        Path partial = Files.writeString(feed.resolve(".partial"), "no header of a feed\n");
        Files.move(partial, feed.resolve("turned\u202Egpj.csv"), StandardCopyOption.ATOMIC_MOVE);
        await().atMost(PATIENCE).until(() -> audited("\"invalid\"", "gpj.csv"));

        String shown = String.join("\n", app.audit().toList())
                + app.queue("mfa.invalid").stream().map(RunningApp::headers).toList()
                + app.report();
        assertThat(shown).containsPattern("turned.gpj.csv").doesNotContain("\u202E");
    }

    /** The check that is added stands for all that a database may refuse and no reader foresees. */
    @Test
    void aRowThatTheDatabaseRefusesForItsContentIsInvalidAndTheOthersOfItsBatchGoOn() {
        okta.addUser("row2@acme.example");
        JdbcClient database = app.bean(JdbcClient.class);
        database.sql("alter table event add constraint no_666 check (person <> '666')")
                .update();
        try {
            app.feed(
                    "refused.csv",
                    joiner("666", "refused@acme.example", "+12125550120", "Sales", "2026-01-02"),
                    joiner("22", "row2@acme.example", "+12125550122", "Sales", "2026-01-02"));
        } finally {
            database.sql("alter table event drop constraint no_666").update();
        }

        await().atMost(PATIENCE).until(() -> !okta.messagesTo("+12125550122").isEmpty());
        assertThat(app.queue("mfa.invalid")).anySatisfy(message -> {
            assertThat(message.getStringProperty("mfaReason")).contains("The database rejects");
            assertThat(message.getLongProperty("mfaLine")).isEqualTo(2);
            assertThat(((TextMessage) message).getText()).contains("refused@acme.example");
        });
    }

    @Test
    void anyOtherFailureOfTheDatabaseIsNotChargedToTheRow(CapturedOutput output) {
        okta.addUser("row3@acme.example");
        long invalid = app.report().rows(RowVerdict.Kind.INVALID);
        JdbcClient database = app.bean(JdbcClient.class);
        database.sql("alter table fence rename to fence_away").update();
        database.sql("alter table event rename to event_away").update();
        app.stopRoute("mfa-hr-csv");
        try {
            jms.convertAndSend("mfa.tickets", ticket("away", "row3@acme.example", "\"kind\":\"verify\""));
            await().atMost(PATIENCE).until(() -> output.getOut().contains("event"));
        } finally {
            database.sql("alter table event_away rename to event").update();
            database.sql("alter table fence_away rename to fence").update();
            app.startRoute("mfa-hr-csv");
        }

        await().atMost(PATIENCE).until(() -> audited("\"accepted\"", "message away"));
        assertThat(app.report().rows(RowVerdict.Kind.INVALID)).isEqualTo(invalid);
        assertThat(audited("\"invalid\"", "message away")).isFalse();
    }

    static Stream<Arguments> hostileTickets() {
        return Stream.of(
                Arguments.of("deep", ticket("deep", "a@b.example", "\"kind\":\"verify\",\"x\":" + "[".repeat(100_000))),
                Arguments.of(
                        "number", ticket("number", "a@b.example", "\"kind\":\"verify\",\"x\":" + "9".repeat(5000))),
                Arguments.of("text", ticket("text", "a@b.example", "\"x\":\"" + "x".repeat(25_000_000) + "\"")),
                Arguments.of("width", ticket("width", "İ".repeat(80) + "@a.example", "\"kind\":\"reset-mfa\"")),
                Arguments.of("emoji", ticket("emoji", EMOJI.repeat(90) + "@a.example", "\"kind\":\"reset-mfa\"")),
                Arguments.of("control", ticket("control", "a\\u0001@b.example", "\"kind\":\"reset-mfa\"")),
                Arguments.of("half", ticket("half", "a@b.example", "\"kind\":\"verify\",\"answer\":\"blue\\ud800\"")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileTickets")
    void aTicketThatCannotBeReadIsAnsweredAtOnceAndTheNextIsDone(String name, String text, CapturedOutput output)
            throws Exception {
        Message reply = ask(text);

        assertThat(reply).isNotNull();
        assertThat(((TextMessage) reply).getText()).contains("\"invalid\"").hasSizeLessThan(1000);
        assertThat(((TextMessage) ask(ticket("next-" + name, "nobody@acme.example", "\"kind\":\"reset-mfa\"")))
                        .getText())
                .contains("\"rejected\"");
        assertThat(output.getOut()).doesNotContain("\tat ");
    }

    @Test
    void noHashOfWhatCameInIsInTheAuditOrTheDatabase() throws Exception {
        String login = "secret@acme.example";
        String phone = "+12125550142";
        okta.addUser(login);
        app.feed("secret.csv", joiner("42", login, phone, "Sales", "2026-01-02"), joiner("42", login, phone, "", "x"));
        ask(ticket("s1", login, "\"kind\":\"verify\",\"passCode\":\"918273\""));
        ask(ticket("s2", login, "\"kind\":\"lost-phone\",\"phone\":\"+12125550143\""));
        await().atMost(PATIENCE).until(() -> !okta.messagesTo(phone).isEmpty());

        String kept = String.join("\n", app.audit().toList())
                + app.bean(JdbcClient.class)
                        .sql(
                                "select event_id from event union select content_id from feed_row union select feed from feed"
                                        + " where feed not like '%@%'")
                        .query(String.class)
                        .list();
        List<String> row = List.of(
                "JOINER",
                "2026-01-02T00:00:00Z",
                "42",
                login,
                "",
                "",
                login,
                "",
                phone,
                "",
                "",
                "Sales",
                "employee",
                "US",
                "");
        List<String> code = List.of("s1", "INC-s1", "VERIFY", login, "", "", "918273", "");
        List<String> lost = List.of("s2", "INC-s2", "LOST_PHONE", login, "+12125550143", "", "", "");
        String raw = joiner("42", login, phone, "", "x").strip();

        assertThat(kept).contains("\"invalid\"", "message s1", "message s2", "factor-enrolled");
        assertThat(Stream.of(subsets(row), subsets(code), subsets(lost), Stream.of(List.of(raw)))
                        .flatMap(values -> values)
                        .flatMap(HostileInputTest::joined)
                        .flatMap(HostileInputTest::hashes)
                        .filter(hash -> kept.contains(hash.substring(0, 12))))
                .isEmpty();
    }

    /** Each selection of the values, in their order. */
    private static Stream<List<String>> subsets(List<String> values) {
        List<List<String>> subsets = new ArrayList<>();
        for (int selected = 1; selected < 1 << values.size(); selected++) {
            List<String> subset = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                if ((selected & 1 << i) != 0) {
                    subset.add(values.get(i));
                }
            }
            subsets.add(subset);
        }
        return subsets.stream();
    }

    /** The ways in which values are commonly made one. */
    private static Stream<String> joined(List<String> values) {
        String measured = values.stream()
                .map(value -> value.isEmpty() ? "-" : value.length() + ":" + value)
                .collect(Collectors.joining());
        return Stream.concat(
                Stream.of("", " ", "\n", "|", ":", ",", ";").map(separator -> String.join(separator, values)),
                Stream.of(measured));
    }

    private static Stream<String> hashes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Stream.concat(
                Stream.of("MD5", "SHA-1", "SHA-256").map(algorithm -> {
                    try {
                        return HexFormat.of()
                                .formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }),
                Stream.of(UUID.nameUUIDFromBytes(bytes).toString()));
    }

    private static boolean audited(String... parts) {
        return app.audit().anyMatch(line -> Stream.of(parts).allMatch(line::contains));
    }

    private static Message ask(String text) {
        String correlation = UUID.randomUUID().toString();
        jms.send("mfa.tickets", session -> {
            Message message = session.createTextMessage(text);
            message.setJMSReplyTo(session.createQueue(REPLIES));
            message.setJMSCorrelationID(correlation);
            return message;
        });
        return jms.receiveSelected(REPLIES, "JMSCorrelationID = '" + correlation + "'");
    }

    private static String ticket(String id, String login, String more) {
        return "{\"id\":\"" + id + "\",\"ticket\":\"INC-" + id + "\",\"login\":\"" + login + "\"," + more + "}";
    }
}
