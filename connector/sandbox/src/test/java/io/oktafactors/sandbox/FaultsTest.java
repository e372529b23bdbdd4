package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.sandbox.api.SandboxCall;
import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.api.SandboxFault;
import io.oktafactors.sandbox.api.SandboxFault.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {
    private static final String FACTORS = "/api/v1/users/{userId}/factors";
    private static final Duration SHORT = Duration.ofMillis(100);

    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @ParameterizedTest
    @CsvSource({
        "STATUS,         503, 0, 503, 0",
        "STATUS_AFTER,   503, 1, 503, 200",
        "LATENCY,        200, 1, 200, 200",
        "LATENCY_AFTER,  200, 1, 200, 200",
        "DROP,           0,   0, 0,   0",
        "DROP_AFTER,     0,   1, 0,   200",
        "TRUNCATED_BODY, 0,   1, 200, 200",
        "SLOW_BODY,      200, 1, 200, 200"
    })
    void eachKindSaysWhetherItIsDoneAndWhatTheClientGets(
            Kind kind, int clientSees, int codesSent, int status, int outcome) {
        strike(fault(kind).on("POST", FACTORS));

        int seen;
        try {
            seen = acme.enroll(SMS).status();
        } catch (UncheckedIOException noAnswer) {
            seen = 0;
        }

        assertThat(seen).isEqualTo(clientSees);
        assertThat(acme.okta.messages()).hasSize(codesSent);
        SandboxCall call = acme.okta.calls().get(0);
        assertThat(call.fault()).isEqualTo(kind.name());
        assertThat(call.status()).isEqualTo(status);
        assertThat(call.outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @EnumSource(names = {"STATUS", "LATENCY", "LATENCY_AFTER", "SLOW_BODY"})
    void aDelayIsWaitedFor(Kind kind) {
        strike(fault(kind).withDelay(SHORT));

        long before = System.nanoTime();
        acme.get(Acme.factors(ADA));

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThanOrEqualTo(SHORT.multipliedBy(9).dividedBy(10));
    }

    @ParameterizedTest
    @EnumSource
    void aReadIsMetLikeAWrite(Kind kind) {
        strike(fault(kind).on("GET", FACTORS));

        try {
            acme.get(Acme.factors(ADA));
        } catch (UncheckedIOException noAnswer) {
            assertThat(kind).isIn(Kind.DROP, Kind.DROP_AFTER, Kind.TRUNCATED_BODY);
        }

        // The client repeats a read whose connection broke.
        assertThat(acme.okta.calls())
                .isNotEmpty()
                .extracting(SandboxCall::fault)
                .containsOnly(kind.name());
    }

    @Test
    void aTruncatedAnswerPromisesMoreThanItBrings() throws IOException {
        strike(SandboxFault.truncatedBody());

        String answer = raw("GET %s HTTP/1.1\r\nHost: okta\r\nAuthorization: SSWS %s\r\n\r\n"
                .formatted("/api/v1/users/" + ADA, acme.okta.token()));

        int promised = Integer.parseInt(answer.replaceAll("(?is).*content-length: (\\d+).*", "$1"));
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(body).hasSize(promised / 2);
    }

    @Test
    void aSlowAnswerIsWhole() {
        String fast = acme.get("/api/v1/users/" + ADA).text();
        strike(SandboxFault.slowBody(SHORT));

        assertThat(acme.get("/api/v1/users/" + ADA).text()).isEqualTo(fast);
    }

    @Test
    void onlyTheMethodAndThePathsOfAFaultAreMet() {
        strike(SandboxFault.status(502).on("POST", "/api/v1/users/{userId}/factors/*"));

        acme.get(Acme.factors(ADA)).isOk();
        assertThat(acme.enroll(SMS).status()).isEqualTo(502);
        assertThat(acme.delete(Acme.factor("none")).status()).isEqualTo(404);
        assertThat(acme.get("/sandbox/users").status()).isEqualTo(200);
    }

    @Test
    void aFaultStrikesAsOftenAsItIsToldTo() {
        strike(SandboxFault.status(503).withTimes(2));

        assertThat(statuses(4)).containsExactly(503, 503, 200, 200);
        assertThat(acme.okta.faults().all()).singleElement().satisfies(state -> assertThat(state.struck())
                .isEqualTo(2));
    }

    @Test
    void theSameSeedStrikesTheSameCalls() {
        strike(SandboxFault.status(503).withProbability(0.5, 42));
        List<Integer> first = statuses(40);
        acme.okta.faults().clear();
        strike(SandboxFault.status(503).withProbability(0.5, 42));

        assertThat(statuses(40)).isEqualTo(first).contains(200, 503);
    }

    @Test
    void theFirstFaultThatStrikesIsTheOnlyOne() {
        strike(SandboxFault.status(500).withTimes(1));
        strike(SandboxFault.status(503));

        assertThat(statuses(2)).containsExactly(500, 503);
    }

    @Test
    void aCallThatIsKeptOffIsNotCounted() {
        strike(SandboxFault.status(503).withTimes(1));
        acme.get(Acme.factors(ADA));

        Reply next = acme.get(Acme.factors(ADA));
        assertThat(Integer.parseInt(next.header("x-rate-limit-remaining"))).isEqualTo(Integer.MAX_VALUE - 1);
    }

    @Test
    void oktasOwnStatusesComeInOktasShapeAndOthersFromItsGateway() {
        strike(SandboxFault.status(429).withTimes(1));
        strike(SandboxFault.status(500).withTimes(1));
        strike(SandboxFault.status(502).withTimes(1));

        acme.get(Acme.factors(ADA)).isRefused(429, "E0000047");
        acme.get(Acme.factors(ADA)).isRefused(500, "E0000009");
        assertThat(acme.get(Acme.factors(ADA)).text()).contains("502 Bad Gateway");
    }

    @Test
    void aStatusWithoutABodyHasNone() {
        strike(SandboxFault.status(204));

        Reply answer = acme.get(Acme.factors(ADA));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void anAnswerCanBeWrittenInFull() {
        strike(SandboxFault.status(429)
                .withAnswer(Map.of("x-rate-limit-limit", "0", "Retry-After", "1"), "{\"errorCode\":\"E0000047\"}"));

        Reply answer = acme.get(Acme.factors(ADA));

        answer.isRefused(429, "E0000047");
        assertThat(answer.header("x-rate-limit-limit")).isEqualTo("0");
        assertThat(answer.header("content-type")).isEqualTo("application/json");
    }

    @Test
    void faultsAreAddedShownAndEndedFromOutside() {
        Reply added = acme.post(
                "/sandbox/faults",
                "{'kind':'STATUS','methods':'POST','pattern':'/api/v1/*','status':503,'probability':0.5,'seed':7,'times':3}");
        assertThat(added.status()).isEqualTo(201);
        acme.post("/sandbox/faults", "{'kind':'LATENCY','delayMillis':1}");

        Reply all = acme.get("/sandbox/faults").isOk();
        assertThat(all.json()).hasSize(2);
        assertThat(all.at("/0/kind")).isEqualTo("STATUS");
        assertThat(all.at("/0/methods/0")).isEqualTo("POST");
        assertThat(all.at("/0/seed")).isEqualTo("7");
        assertThat(all.at("/1/delayMillis")).isEqualTo("1");

        assertThat(acme.delete("/sandbox/faults/" + added.id()).status()).isEqualTo(204);
        assertThat(acme.delete("/sandbox/faults/" + added.id()).status()).isEqualTo(404);
        assertThat(acme.okta.faults().all()).hasSize(1);
        assertThat(acme.delete("/sandbox/faults").status()).isEqualTo(204);
        assertThat(acme.okta.faults().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind':'EARTHQUAKE'}                               | 'EARTHQUAKE' is not a kind. Use one of STATUS,",
                "{'kind':'STATUS'}                                   | needs a status from 200 to 599",
                "{'kind':'LATENCY'}                                  | needs a delay",
                "{'kind':'DROP','pattern':'api'}                     | pattern must be a path",
                "{'kind':'DROP','pattern':'/sandbox/users'}          | calls of the Okta API",
                "{'kind':'DROP','probability':0}                     | above 0 and at most 1",
                "{'kind':'DROP','methods':['POTS']}                   | methods must be from GET,",
                "{'kind':'STATUS','status':503,'headers':{'a b':''}}  | header must have a name of letters",
                "{'kind':'DROP','times':0}                           | must be 1 or more",
                "{'kind':'DROP','chance':1}                          | There is no field 'chance'. Use kind, methods,",
                "{'kind':'DROP','seed':'x'}                          | 'seed' must be a number"
            },
            quoteCharacter = '\u0000')
    void aFaultThatMakesNoSenseIsRefusedWithTheReason(String body, String reason) {
        Reply refused = acme.post("/sandbox/faults", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/message")).contains(reason);
    }

    @Test
    void aSandboxCanStartWithFaults() {
        try (OktaSandbox okta = OktaSandbox.builder().fault(SandboxFault.drop()).start()) {
            assertThat(okta.faults().all()).hasSize(1);
        }
        assertThatThrownBy(() -> SandboxFault.status(99)).isInstanceOf(SandboxException.class);
    }

    private void strike(SandboxFault fault) {
        acme.okta.faults().add(fault);
    }

    private static SandboxFault fault(Kind kind) {
        return SandboxFault.of(kind, 503, SHORT);
    }

    private List<Integer> statuses(int calls) {
        return IntStream.range(0, calls)
                .mapToObj(call -> acme.get(Acme.factors(ADA)).status())
                .toList();
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(acme.okta.url()).getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
