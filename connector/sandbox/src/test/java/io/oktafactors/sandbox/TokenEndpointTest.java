package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.oktafactors.sandbox.api.SandboxCall;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenEndpointTest {
    private static final String KEY_ONLY = "Client Credentials requests to the Org Authorization Server must use the"
            + " private_key_jwt token_endpoint_auth_method.";
    private static final String FACTORS = Acme.factors(Acme.ADA);

    private final Acme acme = new Acme(
            sandbox -> sandbox.unlimited().app(ServiceClient.app().withScopes(ServiceClient.READ, "okta.groups.read")));
    private final ServiceClient client = new ServiceClient(acme);

    @AfterEach
    void stop() {
        acme.close();
    }

    static Stream<Arguments> spoiledForms() {
        return Stream.of(
                row(
                        "no grant type",
                        400,
                        "invalid_request",
                        "The 'grant_type' parameter is missing.",
                        without("grant_type")),
                row(
                        "unknown grant type",
                        400,
                        "unsupported_grant_type",
                        "The authorization grant type is not supported by the authorization server.",
                        with("grant_type", "magic")),
                row(
                        "grant type of other apps",
                        400,
                        "unauthorized_client",
                        "The client is not authorized to use the provided grant type. Configured grant types:"
                                + " [client_credentials].",
                        with("grant_type", "password")),
                row("client secret", 401, "invalid_client", KEY_ONLY, with("client_secret", "secret")),
                row("client id alone", 401, "invalid_client", KEY_ONLY, form -> {
                    form.remove("client_assertion");
                    form.put("client_id", ServiceClient.ID);
                }),
                row(
                        "no client",
                        400,
                        "invalid_request",
                        "A client_id must be provided in the request.",
                        without("client_assertion")),
                row(
                        "no assertion type",
                        400,
                        "invalid_request",
                        "The 'client_assertion_type' must be 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'.",
                        without("client_assertion_type")),
                row(
                        "no scope",
                        400,
                        "invalid_scope",
                        "The authorization server resource does not have any configured default scopes, 'scope' must be"
                                + " provided.",
                        without("scope")),
                row(
                        "a scope that is not Okta's",
                        400,
                        "invalid_scope",
                        "One or more scopes are not configured for the authorization server resource.",
                        with("scope", "okta.users.read printers")),
                row(
                        "no scope that is granted",
                        400,
                        "consent_required",
                        "You are not allowed any of the requested scopes.",
                        with("scope", "okta.users.manage")));
    }

    @ParameterizedTest
    @MethodSource("spoiledForms")
    void eachThingThatIsWrongInTheFormHasItsError(
            int status, String error, String description, Consumer<Map<String, String>> spoiler) {
        Map<String, String> form = ServiceClient.form(client.assertion());
        spoiler.accept(form);

        isRefused(client.send(form), status, error, description);
    }

    @Test
    void basicAuthenticationIsRefused() {
        Reply reply = acme.send(HttpRequest.newBuilder(URI.create(client.endpoint()))
                .header("Authorization", "Basic aWQ6c2VjcmV0")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=okta.users.read")));

        isRefused(reply, 401, "invalid_client", KEY_ONLY);
    }

    @Test
    void aBodyThatIsNoFormHasNoGrantType() {
        Reply reply = acme.send(HttpRequest.newBuilder(URI.create(client.endpoint()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"grant_type\":\"client_credentials\"}")));

        isRefused(reply, 400, "invalid_request", "The 'grant_type' parameter is missing.");
    }

    @Test
    void theTokenEndpointTakesPostOnly() {
        acme.get("/oauth2/v1/token").isRefused(405, "E0000022");
    }

    @Test
    void ofTheScopesAskedForTheAppGetsThoseItWasGranted() {
        String token = client.signIn(client.assertion()).isOk().at("/access_token");

        assertThat(client.signIn(client.assertion()).at("/scope")).isEqualTo("okta.users.read");
        client.call("GET", FACTORS, "Bearer " + token).isOk();
    }

    @Test
    void aTokenIsGoodForAnHour() {
        String token = client.token();
        acme.clock.pass(Duration.ofMillis(3_599_999));
        client.call("GET", FACTORS, "Bearer " + token).isOk();
        acme.clock.pass(Duration.ofMillis(1));

        isExpired(client.call("GET", FACTORS, "Bearer " + token));
    }

    @Test
    void aRevokedTokenIsRefusedAndTheAppGetsAnother() {
        String token = client.token();
        acme.okta.revokeAccessTokens(ServiceClient.ID);

        isExpired(client.call("GET", FACTORS, "Bearer " + token));
        client.call("GET", FACTORS, "Bearer " + client.token()).isOk();
    }

    @Test
    void theJournalHasTheCallAndNoSecret() {
        client.token();

        assertThat(acme.okta.calls()).extracting(SandboxCall::path).containsExactly("/oauth2/v1/token");
    }

    private static void isExpired(Reply reply) {
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.text()).isEmpty();
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer ").contains("error=\"invalid_token\"");
    }

    private static void isRefused(Reply reply, int status, String error, String description) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.at("/error")).isEqualTo(error);
        assertThat(reply.at("/error_description")).isEqualTo(description);
        assertThat(reply.at("/errorCode")).isEmpty();
    }

    private static Arguments row(
            String name, int status, String error, String description, Consumer<Map<String, String>> spoiler) {
        return argumentSet(name, status, error, description, spoiler);
    }

    private static Consumer<Map<String, String>> without(String parameter) {
        return form -> form.remove(parameter);
    }

    private static Consumer<Map<String, String>> with(String parameter, String value) {
        return form -> form.put(parameter, value);
    }
}
