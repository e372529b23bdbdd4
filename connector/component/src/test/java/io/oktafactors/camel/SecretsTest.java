package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.oktafactors.camel.call.OktaCall;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.operation.OktaFactorsParameter;
import io.oktafactors.camel.request.OktaRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Canaries: what must stay secret is sent in every way, and looked for wherever somebody may read. */
class SecretsTest extends OktaFactorsTestSupport {

    private static final String BODY = """
        {"passCode":"482913","answer":"canary answer","profile":{"phoneNumber":"+1 206 555 0142"}}\
        """;

    /** An answer that repeats what can be taken for a number, as some texts of Okta do. */
    private static final String ECHO = """
        {"errorCode":"E0000001","errorSummary":"Bad number +12065550142, code 482913",
         "errorCauses":[{"errorSummary":"+1 206 555 0142 is taken"},{"errorSummary":"48291 is no code"}]}\
        """;

    private final TraceLog log = new TraceLog();
    private final StringWriter seen = new StringWriter();

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration.withEnableJMX());
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:verify").to("okta-factors:verifyFactor").to("okta-factors:getUser?token=" + TOKEN);
            }
        };
    }

    /** What Camel makes of the token in the URI of the route is its own, and documented. */
    @BeforeEach
    void forgetTheStart() {
        log.lines().clear();
    }

    @AfterEach
    void listenNoMore() {
        log.close();
    }

    @Test
    void noFailureTellsASecret() {
        okta.answers(
                FakeOkta.json(400, ECHO),
                FakeOkta.json(401, "", "WWW-Authenticate: Bearer error=\"invalid_token\""),
                FakeOkta.json(429, ECHO),
                FakeOkta.json(500, ECHO),
                FakeOkta.json(200, ECHO + ECHO),
                FakeOkta.json(200, "<p>" + BODY + "</p>"),
                FakeOkta.verbatim(BODY),
                FakeOkta.verbatim("HTTP/1.1 200 OK\r\n482913 canary answer\r\n\r\n"),
                FakeOkta.verbatim("HTTP/1.1 482913 canary answer\r\n\r\n"),
                FakeOkta.verbatim("HTTP/1.1 200 OK\r\nTransfer-Encoding: 482913\r\n\r\n"),
                FakeOkta.reset());
        for (int i = 0; i < 11; i++) {
            look(call("okta-factors:verifyFactor", BODY, IDS));
        }
        look(call("okta-factors:verifyFactor", BODY + "x", IDS));
        look(call("okta-factors:verifyFactor", "[" + BODY + "]", IDS));
        look(call("okta-factors:verifyFactor", "482913 canary answer +12065550142", IDS));
        okta.close();
        look(call("okta-factors:verifyFactor", BODY, IDS));

        assertThat(okta.calls()).hasSize(11);
        assertNoSecret(seen.toString());
        assertThat(log.lines())
                .anyMatch(line -> line.startsWith("org.apache.hc."))
                .allSatisfy(SecretsTest::assertNoSecret);
    }

    @Test
    void noRefusedParameterIsTold() {
        for (OktaFactorsParameter parameter : OktaFactorsOperation.getFactorTransactionStatus.parameters()) {
            Map<String, Object> headers = new HashMap<>(IDS);
            headers.put(parameter.header(), "482913\n" + TOKEN);
            look(call("okta-factors:getFactorTransactionStatus", null, headers));
        }
        Map<String, Object> headers = new HashMap<>(IDS);
        headers.put(OktaFactorsConstants.TOKEN_LIFETIME_SECONDS, TOKEN);
        look(call("okta-factors:verifyFactor", BODY, headers));

        assertThat(okta.calls()).isEmpty();
        assertNoSecret(seen.toString());
    }

    @Test
    void noObjectOfTheComponentTellsASecret() throws Exception {
        okta.answers(FakeOkta.json(200, BODY));
        Exchange exchange = call("okta-factors:verifyFactor", BODY, IDS);
        exchange.getMessage().setBody(BODY);
        OktaFactorsEndpoint endpoint = context.getEndpoint("okta-factors:verifyFactor", OktaFactorsEndpoint.class);
        OktaRequest request = endpoint.reader().read(exchange, Map.of());

        assertNoSecret(component() + " " + endpoint + " " + endpoint.getEndpointUri() + " "
                + endpoint.getEndpointKey() + " " + endpoint.getConfiguration() + " " + endpoint.createProducer() + " "
                + request + " " + new OktaCall(endpoint.connection().caller(), request).start() + " " + request.call()
                + " " + endpoint.connection());
    }

    @Test
    void aTokenInAUriIsMasked() {
        OktaFactorsEndpoint endpoint =
                context.getEndpoint("okta-factors:getUser?token=" + TOKEN, OktaFactorsEndpoint.class);
        Throwable refused =
                catchThrowable(() -> context.getEndpoint("okta-factors:getUser?token=" + TOKEN + "&nonsense=1"));
        refused.printStackTrace(new PrintWriter(seen, true));

        assertNoSecret(endpoint.toString() + seen);
    }

    @Test
    void managementTellsNoSecret() throws Exception {
        okta.answers(FakeOkta.json(200, "{}"));
        call("direct:verify", BODY, IDS);
        assertThat(okta.calls()).hasSize(2);
        assertThat(Management.server(context).queryNames(new ObjectName("org.apache.camel:type=endpoints,*"), null))
                .filteredOn(name -> name.toString().contains("okta-factors"))
                .hasSize(2);
        Management.lines(context).forEach(SecretsTest::assertNoSecret);
    }

    private void look(Exchange exchange) {
        assertThat(exchange.getException()).isNotNull();
        exchange.getException().printStackTrace(new PrintWriter(seen, true));
        seen.append(exchange.toString()).append('\n');
    }

    private static void assertNoSecret(String text) {
        assertThat(text)
                .doesNotContain(TOKEN)
                .doesNotContain("482913")
                .doesNotContain("canary answer")
                .doesNotContainPattern("555.?0142");
    }
}
