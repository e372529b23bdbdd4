package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserGuardTest {
    private static final String ANOTHER = "Requests from pages of another origin are not allowed.";

    private final Acme acme = new Acme(sandbox -> sandbox.unlimited().allowedHost("okta.test"));
    private final int port = URI.create(acme.okta.url()).getPort();

    @AfterEach
    void stop() {
        acme.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://localhost:1",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document"
            })
    void aPageOfAnotherOriginMayChangeNothing(String headers) throws IOException {
        String host = "127.0.0.1:" + port;
        assertThat(send("POST", "/sandbox/snapshots", host, headers))
                .startsWith("HTTP/1.1 403 ")
                .contains(ANOTHER);
        assertThat(send("DELETE", "/sandbox/calls", host, headers)).startsWith("HTTP/1.1 403 ");
        assertThat(acme.get("/sandbox/snapshots").json()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script",
                "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe",
                "Origin: https://evil.example"
            })
    void aPageOfAnotherOriginMayReadNothing(String headers) throws IOException {
        assertThat(send("GET", "/sandbox/messages", "127.0.0.1:" + port, headers))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void aLinkFromAnotherPageMayBeFollowed() throws IOException {
        assertThat(send(
                        "GET",
                        "/sandbox",
                        "localhost:" + port,
                        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void theSandboxesOwnPageMayDoAll() throws IOException {
        String own = "Origin: http://localhost:" + port + "\r\nSec-Fetch-Site: same-origin";

        assertThat(send("POST", "/sandbox/snapshots", "localhost:" + port, own)).startsWith("HTTP/1.1 201 ");
        assertThat(send("GET", "/sandbox/users", "localhost:" + port, "Sec-Fetch-Site: none"))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8081", "localhost.evil.example", "127.0.0.1.evil.example"})
    void aNameThatAnybodyCouldLetPointHereIsRefused(String host) throws IOException {
        assertThat(send("GET", "/sandbox/users", host, "X-Any: x"))
                .startsWith("HTTP/1.1 403 ")
                .contains("The host name '" + host + "' is not allowed", "--allowed-host");
        assertThat(send("POST", "/sandbox/snapshots", host, "Origin: http://" + host))
                .startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:80", "a.localhost", "192.0.2.7:8081", "[::1]:8081", "okta.test:8081"})
    void addressesLocalhostAndAllowedNamesAreTaken(String host) throws IOException {
        assertThat(send("GET", "/sandbox/users", host, "X-Any: x")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void oktasSideIsCalledByAnyName() throws IOException {
        assertThat(send("GET", "/api/v1/users", "acme.okta.example", "Authorization: SSWS " + acme.okta.token()))
                .startsWith("HTTP/1.1 200 ");
    }

    private String send(String method, String path, String host, String headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write("%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Length: 0\r\n%s\r\n\r\n"
                            .formatted(method, path, host, headers)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
