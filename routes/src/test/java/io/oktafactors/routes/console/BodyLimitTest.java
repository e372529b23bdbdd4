package io.oktafactors.routes.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.RunningApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that send a body a byte at a time, or never. */
class BodyLimitTest {

    private static final String FORM = "POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nusername=o";
    private static final String JSON = "POST /actuator/jolokia HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{";

    @TempDir
    static Path home;

    private static RunningApp app;

    static Stream<String> beginnings() {
        String head = "POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\n";
        return Stream.of(
                FORM,
                JSON,
                head + "Content-Length: 5000\r\n\r\n",
                head + "Transfer-Encoding: chunked\r\n\r\n",
                "GET /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n\r\n",
                "POST /login HTTP/1.1\r\nHost: elsewhere.example\r\nContent-Length: 5000\r\n\r\n",
                "POST /%61 HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n\r\n",
                head + RawHttp.basic("operator", "wrong") + "\r\nContent-Length: 5000\r\n\r\n");
    }

    private final List<Socket> open = new ArrayList<>();

    @BeforeAll
    static void start() {
        app = new RunningApp(home, "http://127.0.0.1:1", "t");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void whateverTheySendTheHealthIsAnsweredAndTheyHoldAFewThreadsOnly(String beginning) throws IOException {
        for (int i = 0; i < 300; i++) {
            send(beginning, "127.0.0." + (1 + i % 10));
        }

        assertThat(new RawHttp(app.port()).get("/actuator/health/liveness").status())
                .isEqualTo(200);
        await().untilAsserted(() -> assertThat(open.stream().filter(BodyLimitTest::isAnswered))
                .hasSizeGreaterThanOrEqualTo(300 - BodyLimit.IN_ALL));
        assertThat(new RawHttp(app.port()).get("/actuator/health/liveness").status())
                .isEqualTo(200);
    }

    @Test
    void oneAddressLeavesRoomForTheOthers() throws IOException {
        for (int i = 0; i < 40; i++) {
            send(FORM, "127.0.0.1");
        }

        await().untilAsserted(() ->
                assertThat(open.stream().filter(BodyLimitTest::isAnswered)).hasSize(40 - BodyLimit.PER_ADDRESS));
        Socket refused =
                open.stream().filter(BodyLimitTest::isAnswered).findAny().orElseThrow();
        assertThat(answer(refused)).startsWith("HTTP/1.1 503").contains("Retry-After: 1");
        String wrong = "POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx";
        assertThat(answer(send(wrong, "127.0.0.2"))).startsWith("HTTP/1.1 403");
    }

    @Test
    void whoHangsUpMakesRoom() throws IOException {
        for (int i = 0; i < BodyLimit.PER_ADDRESS; i++) {
            send(FORM, "127.0.0.1");
        }
        hangUp();

        await().untilAsserted(() -> assertThat(answer(send(
                        "POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                + "Connection: close\r\nContent-Length: 1\r\n\r\nx",
                        "127.0.0.1")))
                .startsWith("HTTP/1.1 403"));
    }

    private Socket send(String beginning, String from) throws IOException {
        Socket socket = new Socket("127.0.0.1", app.port(), InetAddress.getByName(from), 0);
        socket.setSoTimeout(2_000);
        open.add(socket);
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static boolean isAnswered(Socket socket) {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
