package io.oktafactors.kamelets.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the routes app reads, as its guide and its schema say, from what others write. */
class CanonicalEventKameletsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static CamelContext context;

    @BeforeAll
    static void start() {
        context = new DefaultCamelContext();
        context.start();
    }

    @AfterAll
    static void stop() {
        context.stop();
    }

    @Test
    void theHrEventOfTheGuideIsPassedOnAsItIs() throws Exception {
        JsonNode event = eventOfTheGuide();

        assertThat(call("okta-hr-event-action", event.toString(), Map.of())).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatASystemSendsBecomesWhatTheAppReads(Sample sample) throws Exception {
        JsonNode result = call(sample.kamelet(), sample.message(), sample.properties());

        assertThat(result).isEqualTo(sample.result());
        if (sample.kamelet().equals("okta-ticket-action")) {
            assertThat(ticketFaults(result)).isEmpty();
        }
    }

    static List<Sample> samples() throws Exception {
        return Sample.all();
    }

    @ParameterizedTest
    @CsvSource({
        "employee.created, joiner",
        "Updated, mover",
        "employee.deleted, leaver",
        "Rehired, rehire",
        "terminate, terminate"
    })
    void aWordForWhatHappenedIsTheAppsOrStaysAsItIs(String word, String type) throws Exception {
        JsonNode event = call("okta-hr-event-action", "{\"type\": \"" + word + "\"}", Map.of());

        assertThat(event.path("type").asText()).isEqualTo(type);
    }

    @Test
    void loginAndEmployeeNumberComeFromBesideThePerson() throws Exception {
        JsonNode event = call(
                "okta-hr-event-action",
                "{\"id\": \"0042\", \"mail\": \"ada@acme.example\", \"person\": {\"department\": \"Sales\"}}",
                Map.of("employeeNumberPath", "$.id", "loginPath", "$.mail"));

        assertThat(event)
                .isEqualTo(
                        JSON.readTree(
                                "{\"person\": {\"department\": \"Sales\", \"employeeNumber\": \"0042\", \"login\": \"ada@acme.example\"}}"));
    }

    @Test
    void whatThePersonHasAlreadyIsLeftAloneWhereThePathsFindNothing() throws Exception {
        JsonNode event = call(
                "okta-hr-event-action",
                "{\"worker\": {\"employeeNumber\": \"0042\", \"login\": \"ada@acme.example\"}}",
                Map.of("personPath", "$.worker"));

        assertThat(event)
                .isEqualTo(
                        JSON.readTree("{\"person\": {\"employeeNumber\": \"0042\", \"login\": \"ada@acme.example\"}}"));
    }

    @Test
    void aPersonMayBeNothingButTheLogin() throws Exception {
        JsonNode event = call(
                "okta-hr-event-action",
                "{\"action\": \"leave\", \"mail\": \"ada@acme.example\"}",
                Map.of("typePath", "$.action", "loginPath", "$.mail"));

        assertThat(event)
                .isEqualTo(JSON.readTree("{\"type\": \"leave\", \"person\": {\"login\": \"ada@acme.example\"}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Ada\"", "[{\"login\": \"ada@acme.example\"}]", "42"})
    void aPersonThatIsNoObjectIsToldByTheNameOfThePath(String person) {
        assertThatThrownBy(() -> call("okta-hr-event-action", "{\"person\": " + person + "}", Map.of()))
                .cause()
                .hasMessageStartingWith("personPath does not lead to a JSON object");
    }

    @ParameterizedTest
    @CsvSource({
        "Lost my phone, lost-phone",
        "phone stolen - need a new phone, lost-phone",
        "lost-phone, lost-phone",
        "Please reset my MFA, reset-mfa",
        "reset-mfa, reset-mfa",
        "Verify the caller, verify",
        "verify, verify",
        "'Hello,\\nplease reset MFA\\nThanks', reset-mfa",
        "My phone was stolen, lost-phone",
        "Reset my password, Reset my password",
        "I need new headphones, I need new headphones",
        "A new microphone, A new microphone",
        "Printer on fire, Printer on fire"
    })
    void theWordsOfATicketSayWhatIsAskedFor(String words, String kind) throws Exception {
        JsonNode ticket = call("okta-ticket-action", "{\"kind\": \"" + words + "\"}", Map.of());

        assertThat(ticket.path("kind").asText()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "(?i).*l'identité.*, Vérifier l'identité",
                "(?i).*\\bcheck\\b.*, Please check the caller",
                "(?i)(who|verify)[ +&%]+.*, who & what",
                "(?isu).*identität.*, Bitte\\nIDENTITÄT prüfen",
                "(?i).*\"who\".*, ask \\\"who\\\" calls",
            })
    void theWordsMayBeAnyRegularExpression(String regex, String words) throws Exception {
        JsonNode ticket = call("okta-ticket-action", "{\"kind\": \"" + words + "\"}", Map.of("verifyWords", regex));

        assertThat(ticket.path("kind").asText()).isEqualTo("verify");
    }

    @Test
    void aTicketThatSaysNothingIsPassedOnWithNothing() throws Exception {
        assertThat(call("okta-ticket-action", "{\"number\": \"INC1\"}", Map.of("ticketPath", "$.number")))
                .isEqualTo(JSON.readTree("{\"ticket\": \"INC1\"}"));
    }

    private static Set<ValidationMessage> ticketFaults(JsonNode ticket) throws Exception {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("../routes/src/main/resources/schema/ticket.schema.json")))
                .validate(ticket);
    }

    private static JsonNode eventOfTheGuide() throws Exception {
        var block = Pattern.compile("```json\\n(\\{\\s+\"type\": \"leaver\".*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/routes.md")));
        assertThat(block.find()).isTrue();
        return JSON.readTree(block.group(1));
    }

    private static JsonNode call(String kamelet, String body, Map<String, String> parameters) throws Exception {
        StringBuilder uri = new StringBuilder("kamelet:" + kamelet);
        parameters.forEach((name, value) -> uri.append(uri.indexOf("?") < 0 ? "?" : "&")
                .append(name)
                .append("=RAW(")
                .append(value)
                .append(")"));
        String answer = context.createProducerTemplate().requestBody(uri.toString(), body, String.class);
        return JSON.readTree(answer);
    }
}
