package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Canaries: what must stay secret is sent in every way, and looked for wherever somebody may read. */
class SecretsTest extends OktaFactorsTestSupport {

    private static final String BODY = """
            {"passCode":"482913","answer":"canary answer","profile":{"phoneNumber":"+1 206 555 0142"}}""";

    /** An answer that repeats what can be taken for a number, as some texts of Okta do. */
    private static final String ECHO = """
            {"errorCode":"E0000001","errorSummary":"Bad number +12065550142, code 482913",
             "errorCauses":[{"errorSummary":"+1 206 555 0142 is taken"},{"errorSummary":"48291 is no code"}]}""";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final StringWriter seen = new StringWriter();

    /** The component's own, and that of the HTTP client, which sees all that is sent. */
    private static List<Logger> loggers() {
        return Stream.of("io.oktafactors", "org.apache.hc")
                .map(name -> (Logger) LoggerFactory.getLogger(name))
                .toList();
    }

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

    @BeforeEach
    void listen() {
        log.start();
        loggers().forEach(logger -> {
            logger.setLevel(Level.TRACE);
            logger.setAdditive(false);
            logger.addAppender(log);
        });
    }

    @AfterEach
    void listenNoMore() {
        loggers().forEach(logger -> {
            logger.detachAppender(log);
            logger.setAdditive(true);
            logger.setLevel(null);
        });
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
        assertThat(log.list).isNotEmpty().noneSatisfy(event -> assertThat(event.getFormattedMessage())
                .containsAnyOf(TOKEN, "482913", "canary answer", "5550142"));
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
        OktaRequest request = OktaRequest.from(endpoint.getOperation(), endpoint.getConfiguration(), exchange);

        assertNoSecret(component() + " " + endpoint + " " + endpoint.getEndpointUri() + " "
                + endpoint.getEndpointKey() + " " + endpoint.getConfiguration() + " " + endpoint.createProducer() + " "
                + request + " " + endpoint.caller().send(request) + " " + request.call() + " " + endpoint.caller());
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
        MBeanServer server =
                context.getManagementStrategy().getManagementAgent().getMBeanServer();

        assertThat(okta.calls()).hasSize(2);
        assertThat(server.queryNames(new ObjectName("org.apache.camel:type=endpoints,*"), null))
                .filteredOn(name -> name.toString().contains("okta-factors"))
                .hasSize(2);
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            assertNoSecret(name.toString());
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                assertNoSecret(name + " " + attribute.getName() + "=" + value(server, name, attribute));
            }
        }
    }

    private static Object value(MBeanServer server, ObjectName name, MBeanAttributeInfo attribute) {
        try {
            return server.getAttribute(name, attribute.getName());
        } catch (Exception e) {
            return e; // not every attribute has a value at any time
        }
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
