package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.credential.Access;
import io.oktafactors.camel.credential.PrivateKeyText;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.options.ClientProperty;
import io.oktafactors.camel.options.OktaYaml;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.SimpleMain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples of the user guide that set up the component: each is given to Camel Main, and a call is made. */
class SetUpDocumentationTest {

    private static final Path GUIDE = Path.of("../../docs/component.md");

    @TempDir
    static Path folder;

    private static Certificates certificates;

    private final FakeOkta okta = new FakeOkta();
    private final List<AutoCloseable> open = new ArrayList<>(List.of(okta));

    @BeforeAll
    static void makeFiles() throws IOException {
        certificates = new Certificates(folder);
        certificates.make("okta", "ip:127.0.0.1");
        certificates.make("app", "dns:app.example");
        Files.copy(certificates.store("okta-trust"), folder.resolve("trust.p12"));
        Files.writeString(folder.resolve("private-key.pem"), OauthTestSupport.KEY.toJSONString());
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void anApiTokenIsSent() throws Exception {
        okta.answers(FakeOkta.json(200, "[]"));

        run(example("camel.component.okta-factors.token"), okta.url(), this::callOnce);

        assertThat(okta.onlyCall().header("Authorization")).containsExactly("SSWS value");
    }

    @Test
    void aPrivateKeySignsIn() throws Exception {
        okta.answers(
                FakeOkta.json(200, "{\"token_type\":\"Bearer\",\"access_token\":\"abc\",\"expires_in\":3600}"),
                FakeOkta.json(200, "[]"));

        run(example("client-id"), okta.url(), this::callOnce);

        assertThat(okta.calls())
                .extracting(FakeOkta.Call::toString)
                .containsExactly("POST /oauth2/v1/token", "GET /api/v1/users/00u1/factors");
        assertThat(okta.calls().get(0).text()).contains("scope=okta.users.read+okta.users.manage");
    }

    @Test
    void anAccessTokenIsSent() throws Exception {
        okta.answers(FakeOkta.json(200, "[]"));

        run(example("access-token"), okta.url(), this::callOnce);

        assertThat(okta.onlyCall().header("Authorization")).containsExactly("Bearer value");
    }

    @Test
    void bothSidesShowTheirCertificates() throws Exception {
        FakeOkta secure = new FakeOkta(certificates.server("okta", "app"), true);
        open.add(secure);
        secure.answers(FakeOkta.json(200, "[]"));
        Properties properties = example("camel.ssl.trust-store");
        properties.putAll(example("camel.component.okta-factors.token"));

        run(properties, secure.url(), this::callOnce);

        assertThat(secure.calls()).hasSize(1);
    }

    @Test
    void callsGoThroughTheProxy() throws Exception {
        FakeProxy proxy = new FakeProxy("camel:value");
        open.add(proxy);
        okta.answers(FakeOkta.json(200, "[]"));
        Properties properties = example("proxy-host");
        properties.putAll(example("camel.component.okta-factors.token"));
        properties.put("camel.component.okta-factors.proxy-host", "127.0.0.1");
        properties.put("camel.component.okta-factors.proxy-port", "" + proxy.port());

        run(properties, okta.url(), this::callOnce);

        assertThat(proxy.requests()).hasSize(1);
        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void retriesAreSwitchedOff() throws Exception {
        okta.answers(FakeOkta.json(503, "{}"));
        Properties properties = example("max-attempts");
        properties.putAll(example("camel.component.okta-factors.token"));

        run(properties, okta.url(), context -> {
            assertThat(send(context).getException()).isInstanceOf(OktaFactorsException.Unavailable.class);
            assertThat(okta.calls()).hasSize(1);
        });
    }

    @Test
    void healthIsChecked() throws Exception {
        okta.answers(FakeOkta.json(200, "[]"));
        Properties properties = example("camel.health.producers-enabled");
        properties.putAll(example("camel.component.okta-factors.token"));

        run(properties, okta.url(), context -> {
            context.getEndpoint("okta-factors:listFactors");
            // Camel's list of results leaves out what is up.
            assertThat(HealthCheckHelper.invoke(context, "producer:okta-factors-127.0.0.1", Map.of()))
                    .get()
                    .extracting(HealthCheck.Result::getState)
                    .isEqualTo(HealthCheck.State.UP);
            assertThat(okta.onlyCall()).hasToString("GET /api/v1/users?limit=1");
        });
    }

    @Test
    void anOktaYamlIsReadAsItStands() throws Exception {
        String yaml = block("yml", "privateKey").replace("/etc/okta", folder.toString());
        Map<String, String> values = OktaYaml.read(Files.writeString(folder.resolve("okta.yaml"), yaml));
        OktaFactorsConfiguration configuration = new OktaFactorsConfiguration();
        OptionValues options = new OptionValues(new DefaultCamelContext(), configuration);
        for (ClientProperty key : ClientProperty.values()) {
            if (values.containsKey(key.key())) {
                options.setText(key, values.get(key.key()));
            }
        }
        assertThat(values).hasSize(5);

        Access access = new OptionRules(options, Map.of(), Set.of())
                .settle(OktaFactorsOperation.enrollFactor)
                .target()
                .access();

        assertThat(access).isInstanceOf(Access.ServiceApp.class);
        assertThat(PrivateKeyText.read(new DefaultCamelContext(), (Access.ServiceApp) access))
                .isNotNull();
    }

    @Test
    void everyBlockOfPropertiesIsOneThatRunsHere() throws IOException {
        assertThat(blocks("properties")).hasSize(7);
        assertThat(blocks("yml")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aKeyHasItsRow(ClientProperty key) throws IOException {
        String others = key.spellings().stream()
                .skip(1)
                .map(spelling -> "`" + spelling + "`")
                .collect(Collectors.joining(", "));

        assertThat(Files.readString(GUIDE))
                .contains("| `" + key + "` | `" + key.key() + "` | `" + ClientProperty.variable(key.key()) + "` | "
                        + others + (others.isEmpty() ? "" : " ") + "|\n");
    }

    private void callOnce(DefaultCamelContext context) {
        assertThat(send(context).getException()).isNull();
    }

    private static Exchange send(DefaultCamelContext context) {
        return context.createProducerTemplate().send("okta-factors:listFactors", sent -> sent.getMessage()
                .setHeaders(new HashMap<>(OktaFactorsTestSupport.IDS)));
    }

    private interface Use {
        void of(DefaultCamelContext context) throws Exception;
    }

    private static void run(Properties properties, String orgUrl, Use use) throws Exception {
        properties.put("camel.component.okta-factors.org-url", orgUrl);
        DefaultCamelContext context = new DefaultCamelContext();
        SimpleMain main = new SimpleMain(context);
        main.setOverrideProperties(properties);
        main.start();
        try {
            use.of(context);
        } finally {
            main.stop();
        }
    }

    /** The block with that text, its files moved to where they are here, and its secrets put in. */
    private static Properties example(String mark) throws IOException {
        String text = block("properties", mark)
                .replace("/etc/okta", folder.toString())
                .replaceAll("\\{\\{env:\\w+_STORE_PASSWORD}}", Certificates.PASSWORD)
                .replaceAll("\\{\\{env:\\w+}}", "value");
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return properties;
    }

    private static String block(String language, String mark) throws IOException {
        return blocks(language)
                .filter(block -> block.contains(mark))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no block with " + mark));
    }

    private static Stream<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE))
                .results()
                .map(match -> match.group(1));
    }
}
