package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTest {
    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void aWrongTokenIsRefused() {
        acme.send(withAuthorization("SSWS wrong")).isRefused(401, "E0000011");
        acme.send(withAuthorization("Bearer sandbox-token")).isRefused(401, "E0000011");
    }

    @Test
    void aCallWithoutCredentialsIsRefused() {
        acme.send(HttpRequest.newBuilder(URI.create(acme.okta.url() + Acme.factors(ADA))))
                .isRefused(403, "E0000005");
    }

    @Test
    void aPostWithoutLengthIsRefused() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(acme.okta.url()).getPort())) {
            socket.getOutputStream()
                    .write("POST %s HTTP/1.1\r\nHost: okta\r\nConnection: close\r\n\r\n"
                            .formatted(Acme.factors(ADA))
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 411 ");
        }
    }

    @Test
    void anAcceptHeaderWithoutJsonIsRefused() {
        acme.send(acme.request(Acme.factors(ADA)).header("Accept", "text/html")).isRefused(406, "E0000122");
        acme.send(acme.request(Acme.factors(ADA)).header("Accept", "text/html, application/json;q=0.9"))
                .isOk();
    }

    @Test
    void aBodyWithoutContentTypeIsRefused() {
        acme.send(acme.request(Acme.factors(ADA)).POST(BodyPublishers.ofString(SMS)))
                .isRefused(400, "E0000018");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain                       | 400 | E0000021",
                "application/xml                  | 404 | E0000012",
                "multipart/form-data; boundary=x  | 404 | E0000012",
                "application/json; charset=latin1 | 400 | E0000019",
                "json                             | 400 | E0000020"
            })
    void aBodyThatIsNotCalledJsonIsRefused(String contentType, int status, String code) {
        acme.send(acme.request(Acme.factors(ADA))
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(SMS)))
                .isRefused(status, code);
    }

    @Test
    void aCharacterOfFourBytesIsRefused() {
        acme.enroll(Acme.question("first_award", "blue \uD83C\uDFC6")).isRefused(400, "E0000002");
        acme.enroll(Acme.question("first_award", "blue \\uD83C\\uDFC6")).isRefused(400, "E0000002");
        acme.enroll(Acme.question("first_award", "blaues B\u00e4ndchen \u4e2d")).isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1"})
    void aBodyThatIsNotUtf8IsMalformed(String charset) {
        byte[] body = "{\"factorType\":\"\u00fc\u00f1\"}".getBytes(Charset.forName(charset));

        acme.send(acme.request(Acme.factors(ADA))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body)))
                .isRefused(400, "E0000003");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/api/v2/users", "/other", "/api/v1/users/u/factors/f/g/h/i"})
    void anUnroutedPathIsAnsweredByTheGateway(String path) {
        Reply refused = acme.get(path);

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text()).isEqualTo("{\"status\":404,\"message\":\"Resource not found\"}");
        assertThat(refused.header("x-rate-limit-limit")).isNull();
    }

    @Test
    void aWrongMethodIsRefusedInOktasShapeWithoutRateHeaders() {
        Reply refused = acme.put(Acme.factors(ADA), SMS);

        refused.isRefused(405, "E0000022");
        assertThat(refused.header("x-rate-limit-limit")).isNull();
    }

    @Test
    void everyAnswerHasItsOwnRequestIdAndTheSandboxsDate() {
        Reply listed = acme.get(Acme.factors(ADA));
        Reply missing = acme.get("/api/v1/nothing");

        assertThat(listed.header("X-Okta-Request-Id")).isNotBlank().isNotEqualTo(missing.header("X-Okta-Request-Id"));
        assertThat(missing.header("X-Okta-Request-Id")).isNotBlank();
        assertThat(listed.header("Date")).isEqualTo("Wed, 04 Mar 2026 10:15:30 GMT");
        assertThat(missing.header("Date")).isEqualTo("Wed, 04 Mar 2026 10:15:30 GMT");
        assertThat(listed.header("Content-Type")).isEqualTo("application/json");
    }

    private HttpRequest.Builder withAuthorization(String authorization) {
        return HttpRequest.newBuilder(URI.create(acme.okta.url() + Acme.factors(ADA)))
                .header("Authorization", authorization);
    }
}
