package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oktafactors.camel.call.OktaCaller;
import io.oktafactors.camel.concurrent.Deadline;
import io.oktafactors.camel.credential.Access;
import io.oktafactors.camel.credential.Credentials;
import io.oktafactors.camel.http.HttpCall;
import io.oktafactors.camel.options.ConfigSources;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.model.Model;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Canaries among the credentials: keys, tokens got and given, assertions, proofs and passwords are used in every way, and
 * looked for wherever somebody may read.
 */
class CredentialSecretsTest extends OauthTestSupport {

    private static final String PROXY_PASSWORD = "canaryProxyPassword";
    private static final String GIVEN_TOKEN = "canaryGivenToken";
    private static final String CLIENT_SECRET = "canaryClientSecret";
    private static final String PEM = "-----BEGIN PRIVATE KEY-----\n" + pem() + "\n-----END PRIVATE KEY-----";

    private final TraceLog log = new TraceLog();
    private final StringWriter seen = new StringWriter();
    private FakeProxy proxy;

    private static String pem() {
        try {
            return Base64.getEncoder().encodeToString(KEY.toPrivateKey().getEncoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration.withEnableJMX());
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.setBacklogTracing(true);
        context.setTracing(true);
        context.getRegistry().bind("metricsRegistry", new SimpleMeterRegistry());
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
        proxy = new FakeProxy("me:" + PROXY_PASSWORD);
        OktaFactorsComponent component = context.getComponent("okta-factors", OktaFactorsComponent.class);
        component.setSources(ConfigSources.of(context, Map.of("OKTA_CLIENT_CLIENTSECRET", CLIENT_SECRET)));
        OktaFactorsConfiguration configuration = component.getConfiguration();
        configuration.setPrivateKey(PEM);
        configuration.setProxyHost("127.0.0.1");
        configuration.setProxyPort(proxy.port());
        configuration.setProxyUsername("me");
        configuration.setProxyPassword(PROXY_PASSWORD);
        oauth.wantsDpop = true;
        oauth.nonce = "nonce1";
        return context;
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list")
                        .routeId("list")
                        .to("okta-factors:listFactors")
                        .to("okta-factors:listSupportedFactors");
            }
        };
    }

    @AfterEach
    void listenNoMore() throws Exception {
        proxy.close();
        log.close();
    }

    @BeforeEach
    void forget() {
        okta.calls().clear();
    }

    @Test
    void noFailureTellsASecret() {
        List<FakeOkta.Answer> troubles = List.of(
                FakeOkta.json(401, "{\"error\":\"invalid_client\",\"error_description\":\"no\"}"),
                FakeOkta.json(200, "{\"access_token\":\"canaryAccess Token\"}"),
                FakeOkta.json(200, "{\"access_token\":\"canaryAccessToken9\",\"token_type\":\"x\"}"),
                FakeOkta.verbatim("canaryAccessToken"),
                FakeOkta.raw(500, "canaryAccessToken"),
                FakeOkta.reset());
        for (FakeOkta.Answer trouble : troubles) {
            oauth.tokenAnswer = trouble;
            look(call("direct:list", null, IDS));
        }
        oauth.tokenAnswer = null;
        for (FakeOkta.Answer trouble : List.of(
                FakeOkta.raw(401, "", "WWW-Authenticate: DPoP error=\"invalid_dpop_proof\""),
                FakeOkta.raw(403, "", "WWW-Authenticate: Bearer error=\"insufficient_scope\""),
                FakeOkta.reset())) {
            oauth.resource = trouble;
            look(call("direct:list", null, IDS));
        }

        assertNoSecret(seen.toString());
        assertLogTellsNoSecret();
    }

    @Test
    void noRefusedOptionIsTold() {
        component().getConfiguration().setProxyPassword(null);
        for (String options : List.of(
                "proxyUsername=canaryProxyPassword",
                "privateKey=canaryGivenToken",
                "privateKey=RAW({canaryGivenToken)",
                "authorizationMode=Bearer&accessToken=RAW(canaryGivenToken x)",
                "authorizationMode=SSWS&token=RAW(canaryGivenToken x)",
                "privateKey=RAW(" + PEM.substring(0, 400).replace("\n", "\\n") + ")",
                "accessToken=canaryGivenToken&nonsense=1")) {
            Throwable refused = catchThrowable(() -> context.getEndpoint("okta-factors:listFactors?" + options));
            assertThat(refused).as(options.substring(0, 12)).isNotNull();
            refused.printStackTrace(new PrintWriter(seen, true));
        }

        assertNoSecret(seen.toString());
    }

    @Test
    void nothingThatCanBeReadTellsASecret() throws Exception {
        oauth.wantsDpop = true;
        Exchange exchange = call("okta-factors:listFactors", null, IDS);
        assertThat(exchange.getException()).isNull();
        call("direct:list", null, IDS);
        OktaFactorsEndpoint endpoint = context.getEndpoint("okta-factors:listFactors", OktaFactorsEndpoint.class);
        OktaCaller caller = endpoint.connection().caller();
        HttpCall call = endpoint.reader().read(exchange, Map.of()).call();
        Credentials.Authorization authorization = caller.credentials().authorize(call, Deadline.in(5000));

        List<Object> all = new ArrayList<>(List.of(
                component(),
                endpoint,
                endpoint.getConfiguration(),
                endpoint.connection(),
                caller,
                caller.credentials(),
                authorization,
                authorization.lease(),
                authorization.lease().token(),
                call.authorized(authorization.headers()),
                Credentials.apiToken(GIVEN_TOKEN),
                Credentials.accessToken(GIVEN_TOKEN),
                new Access.ApiToken(GIVEN_TOKEN),
                new Access.BearerToken(GIVEN_TOKEN, null),
                new Access.ServiceApp("0oa1", "okta.users.read", GIVEN_TOKEN, null, "the option privateKey")));
        for (HealthCheck.Result result : HealthCheckHelper.invoke(context)) {
            all.add(result.getMessage() + " " + result.getDetails() + " "
                    + result.getCheck().getMetaData());
        }
        all.add(PluginHelper.getModelToXMLDumper(context)
                .dumpModelAsXml(
                        context,
                        context.getCamelContextExtension()
                                .getContextPlugin(Model.class)
                                .getRouteDefinition("list")));

        for (Object each : all) {
            seen.append(String.valueOf(each)).append('\n');
        }
        seen.append(String.valueOf(exchange.getMessage().getHeaders()));
        assertThat(oauth.tokens).isNotEmpty();
        assertNoSecret(seen.toString());
        assertLogTellsNoSecret();
    }

    @Test
    void managementTellsNoSecret() throws Exception {
        call("direct:list", null, IDS);
        call(
                "okta-factors:listFactors?authorizationMode=Bearer&accessToken=" + GIVEN_TOKEN + "&privateKey=RAW("
                        + PEM.replace("\n", "\\n") + ")&proxyPassword=" + PROXY_PASSWORD,
                null,
                IDS);
        assertThat(okta.calls()).isNotEmpty();
        Management.lines(context).forEach(CredentialSecretsTest::assertNoSecret);
    }

    private void look(Exchange exchange) {
        assertThat(exchange.getException()).isNotNull();
        exchange.getException().printStackTrace(new PrintWriter(seen, true));
        seen.append(exchange.toString()).append('\n');
    }

    private void assertLogTellsNoSecret() {
        assertThat(log.lines())
                .anyMatch(line -> line.startsWith("org.apache.hc."))
                .allSatisfy(CredentialSecretsTest::assertNoSecret);
    }

    private static void assertNoSecret(String text) {
        assertThat(text)
                .doesNotContain("canaryAccess", GIVEN_TOKEN, PROXY_PASSWORD, CLIENT_SECRET)
                .doesNotContain(PEM.substring(40, 80), PEM.substring(400, 440))
                .doesNotContain("eyJ"); // how each JWT begins: assertions and proofs
    }
}
