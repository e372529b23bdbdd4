package io.oktafactors.kamelets.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsConstants;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventHookKameletTest {

    private static final String SECRET = "it's a 'secret'";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static DefaultCamelContext context;
    private static String url;

    @BeforeAll
    static void start() throws Exception {
        context = new DefaultCamelContext();
        MainHttpServer server = new MainHttpServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        context.addService(server);
        context.getPropertiesComponent().addInitialProperty("hook.secret", SECRET);
        context.getPropertiesComponent().addInitialProperty("hook.none", " ");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:okta-event-hook-source?path=/hook&authorization={{hook.secret}}")
                        .to("mock:events");
                from("kamelet:okta-event-hook-source?path=/open&authorization={{hook.none}}")
                        .to("mock:events");
            }
        });
        context.start();
        url = "http://127.0.0.1:"
                + context.hasService(VertxPlatformHttpServer.class).getPort() + "/hook";
    }

    @AfterAll
    static void stop() {
        context.stop();
    }

    @AfterEach
    void reset() {
        MockEndpoint.resetMocks(context);
    }

    @Test
    void theOneTimeChallengeIsGivenBackAsJson() throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("X-Okta-Verification-Challenge", "abc\"<123")
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(answer.body()).isEqualTo("{\"verification\":\"abc\\\"<123\"}");
        assertThat(events()).isEmpty();
    }

    @Test
    void eachEventOfABatchThatIsAboutAUserIsPassedOnWithTheUser() throws Exception {
        HttpResponse<String> answer = post(SECRET, """
                {"eventId": "e1", "data": {"events": [
                  {"uuid": "1", "eventType": "user.mfa.factor.deactivate",
                   "target": [{"id": "app1", "type": "AppInstance"}, {"id": "00u1", "type": "User"}]},
                  {"uuid": "2", "eventType": "group.lifecycle.create", "target": [{"id": "00g1", "type": "UserGroup"}]},
                  {"uuid": "3", "eventType": "user.mfa.factor.activate", "target": [{"id": "00u2", "type": "User"}]},
                  {"uuid": "4", "eventType": "system.something", "target": null}]}}""");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(events())
                .extracting(message -> message.getHeader(OktaFactorsConstants.USER_ID))
                .containsExactly("00u1", "00u2");
        assertThat(events().get(0).getBody(String.class)).contains("\"uuid\":\"1\"", "user.mfa.factor.deactivate");
    }

    @Test
    void aCallWithoutTheSecretIsRefusedAndNothingIsPassedOn() throws Exception {
        String batch = "{\"data\": {\"events\": [{\"target\": [{\"id\": \"00u1\", \"type\": \"User\"}]}]}}";

        assertThat(post("another", batch).statusCode()).isEqualTo(401);
        assertThat(post("", batch).statusCode()).isEqualTo(401);
        assertThat(events()).isEmpty();
    }

    @Test
    void aBlankSecretLetsNobodyIn() throws Exception {
        String batch = "{\"data\": {\"events\": [{\"target\": [{\"id\": \"00u1\", \"type\": \"User\"}]}]}}";
        HttpRequest.Builder call = HttpRequest.newBuilder(URI.create(url.replace("/hook", "/open")))
                .POST(HttpRequest.BodyPublishers.ofString(batch));

        assertThat(CLIENT.send(call.copy().build(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(500);
        assertThat(CLIENT.send(call.header("Authorization", " ").build(), BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(500);
        assertThat(events()).isEmpty();
    }

    @Test
    void theSecretAndOtherHeadersOfTheCallGoNoFurther() throws Exception {
        post(SECRET, "{\"data\": {\"events\": [{\"target\": [{\"id\": \"00u1\", \"type\": \"User\"}]}]}}");

        assertThat(events()).hasSize(1);
        assertThat(events().get(0).getHeaders())
                .containsOnlyKeys(
                        OktaFactorsConstants.USER_ID,
                        "Content-Type",
                        "CamelCloudEventID",
                        "CamelCloudEventVersion",
                        "CamelCloudEventType",
                        "CamelCloudEventSource",
                        "CamelCloudEventSubject",
                        "CamelCloudEventTime");
        assertThat(events().get(0).getExchange().getAllProperties().toString()).doesNotContain(SECRET);
    }

    private static HttpResponse<String> post(String secret, String batch) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", secret)
                        .header("Content-Type", "application/json")
                        .header("X-Other", "1")
                        .POST(HttpRequest.BodyPublishers.ofString(batch))
                        .build(),
                BodyHandlers.ofString());
    }

    private static List<Message> events() {
        return context.getEndpoint("mock:events", MockEndpoint.class).getExchanges().stream()
                .map(exchange -> exchange.getMessage())
                .toList();
    }
}
