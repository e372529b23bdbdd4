package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.sandbox.api.SandboxFault;
import io.oktafactors.sandbox.api.SandboxLimits;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {
    private static final String FACTORS = Acme.factors(Acme.ADA);

    private final Acme acme = new Acme(sandbox ->
            sandbox.limits(SandboxLimits.of(100, Duration.ofMinutes(1)).withConcurrency(1)));

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void theCallAboveTheCallsInFlightIsToldALimitOfZeroAndDoesNotCount() throws IOException {
        acme.get(FACTORS).isOk();
        try (Socket slow = aCallWhoseBodyIsYetToCome()) {
            Reply refused = await().until(() -> acme.get(FACTORS), reply -> reply.status() == 429);

            refused.isRefused(429, "E0000047");
            assertThat(refused.header("x-rate-limit-limit")).isEqualTo("0");
            assertThat(refused.header("x-rate-limit-remaining")).isEqualTo("0");
            assertThat(refused.header("x-rate-limit-reset"))
                    .isEqualTo(Long.toString(acme.clock.instant().getEpochSecond() + 61));
            assertThat(refused.header("Retry-After")).isNull();
            slow.getOutputStream().write('}');
            assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 400 ");
        }
        acme.get(FACTORS).isOk();
    }

    @Test
    void callsOneAfterTheOtherNeverMeetTheLimit() {
        for (int call = 0; call < 50; call++) {
            acme.get(FACTORS).isOk();
        }
    }

    @Test
    void aCallIsInFlightUntilItsLateAnswerGoesOut() throws IOException {
        acme.okta
                .faults()
                .add(SandboxFault.latencyAfter(Duration.ofSeconds(2))
                        .on("GET", FACTORS)
                        .withTimes(1));
        try (Socket late = new Socket("127.0.0.1", URI.create(acme.okta.url()).getPort())) {
            late.getOutputStream()
                    .write(("GET " + FACTORS + " HTTP/1.1\r\nHost: okta\r\nConnection: close\r\nAuthorization: SSWS "
                                    + acme.okta.token() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> acme.okta.calls().size() == 1);
            acme.get(FACTORS).isRefused(429, "E0000047");
            assertThat(new String(late.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200 ");
        }
        await().until(() -> acme.get(FACTORS).status() == 200);
    }

    private Socket aCallWhoseBodyIsYetToCome() throws IOException {
        Socket socket = new Socket("127.0.0.1", URI.create(acme.okta.url()).getPort());
        socket.getOutputStream()
                .write(("POST " + FACTORS + " HTTP/1.1\r\nHost: okta\r\nConnection: close\r\nContent-Length: 2\r\n"
                                + "Content-Type: application/json\r\nAuthorization: SSWS " + acme.okta.token()
                                + "\r\n\r\n{")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
