package io.oktafactors.kamelets.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxUser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.Message;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the routes of the pages that put out CloudEvents. */
class CloudEventsTest {

    private static final String PHONE = "+12065550191";
    private static final String SECRET = "s3cret";

    @TempDir
    private Path folder;

    private final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void aPendingFactorIsACloudEventOfTheOrganizationAboutTheUser() throws Exception {
        try (OktaSandbox okta = OktaSandbox.builder().unlimited().start()) {
            SandboxUser ada = pending(okta, "ada@kamelets.example");
            Instant before = Instant.now();

            JsonNode event = structured(run(okta, "application-cloudevents+json", ada.login()));

            assertThat(event.path("specversion").asText()).isEqualTo("1.0");
            assertThat(event.path("id").asText()).isNotBlank();
            assertThat(event.path("type").asText()).isEqualTo("io.oktafactors.factor.pending-activation");
            assertThat(event.path("source").asText()).isEqualTo(okta.url());
            assertThat(event.path("subject").asText()).isEqualTo(ada.id());
            assertThat(OffsetDateTime.parse(event.path("time").asText()).toInstant())
                    .isBetween(before.minusMillis(1), Instant.now());
            assertThat(data(event).path("status").asText()).isEqualTo("PENDING_ACTIVATION");
            assertThat(attributes(event)).doesNotContain(PHONE.substring(1), okta.token(), ada.login());
        }
    }

    @Test
    void aPendingFactorGoesToHttpWithItsAttributesAsHeaders() throws Exception {
        try (OktaSandbox okta = OktaSandbox.builder().unlimited().start()) {
            SandboxUser ada = pending(okta, "ada@kamelets.example");

            Message event = run(okta, "http:application-cloudevents", ada.id());

            assertThat(event.getHeaders())
                    .containsEntry("ce-specversion", "1.0")
                    .containsEntry("ce-type", "io.oktafactors.factor.pending-activation")
                    .containsEntry("ce-source", okta.url())
                    .containsEntry("ce-subject", ada.id())
                    .containsKeys("ce-id", "ce-time");
            assertThat(new ObjectMapper()
                            .readTree(event.getBody(byte[].class))
                            .path("status")
                            .asText())
                    .isEqualTo("PENDING_ACTIVATION");
        }
    }

    @Test
    void anEventOfAHookKeepsTheIdTypeAndTimeThatOktaGaveIt() throws Exception {
        JsonNode event = structured(received("""
                {"source": "https://acme.okta.com/api/v1/eventHooks/who4fXmTpLq9RzKd0x7", "data": {"events": [
                  {"uuid": "5f1c7a52-93b8-4e0d-8c1f-6a7b2d9e4f30", "published": "2026-11-30T08:15:00.123Z",
                   "eventType": "user.mfa.factor.deactivate",
                   "target": [{"id": "00u1", "type": "User", "alternateId": "ada@acme.example"}]}]}}"""));

        assertThat(event.path("id").asText()).isEqualTo("5f1c7a52-93b8-4e0d-8c1f-6a7b2d9e4f30");
        assertThat(event.path("type").asText()).isEqualTo("com.okta.user.mfa.factor.deactivate");
        assertThat(event.path("source").asText())
                .isEqualTo("https://acme.okta.com/api/v1/eventHooks/who4fXmTpLq9RzKd0x7");
        assertThat(event.path("subject").asText()).isEqualTo("00u1");
        assertThat(event.path("time").asText()).isEqualTo("2026-11-30T08:15:00.123Z");
        assertThat(data(event).path("eventType").asText()).isEqualTo("user.mfa.factor.deactivate");
        assertThat(attributes(event)).doesNotContain(SECRET, "ada@acme.example");
    }

    @Test
    void whatIsNoIdTypeSourceOrTimeOfOktaIsNoAttribute() throws Exception {
        JsonNode event = structured(received("""
                {"source": "https://ada:s3cret@acme.okta.com/?phone=+12065550191", "data": {"events": [
                  {"uuid": "+12065550191", "published": "+12065550191", "eventType": "+12065550191",
                   "target": [{"id": "+12065550191", "type": "User"}]}]}}"""));

        assertThat(event.path("id").asText()).isNotBlank();
        assertThat(event.path("type").asText()).isEqualTo("com.okta.event");
        assertThat(event.path("source").asText()).isEqualTo("/okta/events");
        assertThat(event.has("subject")).isFalse();
        assertThat(OffsetDateTime.parse(event.path("time").asText())).isNotNull();
        assertThat(attributes(event)).doesNotContain(SECRET, "12065550191");
    }

    private static SandboxUser pending(OktaSandbox okta, String login) throws Exception {
        SandboxUser user = okta.addUser(login);
        HttpRequest enroll = HttpRequest.newBuilder(URI.create(okta.url() + "/api/v1/users/" + user.id() + "/factors"))
                .header("Authorization", "SSWS " + okta.token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"factorType\": \"sms\", \"provider\": \"OKTA\", \"profile\": {\"phoneNumber\": \"" + PHONE
                                + "\"}}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(enroll, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
        return user;
    }

    private Message run(OktaSandbox okta, String format, String users) throws Exception {
        start(
                "okta-pending-activations-source",
                format,
                Map.of(
                        "okta.org-url",
                        okta.url(),
                        "okta.token",
                        okta.token(),
                        "camel.kamelet.okta-pending-activations-source.delay",
                        "0"),
                users);
        return event();
    }

    private Message received(String batch) throws Exception {
        start(
                "okta-event-hook-source",
                "application-cloudevents+json",
                Map.of(
                        "okta.hook-secret",
                        SECRET,
                        "camel.server.enabled",
                        "true",
                        "camel.server.host",
                        "127.0.0.1",
                        "camel.server.port",
                        "0"),
                "");
        int port =
                main.getCamelContext().hasService(VertxPlatformHttpServer.class).getPort();
        HttpRequest call = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/okta/events"))
                .header("Authorization", SECRET)
                .POST(HttpRequest.BodyPublishers.ofString(batch))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(call, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(204);
        return event();
    }

    private void start(String kamelet, String format, Map<String, String> world, String users) throws Exception {
        KameletPage page = KameletPage.all().stream()
                .filter(each -> each.toString().equals(kamelet))
                .findFirst()
                .orElseThrow();
        Files.writeString(
                folder.resolve("example.yaml"),
                page.cloudEventsRoute()
                        .replace("application-cloudevents+json", format)
                        .replace("log:received", "mock:received")
                        .replaceAll("users: .*", "users: \"" + users + "\""));
        Properties properties = new Properties();
        properties.putAll(world);
        main.setInitialProperties(properties);
        main.configure().setRoutesIncludePattern("file:" + folder + "/*.yaml");
        main.start();
    }

    private Message event() throws InterruptedException {
        MockEndpoint received = main.getCamelContext().getEndpoint("mock:received", MockEndpoint.class);
        received.expectedMinimumMessageCount(1);
        received.setResultWaitTime(60_000);
        received.assertIsSatisfied();
        return received.getExchanges().get(0).getMessage();
    }

    private static JsonNode structured(Message message) throws Exception {
        assertThat(message.getHeader("Content-Type")).isEqualTo("application/cloudevents+json");
        return new ObjectMapper().readTree(message.getBody(String.class));
    }

    private static JsonNode data(JsonNode event) throws Exception {
        JsonNode data = event.path("data");
        return data.isTextual() ? new ObjectMapper().readTree(data.asText()) : data;
    }

    /** All but the data. */
    private static String attributes(JsonNode event) {
        return ((ObjectNode) event.deepCopy()).without("data").toString();
    }
}
