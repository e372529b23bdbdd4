package io.oktafactors.routes.ticket;

import static io.oktafactors.routes.RunningApp.leaver;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oktafactors.routes.RunningApp;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxFactor;
import io.oktafactors.sandbox.api.SandboxMessage;
import io.oktafactors.sandbox.api.SandboxUser;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jms.core.JmsTemplate;

class TicketsTest {

    private static final String REPLIES = "replies.desk";
    private static final long PATIENCE = 60_000;
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path home;

    private static OktaSandbox okta;
    private static RunningApp app;
    private static JmsTemplate jms;

    private final int number = COUNT.incrementAndGet();
    private final String login = "caller" + number + "@acme.example";
    private final String phone = "+1212555" + (3000 + number);
    private final String newPhone = "+1212555" + (6000 + number);

    @BeforeAll
    static void start() {
        okta = OktaSandbox.builder().organization(callers()).unlimited().start();
        app = new RunningApp(home, okta.url(), okta.token(), RunningApp.NO_GATES);
        jms = new JmsTemplate(app.bean(ConnectionFactory.class));
        jms.setReceiveTimeout(PATIENCE);
    }

    /** Each has an active phone, as its number follows from the caller's. */
    private static InputStream callers() {
        String users = IntStream.rangeClosed(1, 40)
                .mapToObj(n ->
                        "- {login: caller%d@acme.example, factors: [{factorType: sms, provider: OKTA, status: ACTIVE,"
                                        .formatted(n)
                                + " profile: {phoneNumber: \"+1212555%d\"}}]}\n".formatted(3000 + n))
                .collect(Collectors.joining());
        return new ByteArrayInputStream(("organization: Acme\nusers:\n" + users).getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() {
        app.close();
        okta.close();
    }

    @Test
    void resetMfaRemovesEveryFactorAndAnswersUnderTheCorrelationId() throws Exception {
        send(ticket("reset-mfa"), "correlation-" + number);
        Message reply = jms.receiveSelected(REPLIES, "JMSCorrelationID = 'correlation-" + number + "'");

        assertThat(json(reply).path("outcome").asText()).isEqualTo("unenrolled");
        assertThat(json(reply).path("ticket").asText()).isEqualTo("INC" + number);
        assertThat(factors()).isEmpty();
    }

    @Test
    void lostPhoneReplacesThePhoneAndTheCodeThatTheNewOneGotMakesItActive() throws Exception {
        JsonNode enrolled = ask(ticket("lost-phone", "phone", newPhone));
        assertThat(enrolled.path("outcome").asText()).isEqualTo("enrolled");
        assertThat(factors()).extracting(SandboxFactor::status).containsExactly("PENDING_ACTIVATION");
        String code = okta.messagesTo(newPhone).get(0).code();

        JsonNode verified = ask(ticket("verify", "id", "second-" + number, "passCode", code));

        assertThat(verified.path("outcome").asText()).isEqualTo("verified");
        assertThat(factors()).extracting(SandboxFactor::status).containsExactly("ACTIVE");
        assertThat(factors().get(0).profile()).containsEntry("phoneNumber", newPhone);
        assertThat(okta.user(login).orElseThrow().recoveryPhones()).isEmpty();
    }

    @Test
    void verifySendsACodeAndTheSecondMessageTellsWhetherItIsRight() throws Exception {
        assertThat(ask(ticket("verify")).path("outcome").asText()).isEqualTo("challenged");
        List<SandboxMessage> codes = okta.messagesTo(phone);
        assertThat(codes).last().extracting(SandboxMessage::purpose).isEqualTo("challenge");
        String code = codes.get(codes.size() - 1).code();
        String wrong = code.equals("000000") ? "111111" : "000000";

        assertThat(ask(ticket("verify", "id", "wrong-" + number, "passCode", wrong))
                        .path("outcome")
                        .asText())
                .isEqualTo("denied");
        assertThat(ask(ticket("verify", "id", "right-" + number, "passCode", code))
                        .path("outcome")
                        .asText())
                .isEqualTo("verified");
        assertThat(ask(ticket("verify", "id", "again-" + number, "passCode", code))
                        .path("reason")
                        .asText())
                .contains("No code or answer is expected");
    }

    @Test
    void aSecurityQuestionIsAnsweredByTheSecondMessage() throws Exception {
        String asked = "asked" + number + "@acme.example";
        enrollQuestion(okta.addUser(asked).id(), "blue ribbon");

        JsonNode challenge = ask(ticket("verify", "login", asked));
        JsonNode wrong = ask(ticket("verify", "login", asked, "id", "wrong-" + number, "answer", "red ribbon"));
        JsonNode right = ask(ticket("verify", "login", asked, "id", "right-" + number, "answer", "blue ribbon"));

        assertThat(challenge.path("reason").asText()).contains("send it as answer");
        assertThat(outcome(wrong)).isEqualTo("denied");
        assertThat(outcome(right)).isEqualTo("verified");
        JsonNode unasked = ask(ticket(
                "verify",
                "login",
                asked,
                "id",
                "unasked-" + number,
                "ticket",
                "NONE" + number,
                "answer",
                "blue ribbon"));
        assertThat(outcome(unasked)).isEqualTo("rejected");
        assertThat(app.queue("mfa.rejected")).noneSatisfy(message -> assertThat(((TextMessage) message).getText())
                .contains("blue ribbon"));
    }

    private static void enrollQuestion(String user, String answer) throws Exception {
        String body = "{\"factorType\":\"question\",\"provider\":\"OKTA\",\"profile\":"
                + "{\"question\":\"favorite_art_piece\",\"answer\":\"%s\"}}".formatted(answer);
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(okta.url() + "/api/v1/users/" + user + "/factors"))
                                .header("Authorization", "SSWS " + okta.token())
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Test
    void aTicketSentTwiceIsAnsweredTwiceAndDoneOnce() throws Exception {
        int before = okta.messagesTo(phone).size();

        JsonNode first = ask(ticket("verify"));
        JsonNode second = ask(ticket("verify"));

        assertThat(second).isEqualTo(first);
        assertThat(okta.messagesTo(phone)).hasSize(before + 1);
    }

    @Test
    void aSecondVerifyUnderTheSameNumberSendsAnotherCodeAndThatOneCounts() throws Exception {
        ask(ticket("verify"));
        int codes = okta.messagesTo(phone).size();

        okta.clock().advance(Duration.ofSeconds(31)); // a phone gets a code each half minute at most
        ask(ticket("verify", "id", "once-more-" + number));

        assertThat(okta.messagesTo(phone)).hasSize(codes + 1);
        String code = okta.messagesTo(phone).get(codes).code();
        assertThat(outcome(ask(ticket("verify", "id", "code-" + number, "passCode", code))))
                .isEqualTo("verified");
    }

    @Test
    void aVerifyWithoutCodeDoesNotTakeThePlaceOfANewPhoneThatWaitsForItsCode() throws Exception {
        ask(ticket("lost-phone", "phone", newPhone));

        JsonNode reply = ask(ticket("verify"));

        assertThat(outcome(reply)).isEqualTo("rejected");
        String code = okta.messagesTo(newPhone).get(0).code();
        assertThat(outcome(ask(ticket("verify", "id", "code-" + number, "passCode", code))))
                .isEqualTo("verified");
    }

    @Test
    void aMessageThatIsNeitherTextNorBytesIsAnsweredWithWhatToSend() throws Exception {
        String correlation = "map-" + number;
        jms.send("mfa.tickets", session -> {
            MapMessage message = session.createMapMessage();
            message.setString("kind", "verify");
            message.setJMSReplyTo(session.createQueue(REPLIES));
            message.setJMSCorrelationID(correlation);
            return message;
        });

        JsonNode reply = json(jms.receiveSelected(REPLIES, "JMSCorrelationID = '" + correlation + "'"));

        assertThat(outcome(reply)).isEqualTo("invalid");
        assertThat(reply.path("reason").asText()).contains("send the ticket as a text message");
    }

    @Test
    void theAuditTellsOfEachTicketWhatWasDecidedAtTheDoor() throws Exception {
        ask(ticket("reset-mfa"));
        ask(ticket("reset-mfa"));
        ask("no ticket at all " + number);

        assertThat(app.audit().filter(line -> line.contains(login)))
                .anySatisfy(line -> assertThat(line).contains("\"accepted\""))
                .anySatisfy(line -> assertThat(line).contains("\"duplicate\"", "ticket INC" + number + " message"));
        assertThat(app.audit().filter(line -> line.contains("\"invalid\"")))
                .anySatisfy(line -> assertThat(line).contains("\"tickets\"", "not exactly one valid JSON"));
    }

    @Test
    void anIdThatIsUsedTwiceGivesNobodyTheResultOfAnother() throws Exception {
        ask(ticket("reset-mfa"));

        JsonNode reply = ask(ticket("reset-mfa", "login", "nobody@acme.example"));

        assertThat(reply.path("outcome").asText()).isEqualTo("rejected");
    }

    @Test
    void aSecondTicketForAPendingPhoneIsAnsweredUnderItsOwnNumber() throws Exception {
        ask(ticket("lost-phone", "phone", newPhone));
        ask(ticket("lost-phone", "id", "other-" + number, "ticket", "OTHER" + number, "phone", newPhone));
        String code = okta.messagesTo(newPhone).get(0).code();

        JsonNode reply = ask(ticket("verify", "id", "code-" + number, "ticket", "OTHER" + number, "passCode", code));

        assertThat(reply.path("outcome").asText()).isEqualTo("verified");
    }

    @Test
    void aPhoneThatIsActiveAlreadyGetsNoCodeAndTheReplySaysSo() throws Exception {
        JsonNode reply = ask(ticket("lost-phone", "phone", phone));

        assertThat(reply.path("reason").asText()).contains("is already an active factor");
        assertThat(okta.messagesTo(phone)).isEmpty();
    }

    @Test
    void aTicketOfSomebodyWhoLeftIsNotDone() throws Exception {
        app.feed("left" + number + ".csv", leaver("9" + number, login, "2026-02-02"));
        app.settled();

        JsonNode reply = ask(ticket("lost-phone", "phone", newPhone));

        assertThat(reply.path("outcome").asText()).isEqualTo("superseded");
        assertThat(factors()).isEmpty();
    }

    @Test
    void aTicketOfNobodyIsOnTheInvalidChannelAndAnsweredWithTheReason() throws Exception {
        JsonNode reply = ask(ticket("reset-mfa", "login", "nobody@acme.example"));

        assertThat(reply.path("outcome").asText()).isEqualTo("rejected");
        assertThat(reply.path("reason").asText()).contains("404", "E0000007");
        assertThat(app.queue("mfa.invalid")).anySatisfy(message -> assertThat(((TextMessage) message).getText())
                .contains("nobody@acme"));
    }

    @Test
    void aPersonWithoutAFittingFactorIsRejectedWithTheReason() throws Exception {
        assertThat(ask(ticket("verify", "factorType", "question"))
                        .path("reason")
                        .asText())
                .isEqualTo("The person has no active factor of type question to verify with");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"id":                                                                  | not exactly one valid JSON object without repeated fields: line 1
                    {"id":"1","ticket":"T","kind":"reset-mfa","login":"a@b"} trailing       | not exactly one valid JSON object
                    {"id":"1","kind":"reset-mfa","ticket":"T","login":"a@b","kind":"verify"} | without repeated fields
                    {"id":"1","ticket":"T","kind":"lost-phone","login":"a@b","phone":"+1000000"} | $.phone: is not a valid phone number
                    []                                                                      | not a JSON object
                    {"id":"1","ticket":"T","kind":"coffee","login":"a@acme.example"}        | $.kind: does not have a value in the enumeration
                    {"ticket":"T","kind":"verify","login":"a@acme.example"}                 | required property 'id' not found
                    {"id":"1","ticket":"T","kind":"verify","login":"nobody"}                | $.login: does not match
                    {"id":"1","ticket":"T","kind":"lost-phone","login":"a@acme.example"}    | required property 'phone' not found
                    {"id":"1","ticket":"T","kind":"lost-phone","login":"a@b","phone":"555"} | $.phone: does not match
                    {"id":"1","ticket":"T","kind":"reset-mfa","login":"a@b","passCode":"123456"} | passCode
                    """)
    void whatIsNoTicketIsOnTheInvalidChannelAndAnsweredWithTheReason(String text, String reason) throws Exception {
        JsonNode reply = ask(text);

        assertThat(reply.path("outcome").asText()).isEqualTo("invalid");
        assertThat(reply.path("reason").asText()).contains(reason);
        assertThat(app.queue("mfa.invalid")).anySatisfy(message -> assertThat(((TextMessage) message).getText())
                .isEqualTo(text));
    }

    @Test
    void aReplyIsNeverSentToAQueueOfTheAppItself() {
        jms.send("mfa.tickets", session -> {
            Message message = session.createTextMessage("no ticket " + number);
            message.setJMSReplyTo(session.createQueue("mfa.work"));
            return message;
        });
        assertThat(app.queue("mfa.work")).isEmpty();
        assertThat(app.queue("mfa.failed")).isEmpty();
    }

    @Test
    void noCodeOrPhoneNumberIsInAuditReasonOrHeader() throws Exception {
        ask(ticket("verify"));
        ask(ticket("verify", "id", "code-" + number, "passCode", "918273"));
        ask(ticket("lost-phone", "id", "phone-" + number, "phone", newPhone));

        String visible = String.join("\n", app.audit().toList())
                + app.report()
                + app.queue("mfa.rejected").stream().map(RunningApp::headers).toList()
                + app.queue("mfa.invalid").stream().map(RunningApp::headers).toList();

        assertThat(visible).contains(login).doesNotContain("918273", newPhone, phone);
    }

    private List<SandboxFactor> factors() {
        return okta.user(login).map(SandboxUser::factors).orElse(List.of());
    }

    private String ticket(String kind, String... fields) throws Exception {
        Map<String, String> ticket = new LinkedHashMap<>(
                Map.of("id", kind + "-" + number, "ticket", "INC" + number, "kind", kind, "login", login));
        for (int i = 0; i < fields.length; i += 2) {
            ticket.put(fields[i], fields[i + 1]);
        }
        return JSON.writeValueAsString(ticket);
    }

    private JsonNode ask(String text) throws Exception {
        String correlation = "ask-" + UUID.randomUUID();
        send(text, correlation);
        return json(jms.receiveSelected(REPLIES, "JMSCorrelationID = '" + correlation + "'"));
    }

    private void send(String text, String correlation) {
        jms.send("mfa.tickets", session -> {
            Message message = session.createTextMessage(text);
            message.setJMSReplyTo(session.createQueue(REPLIES));
            message.setJMSCorrelationID(correlation);
            return message;
        });
    }

    private static String outcome(JsonNode reply) {
        return reply.path("outcome").asText();
    }

    private static JsonNode json(Message reply) throws Exception {
        assertThat(reply).as("a reply within %d ms", PATIENCE).isNotNull();
        return JSON.readTree(((TextMessage) reply).getText());
    }
}
