package io.oktafactors.kamelets.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void aWebhookOfAnHrSystemBecomesTheHrEventOfTheGuide() throws Exception {
        String webhook = """
                {"employees": [{"id": "0042", "action": "leaver", "timestamp": "2026-03-01T09:00:00Z",
                  "fields": {"lastDay": "2026-03-31", "timeZone": "Europe/Berlin", "workEmail": "ada@acme.example",
                    "employeeNumber": "0042", "login": "ada@acme.example", "department": "Sales",
                    "mobilePhone": "0171 3920011", "countryCode": "DE"}}]}""";

        JsonNode event = call(
                "okta-hr-event-action",
                webhook,
                Map.of(
                        "typePath", "$.employees[0].action",
                        "effectiveDatePath", "$.employees[0].fields.lastDay",
                        "zonePath", "$.employees[0].fields.timeZone",
                        "occurredAtPath", "$.employees[0].timestamp",
                        "personPath", "$.employees[0].fields",
                        "employeeNumberPath", "$.employees[0].id",
                        "loginPath", "$.employees[0].fields.workEmail"));

        JsonNode guide = eventOfTheGuide();
        for (String field : new String[] {"type", "effectiveDate", "zone", "occurredAt"}) {
            assertThat(event.path(field)).as(field).isEqualTo(guide.path(field));
        }
        guide.path("person").properties().forEach(field -> assertThat(
                        event.path("person").path(field.getKey()))
                .as(field.getKey())
                .isEqualTo(field.getValue()));
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

    @Test
    void anIncidentBecomesATicketThatFitsTheSchema() throws Exception {
        String incident = """
                {"sys_id": "a1b2", "number": "INC0010042", "short_description": "Lost my phone on the train",
                 "caller_id": {"display_value": "ada@acme.example"}, "u_new_phone": "+12065550142"}""";

        JsonNode ticket = call(
                "okta-ticket-action",
                incident,
                Map.of(
                        "messageIdPath", "$.sys_id",
                        "ticketPath", "$.number",
                        "kindPath", "$.short_description",
                        "callerPath", "$.caller_id.display_value",
                        "phonePath", "$.u_new_phone"));

        assertThat(ticket).isEqualTo(JSON.readTree("""
                {"id": "a1b2", "ticket": "INC0010042", "kind": "lost-phone", "login": "ada@acme.example", "phone": "+12065550142"}"""));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(Path.of("../routes/src/main/resources/schema/ticket.schema.json")))
                        .validate(ticket))
                .isEmpty();
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
        "Printer on fire, Printer on fire"
    })
    void theWordsOfATicketSayWhatIsAskedFor(String words, String kind) throws Exception {
        JsonNode ticket = call("okta-ticket-action", "{\"kind\": \"" + words + "\"}", Map.of());

        assertThat(ticket.path("kind").asText()).isEqualTo(kind);
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
