package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.sandbox.api.SandboxCall;
import io.oktafactors.sandbox.api.SandboxLimits;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
    private final Acme acme = new Acme(sandbox -> sandbox.limits(SandboxLimits.none()
            .withBucket("/api/v1/users/{userId}", 1000, Duration.ofMinutes(1))
            .withBucket("/api/v1/users/{userId}/factors", 500, Duration.ofMinutes(1))));

    @AfterEach
    void stop() {
        acme.close();
    }

    @ParameterizedTest
    @CsvSource({
        "%3F, ?",
        "x%3Fy, x?y",
        "%2F, /",
        "a%2Fb, a/b",
        "..%2F..%2Fsandbox, ../../sandbox",
        "%23, '#'",
        "%25, %",
        "%2B, +",
        "a+b, a+b",
        "%2e%2e, ..",
        "%E2%82%AC, €",
        "%3B, ;"
    })
    void whatIsEncodedInASegmentIsPartOfTheSegment(String segment, String meant) throws IOException {
        String answer = raw("GET", "/api/v1/users/" + segment + "/factors");

        assertThat(answer).startsWith("HTTP/1.1 404 ").contains("E0000007", "not found: " + meant + " (User)");
        assertThat(answer).contains("x-rate-limit-limit: 500");
        assertThat(raw("GET", "/api/v1/users/" + segment)).contains("x-rate-limit-limit: 1000");
    }

    @Test
    void aCharacterThatNoIdHasIsNoEndOfTheId() throws IOException {
        assertThat(raw("GET", "/api/v1/users/" + ADA + "%00/factors")).startsWith("HTTP/1.1 404 ");
        assertThat(raw("GET", "/api/v1/users/" + ADA + "%3F")).startsWith("HTTP/1.1 404 ");
        assertThat(raw("GET", "/api/v1/users/" + ADA + "%2Ffactors")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void dotsAreNoWayToAnotherPath() throws IOException {
        assertThat(raw("GET", "/api/v1/users/" + ADA + "/../../../../sandbox/users"))
                .startsWith("HTTP/1.1 404 ")
                .contains("Resource not found");
        assertThat(raw("GET", "/api/v1/users/..")).contains("E0000007", ".. (User)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/users/%",
                "/api/v1/users/%4",
                "/api/v1/users/%zz",
                "/api/v1/users?after=%",
                "/sandbox/%g0"
            })
    void whatCannotBeDecodedIsABadRequest(String path) throws IOException {
        assertThat(raw("GET", path)).startsWith("HTTP/1.1 400 ").contains("\"Bad Request\"");

        assertThat(acme.okta.calls("GET", "/*")).extracting(SandboxCall::status).containsExactly(400);
    }

    @Test
    void encodedLettersAreLetters() {
        acme.get("/api/v1/users/%61da.byron%40acme.example").isOk();
        assertThat(acme.get("/api/v1/users/" + ADA + "/f%61ctors").status()).isEqualTo(404);
        assertThat(acme.get("/sandbox/users?login=%61da").json()).hasSize(1);
        assertThat(acme.get("/sandbox/users?login=a+da").json()).isEmpty();
    }

    @Test
    void theJournalShowsThePathAsItCameAndTheUserWhoIsMeant() throws IOException {
        raw("GET", "/api/v1/users/a%3Fb/factors");

        assertThat(acme.okta.calls()).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/api/v1/users/a%3Fb/factors");
            assertThat(call.userId()).isEqualTo("a?b");
        });
        assertThat(acme.okta.calls("GET", "/api/v1/users/{userId}/factors")).hasSize(1);
    }

    @Test
    void peopleAreReachedByEncodedNames() {
        acme.enroll(Acme.SMS).isOk();

        assertThat(acme.get("/sandbox/phones/%2B12065550142/messages").json()).hasSize(1);
        assertThat(acme.get("/sandbox/phones/+12065550142/messages").json()).hasSize(1);
        acme.get("/sandbox/users/ada.byron%40acme.example").isOk();
    }

    private String raw(String method, String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(acme.okta.url()).getPort())) {
            socket.getOutputStream()
                    .write("%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: SSWS %s\r\n\r\n"
                            .formatted(method, path, acme.okta.token())
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
