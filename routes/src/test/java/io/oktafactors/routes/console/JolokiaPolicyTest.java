package io.oktafactors.routes.console;

import static io.oktafactors.routes.console.Operator.JSON;
import static io.oktafactors.routes.console.Operator.exec;
import static io.oktafactors.routes.console.Operator.question;
import static io.oktafactors.routes.console.Operator.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oktafactors.routes.RunningApp;
import io.oktafactors.sandbox.OktaSandbox;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JolokiaPolicyTest {

    private static final String CAMEL = "org.apache.camel:context=okta-factors,";
    private static final String CONTEXT = CAMEL + "type=context,name=\"okta-factors\"";
    private static final String ROUTE = CAMEL + "type=routes,name=\"mfa-work\"";
    private static final String QUEUE = CAMEL + "type=endpoints,name=\"jms://queue:mfa.rejected\"";
    private static final String DIAGNOSTICS = "com.sun.management:type=";

    private static final String PHONE = "+12125550177";
    private static final String BROKER_PASSWORD = "canary-of-a-uri";

    @TempDir
    static Path home;

    private static OktaSandbox okta;
    private static RunningApp app;
    private static Operator operator;

    @BeforeAll
    static void start() {
        okta = OktaSandbox.builder().unlimited().start();
        System.setProperty("canary", okta.token());
        app = new RunningApp(
                home,
                okta.url(),
                okta.token(),
                RunningApp.MBEANS,
                "--mfa.channel.failed=jms:queue:mfa.failed?username=app&password=" + BROKER_PASSWORD);
        operator = Operator.signedIn(app.port(), RunningApp.PASSWORD);
        okta.addUser("ada@acme.example");
        app.feed(
                "joiners.csv",
                RunningApp.joiner("1", "ada@acme.example", PHONE, "Sales", "2026-01-02"),
                RunningApp.joiner("2", "nobody@acme.example", PHONE, "Sales", "2026-01-02"));
        app.settled();
    }

    @AfterAll
    static void stop() {
        System.clearProperty("canary");
        app.close();
        okta.close();
    }

    static Stream<JsonNode> denied() {
        return Stream.of(
                exec("java.lang:type=Memory", "gc"),
                exec("java.lang:type=Threading", "dumpAllThreads(boolean,boolean)", true, true),
                read("java.lang:type=Runtime", "SystemProperties"),
                read("java.lang:type=Runtime", "InputArguments"),
                read("java.lang:type=ClassLoading", "Verbose"),
                question("write", "java.lang:type=Memory")
                        .put("attribute", "Verbose")
                        .put("value", true),
                exec(DIAGNOSTICS + "DiagnosticCommand", "vmSystemProperties"),
                exec(DIAGNOSTICS + "HotSpotDiagnostic", "dumpHeap", "heap.hprof", true),
                exec("java.util.logging:type=Logging", "setLoggerLevel", "", "ALL"),
                exec(CONTEXT, "stop()"),
                exec(CONTEXT, "suspend()"),
                exec(CONTEXT, "dumpRoutesAsXml(boolean)", true),
                exec(CONTEXT, "sendStringBody", "direct:mfa-accept", "x"),
                question("write", CONTEXT).put("attribute", "Timeout").put("value", 1),
                exec(ROUTE, "stop()"),
                exec(ROUTE, "remove()"),
                exec(ROUTE, "updateRouteFromXml(java.lang.String)", "<route/>"),
                exec(CAMEL + "type=routes,*", "stop()"),
                read(ROUTE, "LastError"),
                question("write", ROUTE).put("attribute", "StatisticsEnabled").put("value", false),
                exec(QUEUE, "browseAllMessagesAsXml(java.lang.Boolean)", true),
                exec(QUEUE, "browseMessageBody(java.lang.Integer)", 0),
                read("org.apache.activemq.artemis:broker=\"localhost\"", "Version"),
                exec("hawtio:type=security,name=RBACRegistry", "list()"),
                command("notification").put("command", "register"),
                command("notification").put("command", "list").put("client", "c"),
                command("notification")
                        .put("command", "add")
                        .put("client", "c")
                        .put("mode", "sse")
                        .put("mbean", "java.lang:type=Memory"),
                command("config"));
    }

    @ParameterizedTest
    @MethodSource("denied")
    void whatIsNotAllowedIsDenied(JsonNode question) {
        JsonNode answer = operator.jolokia(question);

        assertThat(answer.path("status").intValue()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.has("value")).as(answer.toString()).isFalse();
        assertThat(value(read(ROUTE, "State"))).isEqualTo("Started");
        assertThat(value(read(ROUTE, "StatisticsEnabled"))).isEqualTo("true");
    }

    private static ObjectNode command(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    @Test
    void ofManyQuestionsAtOnceThoseThatAreNotAllowedAreDenied() {
        ArrayNode questions = JSON.createArrayNode();
        denied().forEach(questions::add);
        questions.add(command("version"));

        JsonNode answers = operator.jolokia(questions);

        assertThat(answers).hasSize(questions.size());
        for (int i = 0; i < questions.size(); i++) {
            assertThat(answers.path(i).path("status").intValue())
                    .as(questions.path(i).toString())
                    .isEqualTo(i < questions.size() - 1 ? 403 : 200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/exec/java.lang:type=Memory/gc",
                "/write/java.lang:type=Memory/Verbose/true",
                "/read/java.lang:type=Runtime/SystemProperties",
                "/notification/register",
                "/notification/list/c",
                "/notification/open/c/sse",
                "/NOTIFICATION/register",
                "?p=notification/register",
                "?p=exec/java.lang:type=Memory/gc",
                "/config"
            })
    void whatIsNotAllowedIsDeniedByGetToo(String question) throws Exception {
        for (String jolokia : new String[] {"/actuator/jolokia", "/actuator/hawtio/jolokia"}) {
            JsonNode answer = JSON.readTree(operator.get(jolokia + question).body());

            assertThat(answer.path("status").intValue()).as(answer.toString()).isEqualTo(403);
            assertThat(answer.has("value")).as(answer.toString()).isFalse();
        }
    }

    @Test
    void noOtherServerIsAsked() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ObjectNode question = read("java.lang:type=Memory", "HeapMemoryUsage");
            question.putObject("target")
                    .put("url", "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + other.getLocalPort() + "/jmxrmi");

            operator.jolokia(question);

            other.setSoTimeout(1);
            assertThatThrownBy(other::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void routesTheirXmlAndTheirCountersAreShown() {
        assertThat(value(read(CONTEXT, "TotalRoutes"))).isNotEqualTo("0");
        assertThat(value(read(ROUTE, "ExchangesCompleted"))).isNotEqualTo("0");
        assertThat(value(exec(CONTEXT, "dumpRoutesAsXml()"))).contains("<route", "id=\"mfa-work\"");
        assertThat(value(exec(CONTEXT, "dumpRoutesStatsAsXml", true, true))).contains("exchangesCompleted");
        assertThat(value(read("java.lang:type=Memory", "HeapMemoryUsage"))).contains("used");
        assertThat(value(read("java.lang:type=Runtime", "Uptime"))).isNotEmpty();
    }

    @Test
    void whatCallsToOktaWaitForIsShown() {
        assertThat(value(exec(service("OktaBudget"), "ledgers"))).contains("GET /users/{userId}", "waitingUrgent");
        assertThat(value(exec(service("OktaGates"), "gates"))).contains("PHONE", "waiting");
    }

    private static String service(String name) {
        return operator.jolokia(question("search", "org.apache.camel:type=services,name=" + name + "*,*"))
                .path("value")
                .path(0)
                .textValue();
    }

    @Test
    void allOfTheRoutesIsReadByOneWhoAsksToPassOverWhatIsDenied() throws Exception {
        String routes = "/actuator/jolokia/read/org.apache.camel:type=routes,*";

        assertThat(JSON.readTree(operator.get(routes).body()).path("status").intValue())
                .isEqualTo(403);
        JsonNode work = JSON.readTree(
                        operator.get(routes + "?ignoreErrors=true").body())
                .path("value")
                .path(ROUTE);
        assertThat(work.path("State").asText()).isEqualTo("Started");
        assertThat(work.path("ExchangesFailed").isInt()).isTrue();
        assertThat(work.path("LastError").path("error").asText()).contains("LastError is forbidden");
    }

    @ParameterizedTest
    @CsvSource({"application/json,true", "application/x-www-form-urlencoded,false"})
    void aPostIsUnderstoodIfItSaysThatItIsJson(String contentType, boolean understood) {
        String token = "11111111-2222-3333-4444-555555555555";
        String answer = operator.post(
                        "/actuator/jolokia",
                        "{\"type\":\"version\"}",
                        "Content-Type",
                        contentType,
                        "Cookie",
                        "XSRF-TOKEN=" + token,
                        "X-XSRF-TOKEN",
                        token)
                .body();

        assertThat(answer.contains("\"agent\"")).as(answer).isEqualTo(understood);
    }

    @Test
    void nothingThatCanBeReadHoldsTheTokenAPasswordOrAPhoneNumber() {
        ArrayNode questions = JSON.createArrayNode();
        for (JsonNode mbean : operator.jolokia(question("search", "*:*")).path("value")) {
            questions.add(question("read", mbean.textValue())
                    .set(
                            "config",
                            JSON.createObjectNode().put("ignoreErrors", true).put("maxDepth", 9)));
        }
        questions.add(JSON.createObjectNode().put("type", "list"));
        questions.add(exec(CONTEXT, "dumpRoutesAsXml()"));
        questions.add(exec(CONTEXT, "dumpRoutesStatsAsXml", true, true));

        String all = operator.jolokia(questions).toString();

        assertThat(all)
                .contains("ComponentName\":\"okta-factors\"", "jms://queue:mfa.failed", "okta-factors://getUser");
        assertThat(List.of(okta.token(), BROKER_PASSWORD, PHONE, PHONE.substring(2)))
                .allSatisfy(secret -> assertThat(all.contains(secret)).isFalse());
    }

    private static String value(JsonNode question) {
        JsonNode answer = operator.jolokia(question);
        assertThat(answer.path("status").intValue()).as(answer.toString()).isEqualTo(200);
        return answer.path("value").isTextual()
                ? answer.path("value").textValue()
                : answer.path("value").toString();
    }
}
