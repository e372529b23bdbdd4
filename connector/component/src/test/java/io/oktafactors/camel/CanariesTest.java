package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.model.EnrollRequest;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every logger at TRACE, the HTTP client's and Camel's among them, Camel's tracer on, and the dumps that Camel makes of
 * routes: no canary is in any of it.
 */
class CanariesTest extends OktaFactorsTestSupport {

    private static final String CANARIES = """
            {"id":"ufs1","factorType":"question","provider":"OKTA","passCode":"482913","answer":"canary answer",
             "profile":{"question":"first_award","answer":"canary answer","phoneNumber":"+12065550142",
             "sharedSecret":"K5QWY3DPEHPK3PXP"},"verify":{"passCode":"482913"}}""";

    private static final Pattern CANARY = Pattern.compile(TOKEN + "|482913|canary answer|555.?0142|K5QWY3DPEHPK3PXP");

    private final TraceLog log = new TraceLog();

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration.withEnableJMX());
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.setTracing(true);
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
                        .to("okta-factors:getFactor?outputType=model&token=" + TOKEN)
                        .to("log:after?showAll=true");
            }
        };
    }

    /** An answer to one call holds no other back. */
    @Override
    int budgetShare() {
        return 0;
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
    void noLogTells() {
        for (OktaFactorsOperation operation : OktaFactorsOperation.values()) {
            log.lines().clear();
            okta.calls().clear();
            noLogTells(operation);
        }
    }

    private void noLogTells(OktaFactorsOperation operation) {
        okta.answers(
                FakeOkta.json(200, CANARIES),
                FakeOkta.json(400, "{\"errorCode\":\"E0000001\",\"errorSummary\":\"+12065550142 482913\"}"),
                FakeOkta.json(200, "<" + CANARIES),
                FakeOkta.reset());
        for (int i = 0; i < 4; i++) {
            call("okta-factors:" + operation + "?outputType=model", CANARIES, IDS);
        }
        call("okta-factors:" + operation, CANARIES + "x", IDS);

        assertThat(okta.calls()).as("%s", operation).hasSizeGreaterThanOrEqualTo(4);
        assertThat(log.lines())
                .as("the client spoke, but of nothing secret")
                .anyMatch(line -> line.contains("hc.client5"));
        assertNoCanary(operation.name());
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
        assertThat(log.lines())
                .anyMatch(line -> line.contains("sends EnrollRequest[factorType=question, provider=OKTA]"))
                .anyMatch(line -> line.contains("got Factor[id=ufs1, factorType=question, provider=OKTA]"))
                .anyMatch(line -> line.startsWith("org.apache.camel.Tracing "))
                .anyMatch(line -> line.startsWith("after "));
        assertNoCanary("a route");
    }

    @Test
    void noDumpOfARouteTells() throws Exception {
        MBeanServer server = Management.server(context);
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

    @Test
    void noLogTellsWhatAServerRepeats() {
        for (int status : new int[] {200, 201, 301, 400, 401, 403, 407, 421, 429, 503}) {
            noLogTellsWhatAServerRepeats(status + " in headers", echoInHeaders(status));
            noLogTellsWhatAServerRepeats(status + " in the head", echoInTheHead(status));
            noLogTellsWhatAServerRepeats(
                    status + " in place of a head", echo("", "HTTP/1.1 " + status + " No\r\n\r\n"));
        }
    }

    private void noLogTellsWhatAServerRepeats(String what, FakeOkta.Answer answer) {
        log.lines().clear();
        okta.calls().clear();
        okta.answers(answer);
        Map<String, Object> headers = new HashMap<>(IDS);
        headers.put(OktaFactorsConstants.USER_ID, "+12065550142");

        Exchange exchange = call("okta-factors:verifyFactor?outputType=model", CANARIES, headers);
        call("okta-factors:getUser?outputType=model", null, headers);

        assertThat(okta.calls()).as(what).isNotEmpty();
        assertThat(okta.calls().get(0).target()).isEqualTo("/api/v1/users/%2B12065550142/factors/sms2/verify");
        if (exchange.getException() != null) {
            log.lines().add(trace(exchange.getException()));
        }
        assertNoCanary(what);
    }

    /** What came, on one line. */
    private static String line(FakeOkta.Call call) {
        return (call.target() + " " + call.header("Authorization") + " " + call.text()).replaceAll("\\s+", " ");
    }

    private static FakeOkta.Answer echoInHeaders(int status) {
        return (call, socket) -> FakeOkta.raw(
                        status,
                        call.text(),
                        Stream.of(
                                        "WWW-Authenticate: Basic realm=\"%s\"",
                                        "WWW-Authenticate: %s",
                                        "Proxy-Authenticate: %s",
                                        "Set-Cookie: a=%s",
                                        "Set-Cookie: %s",
                                        "Location: %s",
                                        "Location: http://127.0.0.1/?%s",
                                        "Upgrade: %s",
                                        "Warning: 199 - \"%s\"",
                                        "Content-Type: %s",
                                        "Keep-Alive: timeout=482913",
                                        "Connection: %s",
                                        "Retry-After: %s",
                                        "Date: %s",
                                        "ETag: \"%s\"",
                                        "X-Okta-Request-Id: req1",
                                        "X-Rate-Limit-Reset: %s")
                                .map(header -> header.replace("%s", line(call)))
                                .toArray(String[]::new))
                .to(call, socket);
    }

    private static FakeOkta.Answer echoInTheHead(int status) {
        return (call, socket) -> FakeOkta.verbatim("HTTP/1.1 " + status + " " + line(call) + "\r\n" + line(call)
                        + "\r\nContent-Encoding: " + line(call) + "\r\nTransfer-Encoding: chunked\r\n\r\n" + line(call)
                        + "\r\n0\r\n\r\n")
                .to(call, socket);
    }

    private static FakeOkta.Answer echo(String before, String after) {
        return (call, socket) -> FakeOkta.verbatim(before + line(call) + "\r\n" + line(call) + "\r\n" + after)
                .to(call, socket);
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }

    private void assertNoCanary(String what) {
        assertThat(log.lines().stream().filter(line -> CANARY.matcher(line).find()))
                .as(what)
                .isEmpty();
    }
}
