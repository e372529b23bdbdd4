package io.oktafactors.kamelets.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.sandbox.OktaSandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A secret by reference, as the examples of the pages have it, whatever characters are in it. */
class SecretsTest {

    private enum Form {
        ROUTE,
        PIPE
    }

    /** What a URI or a placeholder could take for something else; of RAW() itself, only ")&" does not go. */
    private static final List<String> SECRETS =
            List.of("a+b/c==", "a&b=c", "a%2Bb%zz", "a)b(c)", "a#b?c", "it's\"so\"", "a,b;c|d", "$a:b@c<d>");

    @TempDir
    private Path folder;

    private final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
    }

    static Stream<Arguments> secrets() {
        return Stream.of(Form.values()).flatMap(form -> SECRETS.stream().map(secret -> Arguments.of(form, secret)));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aTokenReachesOktaAsItIs(Form form, String token) throws Exception {
        try (OktaSandbox okta = OktaSandbox.builder().token(token).start()) {
            start("okta-list-factors-action", form, Map.of("okta.org-url", okta.url(), "okta.token", token));
            String blaise =
                    okta.user("blaise.pascal@acme.example").orElseThrow().id();

            String factors = main.getCamelTemplate()
                    .requestBodyAndHeader("direct:start", null, OktaFactorsConstants.USER_ID, blaise, String.class);

            assertThat(factors).contains("\"sms\"");
        }
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void theSecretOfAnEventHookIsTakenAsItIs(Form form, String secret) throws Exception {
        start(
                "okta-event-hook-source",
                form,
                Map.of(
                        "okta.hook-secret",
                        secret,
                        "camel.server.enabled",
                        "true",
                        "camel.server.host",
                        "127.0.0.1",
                        "camel.server.port",
                        "0"));
        int port =
                main.getCamelContext().hasService(VertxPlatformHttpServer.class).getPort();
        HttpRequest batch = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/okta/events"))
                .header("Authorization", secret)
                .POST(HttpRequest.BodyPublishers.ofString("{\"data\": {\"events\": []}}"))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(batch, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(204);
    }

    private void start(String kamelet, Form form, Map<String, String> world) throws Exception {
        KameletPage page = KameletPage.all().stream()
                .filter(each -> each.toString().equals(kamelet))
                .findFirst()
                .orElseThrow();
        Files.writeString(
                folder.resolve("example.yaml"),
                (form == Form.PIPE ? page.pipe() : page.route()).replaceAll("log:(done|received)", "mock:$1"));
        Properties properties = new Properties();
        properties.putAll(world);
        main.setInitialProperties(properties);
        main.configure().setRoutesIncludePattern("file:" + folder + "/*.yaml");
        main.start();
    }
}
