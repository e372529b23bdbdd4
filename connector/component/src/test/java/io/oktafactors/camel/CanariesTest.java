package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.oktafactors.camel.model.EnrollRequest;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Every logger at TRACE, the HTTP client's and Camel's among them, Camel's tracer on, and the dumps that Camel makes of
 * routes: no canary is in any of it.
 */
class CanariesTest extends OktaFactorsTestSupport {

    private static final String CANARIES = """
            {"id":"ufs1","factorType":"question","passCode":"482913","answer":"canary answer",
             "profile":{"question":"first_award","answer":"canary answer","phoneNumber":"+12065550142",
             "sharedSecret":"K5QWY3DPEHPK3PXP"},"verify":{"passCode":"482913"}}""";

    private static final Pattern CANARY = Pattern.compile(TOKEN + "|482913|canary answer|555.?0142|K5QWY3DPEHPK3PXP");

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> ears = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            // At once: the HTTP client goes on writing into what it gave to the logger.
            heard.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getThrowableProxy());
        }
    };
    private Appender<ILoggingEvent> console;
    private Level level;

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration.withEnableJMX());
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.setTracing(true);
        // In the text of a URI, a token would be in every dump of the route.
        context.getPropertiesComponent().addInitialProperty("okta.token", TOKEN);
        return context;
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:enroll")
                        .routeId("enroll")
                        .log("sends ${body} with ${headers}")
                        .to("okta-factors:enrollFactor?outputType=model")
                        .log("got ${body}")
                        .to("okta-factors:getFactor?outputType=model&token={{okta.token}}")
                        .to("log:after?showAll=true");
            }
        };
    }

    @BeforeEach
    void listen() {
        console = root().getAppender("console");
        root().detachAppender(console);
        level = root().getLevel();
        root().setLevel(Level.TRACE);
        ears.start();
        root().addAppender(ears);
    }

    @AfterEach
    void listenNoMore() {
        root().detachAppender(ears);
        root().addAppender(console);
        root().setLevel(level);
    }

    @ParameterizedTest
    @EnumSource
    void noLogTells(OktaFactorsOperation operation) {
        okta.answers(
                FakeOkta.json(200, CANARIES),
                FakeOkta.json(400, "{\"errorCode\":\"E0000001\",\"errorSummary\":\"+12065550142 482913\"}"),
                FakeOkta.json(200, "<" + CANARIES),
                FakeOkta.reset());
        for (int i = 0; i < 4; i++) {
            call("okta-factors:" + operation + "?outputType=model", CANARIES, IDS);
        }
        call("okta-factors:" + operation, CANARIES + "x", IDS);

        assertThat(okta.calls()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(heard).as("the client spoke, but of nothing secret").anyMatch(line -> line.contains("hc.client5"));
        assertNoCanary();
    }

    @Test
    void aRouteThatLogsAndTracesModelsTellsNothing() {
        okta.answers(FakeOkta.json(200, CANARIES));

        Exchange exchange = call(
                "direct:enroll",
                EnrollRequest.question("first_award", "canary answer")
                        .withProfile("phoneNumber", "+12065550142")
                        .withVerify("passCode", "482913"),
                IDS);

        assertThat(exchange.getException()).isNull();
        assertThat(okta.calls()).hasSize(2).allMatch(call -> call.header("Authorization")
                .contains("SSWS " + TOKEN));
        assertThat(heard)
                .anyMatch(line -> line.contains("sends EnrollRequest[factorType=question, provider=OKTA]"))
                .anyMatch(line -> line.contains("got Factor[id=ufs1, factorType=question]"))
                .anyMatch(line -> line.startsWith("org.apache.camel.Tracing "))
                .anyMatch(line -> line.startsWith("after "));
        assertNoCanary();
    }

    @Test
    void noDumpOfARouteTells() throws Exception {
        MBeanServer server =
                context.getManagementStrategy().getManagementAgent().getMBeanServer();
        ObjectName route = server.queryNames(new ObjectName("org.apache.camel:type=routes,*"), null)
                .iterator()
                .next();

        for (Object[] arguments : new Object[][] {{}, {false}}) {
            String[] types = arguments.length == 0 ? new String[0] : new String[] {"boolean"};
            String text = (String) server.invoke(route, "dumpRouteAsXml", arguments, types);
            assertThat(text).contains("okta-factors:getFactor");
            assertThat(CANARY.matcher(text).find()).as(text).isFalse();
        }
        String statistics = (String) server.invoke(
                route, "dumpRouteStatsAsXml", new Object[] {true, true}, new String[] {"boolean", "boolean"});
        assertThat(CANARY.matcher(statistics).find()).as(statistics).isFalse();
    }

    private void assertNoCanary() {
        assertThat(heard).noneMatch(line -> CANARY.matcher(line).find());
    }
}
