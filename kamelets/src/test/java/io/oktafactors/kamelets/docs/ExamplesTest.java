package io.oktafactors.kamelets.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxFactor;
import io.oktafactors.sandbox.api.SandboxFault;
import io.oktafactors.sandbox.api.SandboxUser;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the properties and routes of the guide as they stand there, but for organization, token and channels. */
class ExamplesTest {

    private static final String BLAISE = "blaise.pascal@acme.example";

    @TempDir
    private Path folder;

    private OktaSandbox okta;
    private Main main;
    private SandboxUser blaise;

    @BeforeEach
    void start() throws Exception {
        okta = OktaSandbox.builder().unlimited().start();
        blaise = blaise();
        Properties properties = new Properties();
        properties.load(new StringReader(Page.blocks("properties").get(0)));
        properties.putAll(Map.of(
                "camel.component.okta-factors.token",
                okta.token(),
                "okta.org-url",
                okta.url(),
                "okta.token",
                okta.token(),
                "mfa.rejected",
                "mock:rejected",
                "mfa.rate-limited",
                "mock:rate-limited"));
        main = new Main();
        main.setInitialProperties(properties);
        main.configure().setRoutesIncludePattern("file:" + folder + "/*.yaml");
        List<String> routes = Page.blocks("yaml");
        for (int number = 0; number < routes.size(); number++) {
            Files.writeString(
                    folder.resolve(number + ".yaml"),
                    routes.get(number).replace("file:orders", "file:" + folder.resolve("orders")));
        }
        main.start();
    }

    @AfterEach
    void stop() {
        main.stop();
        okta.close();
    }

    @Test
    void theJoinerOfTheExampleGetsTheFactorAndACode() throws Exception {
        String ada = okta.user("ada.byron@acme.example").orElseThrow().id();
        var enrollment = Pattern.compile("^Send it `(.*)`:$", Pattern.MULTILINE).matcher(Page.text());
        assertThat(enrollment.find()).isTrue();

        send("direct:joiner", enrollment.group(1), Map.of("userId", ada));

        assertThat(okta.user(ada).orElseThrow().factor("sms")).isPresent();
        assertThat(okta.messagesTo("+12065550142")).hasSize(1);
    }

    @Test
    void theOrderOfTheFiveMinutesIsEnrolled() throws Exception {
        var order = Pattern.compile("^echo '(.*)' > orders.json$", Pattern.MULTILINE)
                .matcher(Page.text());
        assertThat(order.find()).isTrue();
        Path file = Files.writeString(folder.resolve("orders.json"), order.group(1));
        Files.move(file, folder.resolve("orders").resolve("orders.json"));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(okta.messagesTo("+12065550142")).hasSize(1));
    }

    @Test
    void theLeaverOfTheExampleLosesTheFactorAndItsNumber() throws Exception {
        send("direct:leaver", null, Map.of("userId", blaise.id(), "factorId", sms()));

        assertThat(blaise().factors()).extracting(SandboxFactor::factorType).containsExactly("email");
        assertThat(blaise().recoveryPhones()).isEmpty();
    }

    @Test
    void headersFromOutsideDoNotCount() throws Exception {
        expect("mock:rejected");

        send(
                "direct:leaver",
                null,
                Map.of("CamelOktaFactorsUserId", blaise.id(), "userId", "00uNOBODY", "factorId", sms()));

        MockEndpoint.assertIsSatisfied(main.getCamelContext());
        assertThat(blaise().factors()).hasSize(2);
    }

    @Test
    void whatOktaHasNoTimeForGoesToTheChannelForIt() throws Exception {
        expect("mock:rate-limited");
        okta.faults().add(SandboxFault.status(429));

        send("direct:leaver", null, Map.of("userId", blaise.id(), "factorId", sms()));

        MockEndpoint.assertIsSatisfied(main.getCamelContext());
    }

    private void expect(String channel) {
        main.getCamelContext().getEndpoint(channel, MockEndpoint.class).expectedMessageCount(1);
    }

    private void send(String route, String body, Map<String, Object> headers) throws Exception {
        main.getCamelTemplate().sendBodyAndHeaders(route, body, headers);
    }

    private SandboxUser blaise() {
        return okta.user(BLAISE).orElseThrow();
    }

    private String sms() {
        return blaise.factor("sms").orElseThrow().id();
    }
}
