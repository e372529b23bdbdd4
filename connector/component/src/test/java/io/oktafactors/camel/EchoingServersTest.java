package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.FakeOkta.Answer;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server that repeats what it was sent in every place of an answer: nothing of it is in an exception, in what routes read off
 * it, in a header, in a log at TRACE or in JMX. (The body of a success is what the server sent, and the message's.)
 */
class EchoingServersTest extends OktaFactorsTestSupport {

    private static final String ANSWER = "Canary-Answer.x";
    private static final String PASSWORD = "canaryProxyPassword";
    private static final String PRIVATE = "K5QWY3DPEHPK3PXP";

    private static final String BODY = """
        {"factorType":"new:kind","provider":"NEW","passCode":"482913","answer":"Canary-Answer.x",
         "profile":{"answer":"Canary-Answer.x","phoneNumber":"+12065550142","sharedSecret":"K5QWY3DPEHPK3PXP"},
         "verify":{"passCode":"482913"}}\
        """;

    private static final int[] REFUSALS = {400, 401, 403, 429, 500};

    private static final Pattern CANARY = Pattern.compile("(?i)canary|482.?913|5550142|" + PRIVATE + "|"
            + base64(TOKEN).substring(0, 12) + "|NDgyOTEz|" + base64("me:" + PASSWORD));

    private final TraceLog log = new TraceLog();
    private final StringWriter seen = new StringWriter();
    private FakeProxy proxy;

    /** What the server was sent, in some writings, most of which pass for an id. */
    private static List<String> canaries(OktaFactorsOperation operation) {
        List<String> sent = new ArrayList<>(List.of(TOKEN, PASSWORD));
        List<String> canaries = new ArrayList<>(
                List.of("SSWS " + TOKEN, "Basic " + base64("me:" + PASSWORD), TOKEN.substring(0, 13) + "..."));
        if (operation.body() != OktaFactorsOperation.Body.NONE) {
            sent.addAll(List.of("482913", ANSWER, PRIVATE));
            canaries.addAll(List.of("E0482913", "canary_answer_x"));
        }
        if (operation.body() != OktaFactorsOperation.Body.NONE || operation == OktaFactorsOperation.getUser) {
            sent.add("+12065550142");
            canaries.addAll(List.of("(206) 555-0142", "206/555/01/42", "x2065550142"));
        }
        for (String secret : sent) {
            canaries.addAll(
                    List.of(secret, "x" + secret + "x", "x" + base64(secret).replace("=", "")));
            if (operation == OktaFactorsOperation.verifyFactor) { // the others read answers in the same way
                canaries.addAll(List.of(
                        "x" + secret.toUpperCase(Locale.ROOT),
                        "id-" + String.join(".", secret.split("")),
                        secret.replaceAll("(...)", "$1 "),
                        secret.replace("a", "%61").replace("4", "%34"),
                        secret.replace("a", "\\u0061").replace("4", "&#52;"),
                        "see " + secret + "!"));
            }
        }
        return canaries;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration.withEnableJMX());
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        proxy = new FakeProxy("me:" + PASSWORD);
        OktaFactorsConfiguration configuration =
                context.getComponent("okta-factors", OktaFactorsComponent.class).getConfiguration();
        configuration.setProxyHost("127.0.0.1");
        configuration.setProxyPort(proxy.port());
        configuration.setProxyUsername("me");
        configuration.setProxyPassword(PASSWORD);
        return context;
    }

    @BeforeEach
    void forgetTheStart() {
        log.lines().clear();
    }

    @AfterEach
    void listenNoMore() throws Exception {
        proxy.close();
        log.close();
    }

    /** Those whose rows differ in what is sent and in what is read: nothing else decides. */
    static Stream<OktaFactorsOperation> oneOfEachKind() {
        return Arrays.stream(OktaFactorsOperation.values())
                .collect(Collectors.toMap(
                        operation -> List.of(operation.body(), operation.answer(), operation.next()),
                        operation -> operation,
                        (first, other) -> first,
                        LinkedHashMap::new))
                .values()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void nothingIsToldOfWhatAServerRepeats(OktaFactorsOperation operation) throws Exception {
        Map<String, Object> headers = new HashMap<>(IDS);
        if (operation == OktaFactorsOperation.getUser) {
            headers.put(OktaFactorsConstants.USER_ID, "+12065550142");
        }
        List<String> canaries = canaries(operation);
        for (int i = 0; i < canaries.size(); i++) {
            int refused = REFUSALS[i % REFUSALS.length];
            okta.answers(echo(refused, canaries.get(i), operation), echo(200, canaries.get(i), operation));
            look(call("okta-factors:" + operation, body(operation), headers));
            if (!operation.next().isEmpty()) {
                look(call("okta-factors:" + operation, body(operation), headers));
            }
        }

        assertThat(okta.calls()).hasSizeGreaterThanOrEqualTo(canaries.size());
        assertThat(log.lines()).anyMatch(line -> line.startsWith("org.apache.hc."));
        assertNoCanary(seen.toString().lines().toList());
        assertNoCanary(List.copyOf(log.lines()));
        assertNoCanary(Management.lines(context));
        assertNoCanary(List.of(String.valueOf(component().budget().ledgers())));
    }

    @Test
    void whatIsNoEchoIsStillTold() {
        okta.answers(FakeOkta.json(
                403,
                "{\"errorCode\":\"E0000068\",\"errorSummary\":\"Invalid"
                        + " Passcode/Answer\",\"errorId\":\"oae7Qm2vKXbS0\",\"errorCauses\":[{\"errorSummary\":\"Your"
                        + " passcode doesn't match our records.\"}]}",
                "X-Okta-Request-Id: aPqC3jqLQJ2m9ZtWx2HG7QAABBs",
                "X-Rate-Limit-Limit: 600"));

        OktaFactorsException failure =
                failureOf(call("okta-factors:verifyFactor", BODY, IDS), OktaFactorsException.Rejected.class);

        assertThat(failure.getErrorCode()).isEqualTo("E0000068");
        assertThat(failure.getErrorId()).isEqualTo("oae7Qm2vKXbS0");
        assertThat(failure.getRequestId()).isEqualTo("aPqC3jqLQJ2m9ZtWx2HG7QAABBs");
        assertThat(failure)
                .hasMessageContaining("E0000068 Invalid Passcode/Answer; Your passcode doesn't match our records.,");
    }

    private void look(Exchange exchange) {
        seen.append(String.valueOf(withoutOwn(exchange.getMessage().getHeaders())))
                .append('\n');
        if (exchange.getException() != null) {
            exchange.getException().printStackTrace(new PrintWriter(seen, true));
        }
        if (exchange.getException() instanceof OktaFactorsException failure) {
            seen.append(failure.getErrorCode() + "|" + failure.getErrorId() + "|" + failure.getRequestId() + "|"
                            + failure.getErrorSummary() + "|" + failure.getErrorCauses())
                    .append('\n');
        }
    }

    /** The login that the test itself set. */
    private static Map<String, Object> withoutOwn(Map<String, Object> headers) {
        Map<String, Object> rest = new HashMap<>(headers);
        rest.remove(OktaFactorsConstants.USER_ID, "+12065550142");
        return rest;
    }

    private static String body(OktaFactorsOperation operation) {
        return operation.body() == OktaFactorsOperation.Body.NONE ? null : BODY;
    }

    private Answer echo(int status, String canary, OktaFactorsOperation operation) {
        String text = canary.replace("\\", "\\\\").replace("\"", "\\\"");
        String href = okta.url() + "/api/v1/users/" + text + "/factors/" + text + "/transactions/" + text;
        String object =
                "{\"errorCode\":\"%1$s\",\"errorSummary\":\"%1$s\",\"errorId\":\"%1$s\",\"errorLink\":\"%1$s\",\"error_description\":\"%1$s\","
                                .formatted(text)
                        + "\"errorCauses\":[{\"errorSummary\":\"%1$s\"},{\"errorSummary\":\"No %1$s, please.\"}],"
                                .formatted(text)
                        + "\"id\":\"%1$s\",\"status\":\"%1$s\",\"factorResult\":\"%1$s\",\"_links\":{\"poll\":{\"href\":\"%2$s\"},\"qrcode\":{\"href\":\"%2$s\"}}}"
                                .formatted(text, href);
        boolean list = status == 200 && operation.answer() == OktaFactorsOperation.Answer.ARRAY;
        String body = list ? "[" + object + "]" : object;
        return (call, socket) -> FakeOkta.verbatim("HTTP/1.1 " + status + " " + canary + "\r\nX-Okta-Request-Id: "
                        + canary
                        + "\r\nX-Rate-Limit-Limit: " + canary + "\r\nX-Rate-Limit-Remaining: " + canary
                        + "\r\nX-Rate-Limit-Reset: " + canary + "\r\nDate: " + canary + "\r\n" + canary + ": " + canary
                        + "\r\nContent-Type: " + canary + "\r\nLocation: " + canary
                        + "\r\nWWW-Authenticate: Bearer error=\""
                        + canary + "\"\r\nWWW-Authenticate: " + canary + "\r\nSet-Cookie: " + canary + "=" + canary
                        + "\r\nLink: <" + canary + ">\r\nKeep-Alive: " + canary + "\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body)
                .to(call, socket);
    }

    private static void assertNoCanary(List<String> lines) {
        assertThat(lines.stream().filter(line -> CANARY.matcher(line).find())).isEmpty();
    }
}
