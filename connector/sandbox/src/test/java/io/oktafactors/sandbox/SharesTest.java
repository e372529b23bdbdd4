package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.api.SandboxLimits;
import io.oktafactors.sandbox.api.SandboxLimits.Share;
import io.oktafactors.sandbox.api.SandboxSnapshot;
import io.oktafactors.sandbox.api.SandboxToken;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharesTest {
    private static final String FACTORS = Acme.factors(Acme.ADA);

    private final Acme acme = new Acme(sandbox -> sandbox.limits(SandboxLimits.none()
                    .withBucket("/api/v1/*", 100, Duration.ofMinutes(1))
                    .withConcurrency(4)
                    .withShare(50)
                    .withShare("second", new Share(50, 75)))
            .apiToken(SandboxToken.of("first", "first"))
            .apiToken(SandboxToken.of("second", "second")));
    private final List<Socket> slow = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : slow) {
            socket.close();
        }
        acme.close();
    }

    @Test
    void aPrincipalHasItsShareOfTheCallsInFlightAndNoMore() throws IOException {
        callInFlight("first");
        callInFlight("first");
        Reply refused = await().until(() -> list("first"), reply -> reply.status() == 429);

        refused.isRefused(429, "E0000047");
        assertThat(refused.header("x-rate-limit-limit")).isEqualTo("0");
        assertThat(refused.header("x-rate-limit-remaining")).isEqualTo("0");
        list("second").isOk();

        callInFlight("second");
        list("second").isOk();
        slow.get(0).close();
        await().until(() -> list("first"), reply -> reply.status() == 200);
    }

    @Test
    void aRefusedCallOfAPrincipalLeavesTheOrganizationsFlights() throws IOException {
        callInFlight("first");
        callInFlight("first");
        await().until(() -> list("first").status() == 429);
        for (int call = 0; call < 10; call++) {
            list("first").isRefused(429, "E0000047");
        }

        list("second").isOk();
    }

    @Test
    void aShareIsSetAndTakenBackWhileItRuns() {
        assertThat(acme.put("/sandbox/shares/first", "{'percent':10}")
                        .isOk()
                        .at("/principals/first/concurrencyPercent"))
                .isEqualTo("10");
        assertThat(list("first").header("x-rate-limit-limit")).isEqualTo("10");

        acme.put("/sandbox/shares/first", "{'percent':20,'concurrencyPercent':25}")
                .isOk();
        assertThat(list("first").header("x-rate-limit-limit")).isEqualTo("20");
        assertThat(acme.get("/sandbox/shares").at("/principals/first/concurrencyPercent"))
                .isEqualTo("25");
        assertThat(acme.get("/sandbox/shares").at("/principals/second/concurrencyPercent"))
                .isEqualTo("75");
        assertThat(acme.get("/sandbox/shares").at("/default/percent")).isEqualTo("50");

        assertThat(acme.delete("/sandbox/shares/first").status()).isEqualTo(204);
        assertThat(list("first").header("x-rate-limit-limit")).isEqualTo("50");
    }

    @Test
    void aShareBelongsToASnapshot() {
        acme.okta.setShare("first", Share.of(10));
        SandboxSnapshot snapshot = acme.okta.snapshot();
        acme.okta.setShare("first", Share.of(20));
        acme.okta.setShare("second", Share.of(30));

        acme.okta.restore(snapshot);

        assertThat(list("first").header("x-rate-limit-limit")).isEqualTo("10");
        assertThat(list("second").header("x-rate-limit-limit")).isEqualTo("50");
    }

    @Test
    void aShareOfNobodyOrOfNothingIsAnError() {
        assertThat(acme.put("/sandbox/shares/nobody", "{'percent':10}").at("/message"))
                .contains("'nobody'");
        assertThat(acme.put("/sandbox/shares/first", "{'percent':0}").at("/message"))
                .contains("1 to 100 percent");
        assertThat(acme.put("/sandbox/shares/first", "{}").at("/message")).contains("percent");
        assertThatThrownBy(() -> acme.okta.setShare("nobody", Share.ALL)).isInstanceOf(SandboxException.class);
        assertThatThrownBy(() -> new Share(50, 101)).hasMessageContaining("calls in flight");
    }

    private Reply list(String token) {
        return acme.send(
                HttpRequest.newBuilder(URI.create(acme.okta.url() + FACTORS)).header("Authorization", "SSWS " + token));
    }

    private void callInFlight(String token) throws IOException {
        Socket socket = new Socket("127.0.0.1", URI.create(acme.okta.url()).getPort());
        slow.add(socket);
        socket.getOutputStream()
                .write(("POST " + FACTORS + " HTTP/1.1\r\nHost: okta\r\nContent-Length: 2\r\n"
                                + "Content-Type: application/json\r\nAuthorization: SSWS " + token + "\r\n\r\n{")
                        .getBytes(StandardCharsets.US_ASCII));
    }
}
