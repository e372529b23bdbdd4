package io.oktafactors.routes.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Sends what an HTTP client would not send. */
record RawHttp(int port) {

    private static final int PATIENCE = 30_000;
    private static final int RESETS = 10;

    /** What came back, as it stood on the wire. */
    record Answer(String text) {

        int status() {
            return Integer.parseInt(text.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        }

        List<String> headers(String name) {
            return text.substring(0, text.indexOf("\r\n\r\n"))
                    .lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .toList();
        }

        String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }
    }

    static String basic(String user, String password) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    Answer get(String target, String... headers) {
        return send("GET " + target + " HTTP/1.1", "127.0.0.1:" + port, headers);
    }

    Answer getAs(String host, String target, String... headers) {
        return send("GET " + target + " HTTP/1.1", host, headers);
    }

    Answer send(String requestLine, String host, String... headers) {
        return raw(requestLine + "\r\nHost: " + host + "\r\nConnection: close\r\n"
                + String.join(
                        "", List.of(headers).stream().map(line -> line + "\r\n").toList()) + "\r\n");
    }

    /** Of one byte each character. A server that refuses before it has read all may reset the connection with its answer: then again. */
    Answer raw(String request) {
        Answer answer = once(request);
        for (int again = 0; again < RESETS && answer.text().isEmpty(); again++) {
            answer = once(request);
        }
        return answer;
    }

    private Answer once(String request) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getInputStream().transferTo(answer);
            } catch (SocketException e) {
                // Refused before it was read to its end; an answer may have come all the same.
            }
            return new Answer(answer.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
