package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oktafactors.camel.model.EnrollRequest;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;

/** What Camel's developer console shows of the component, through Camel's own registry of consoles. */
class DevConsoleTest extends OauthTestSupport {

    private static final String PHONE = "+12065550142";

    private final FakePushes pushes = new FakePushes();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getComponent("okta-factors", OktaFactorsComponent.class)
                .getConfiguration()
                .setGates(true);
        oauth.resource = (call, socket) -> (call.target().matches(".*/(verify|transactions/.*)")
                        ? pushes
                        : FakeOkta.json(
                                200,
                                "{\"id\":\"sms2\",\"status\":\"PENDING_ACTIVATION\"}",
                                "X-Rate-Limit-Limit: 600",
                                "X-Rate-Limit-Remaining: 599",
                                "X-Rate-Limit-Reset: " + (System.currentTimeMillis() / 1000 + 60)))
                .to(call, socket);
        return context;
    }

    @Test
    void theConsoleShowsConnectionsLimitsPushesAndTheAgeOfTheTokenAndNoSecret() throws Exception {
        template.requestBodyAndHeaders("okta-factors:enrollFactor", EnrollRequest.sms(PHONE), IDS);
        Future<Exchange> push = template.asyncSend(
                "okta-factors:verifyFactor?await=true&pollInterval=20", exchange -> exchange.getMessage()
                        .setHeaders(new java.util.HashMap<>(
                                Map.of(OktaFactorsConstants.USER_ID, "00u1", OktaFactorsConstants.FACTOR_ID, "opf2"))));
        await().until(() -> pushes.polls() > 1);

        String text = (String) console().call(MediaType.TEXT);
        JsonNode json = json();

        JsonNode connection = json.at("/connections/0");
        assertThat(json.path("connections")).hasSize(1);
        assertThat(connection.path("component").asText()).isEqualTo("okta-factors");
        assertThat(connection.path("organization").asText()).isEqualTo(okta.url());
        assertThat(connection.path("principal").asText()).isEqualTo("client " + OauthOkta.CLIENT_ID);
        assertThat(connection.path("openPushes").asInt()).isEqualTo(1);
        assertThat(connection.path("tokenAgeSeconds").asLong(-1)).isBetween(0L, 600L);
        assertThat(connection.path("tokenLifetimeSeconds").asLong()).isEqualTo(3600);
        assertThat(json.path("rateLimits"))
                .filteredOn(row -> row.path("bucket").asText().equals("POST /users/{userId}/factors"))
                .singleElement()
                .satisfies(row -> assertThat(row.path("limit").asInt()).isEqualTo(600));
        assertThat(json.path("personalLimits"))
                .filteredOn(row -> row.path("gate").asText().equals("PHONE"))
                .singleElement()
                .satisfies(row -> assertThat(row.path("known").asInt()).isEqualTo(1));
        assertThat(text)
                .contains("connections:\n", "rateLimits:\n", "personalLimits:\n", "openPushes=1", "tokenAgeSeconds=")
                .contains("gate=PHONE", "limit=600");
        for (String shown : new String[] {text, json.toString()}) {
            assertThat(shown)
                    .doesNotContain("canaryAccessToken", "canaryKid", "PRIVATE", PHONE, PHONE.substring(1), "00u1");
        }

        pushes.answer("00u1", "SUCCESS");
        push.get(60, TimeUnit.SECONDS);
        await().until(() -> json().at("/connections/0/openPushes").asInt(-1) == 0);
    }

    @Test
    void theConsoleOfAContextWithoutCallsIsEmptyAndMakesNothing() throws Exception {
        int components = context.getComponentNames().size();

        assertThat((String) console().call(MediaType.TEXT)).startsWith("connections: none\nrateLimits: none\n");
        assertThat(json().path("connections")).isEmpty();
        assertThat(context.getComponentNames()).hasSize(components);
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(((JsonObject) console().call(MediaType.JSON)).toJson());
    }

    /** Found as Camel finds those of its own components. */
    private DevConsole console() {
        DevConsoleRegistry consoles = context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        consoles.loadDevConsoles();
        return consoles.stream()
                .filter(console -> console.getId().equals("okta-factors"))
                .findFirst()
                .orElseThrow();
    }
}
