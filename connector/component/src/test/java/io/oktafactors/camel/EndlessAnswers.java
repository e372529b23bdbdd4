package io.oktafactors.camel;

import io.oktafactors.camel.FakeOkta.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Answers that go on for as long as somebody reads, or unpack to more than anybody wants. */
enum EndlessAnswers implements Answer {
    HEADERS("HTTP/1.1 200 OK\r\n", "X-A: b\r\n", "header or trailer lines"),
    A_HEADER("HTTP/1.1 200 OK\r\nX-A: ", "bbbbbbbb", "a line of more than 32768 bytes"),
    A_FOLDED_HEADER("HTTP/1.1 200 OK\r\nX-A: b\r\n", " bbbbbbbb\r\n", "a line of more than 32768 bytes"),
    A_STATUS_LINE("HTTP/1.1 200 ", "OK OK OK", "a line of more than 32768 bytes"),
    EMPTY_LINES("", "\r\n", "a line of more than 32768 bytes"),
    LONG_HEADERS(
            "HTTP/1.1 200 OK\r\n",
            "X-A: " + "b".repeat(8000) + "\r\n",
            "header section of the response is larger than 262144 bytes"),
    CONTINUES("", "HTTP/1.1 100 Continue\r\n\r\n", "more than 16 interim responses"),
    PROCESSINGS("", "HTTP/1.1 102 Processing\r\n\r\n", "more than 16 interim responses"),
    EARLY_HINTS("", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", "more than 16 interim responses"),
    A_BODY("HTTP/1.1 200 OK\r\n\r\n[", "        ", "larger than 8388608 bytes"),
    A_BODY_OF_A_LENGTH(
            "HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n[", "        ", "larger than 8388608 bytes"),
    CHUNKS("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "8\r\n        \r\n", "larger than 8388608 bytes"),
    A_CHUNK_EXTENSION(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8;a=", "bbbbbbbb", "a line of more than 32768 bytes"),
    CHUNK_EXTENSIONS(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            "1;a=" + "b".repeat(8000) + "\r\n \r\n",
            "larger than 16777216 bytes as transferred"),
    TRAILERS(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n",
            "X-A: b\r\n",
            "header or trailer lines"),
    A_TRAILER(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\nX-A: ",
            "bbbbbbbb",
            "a line of more than 32768 bytes"),
    AN_ERROR("HTTP/1.1 400 No\r\n\r\n{\"errorSummary\":\"", "aaaaaaaa", "larger than 8388608 bytes"),
    GZIP(packed("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", 1), "larger than 8388608 bytes"),
    GZIP_IN_GZIP(packed("HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\n\r\n", 2), "compressed more than once"),
    GZIP_AND_GZIP(
            packed("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Encoding: gzip\r\n\r\n", 2),
            "compressed more than once");

    private final byte[] beginning;
    private final byte[] more;
    private final String reason;

    EndlessAnswers(String beginning, String more, String reason) {
        this.beginning = bytes(beginning);
        this.more = bytes(more.repeat(Math.max(1, 8000 / more.length())));
        this.reason = reason;
    }

    EndlessAnswers(byte[] all, String reason) {
        this.beginning = all;
        this.more = new byte[0];
        this.reason = reason;
    }

    /** What the failure has to name. */
    String reason() {
        return reason;
    }

    static Stream<EndlessAnswers> all() {
        return Stream.of(values());
    }

    @Override
    public void to(FakeOkta.Call call, Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(beginning);
        out.flush();
        while (more.length > 0) {
            out.write(more);
        }
        socket.shutdownOutput();
    }

    private static byte[] packed(String head, int times) {
        byte[] body = bytes("[" + " ".repeat(30_000_000) + "]");
        for (int i = 0; i < times; i++) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            body = packed.toByteArray();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bytes(head));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
