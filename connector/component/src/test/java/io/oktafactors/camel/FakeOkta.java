package io.oktafactors.camel;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A server on loopback that records what arrives, byte by byte, and answers as it was told. */
public final class FakeOkta implements AutoCloseable {

    /** One request, with its header lines as they were on the wire. */
    record Call(String method, String target, List<String> headerLines, byte[] body) {

        List<String> headerNames() {
            return headerLines.stream()
                    .map(line -> line.substring(0, line.indexOf(':')))
                    .toList();
        }

        /** The values of all headers of that name, in whatever case. */
        List<String> header(String name) {
            return headerLines.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).trim())
                    .toList();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return method + " " + target;
        }
    }

    /** What a connection does about a request. */
    interface Answer {
        void to(Call call, Socket socket) throws IOException;
    }

    private final ServerSocket server;
    private final String scheme;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Deque<Answer> script = new ConcurrentLinkedDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread acceptor;

    FakeOkta() {
        this(0, "http", ServerSocketFactory.getDefault(), socket -> {});
    }

    /** One at the place of another that was closed. */
    static FakeOkta at(String url) {
        return new FakeOkta(URI.create(url).getPort(), "http", ServerSocketFactory.getDefault(), socket -> {});
    }

    /** One that speaks TLS. */
    FakeOkta(SSLContext tls, boolean wantsCertificate) {
        this(0, "https", tls.getServerSocketFactory(), socket -> ((SSLServerSocket) socket)
                .setNeedClientAuth(wantsCertificate));
    }

    private FakeOkta(int port, String scheme, ServerSocketFactory sockets, Consumer<ServerSocket> beforeTheFirstCall) {
        this.scheme = scheme;
        try {
            server = sockets.createServerSocket(port, 100, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        beforeTheFirstCall.accept(server);
        acceptor = thread(this::accept);
    }

    public String url() {
        return scheme + "://127.0.0.1:" + server.getLocalPort();
    }

    List<Call> calls() {
        return calls;
    }

    Call onlyCall() {
        if (calls.size() != 1) {
            throw new AssertionError("expected one call, got " + calls);
        }
        return calls.get(0);
    }

    int openConnections() {
        return connections.size();
    }

    /** Answers the next calls in this order, and all later ones like the last. */
    FakeOkta answers(Answer... answers) {
        script.clear();
        script.addAll(List.of(answers));
        return this;
    }

    /** As if nothing had been called or told. */
    void forget() {
        calls.clear();
        script.clear();
    }

    static Answer json(int status, String body, String... headerLines) {
        List<String> lines = new ArrayList<>(List.of(headerLines));
        lines.add("Content-Type: application/json");
        return raw(status, body, lines.toArray(String[]::new));
    }

    /** An answer with these headers and Content-Length, and nothing else. */
    static Answer raw(int status, String body, String... headerLines) {
        return bytes(status, body.getBytes(StandardCharsets.UTF_8), headerLines);
    }

    static Answer bytes(int status, byte[] body, String... headerLines) {
        return (call, socket) -> {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
            List.of(headerLines).forEach(line -> head.append(line).append("\r\n"));
            if (status != 204 && status != 304) {
                head.append("Content-Length: ").append(body.length).append("\r\n");
            }
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            answer.writeBytes((head + "\r\n").getBytes(StandardCharsets.UTF_8));
            answer.writeBytes(status == 204 || status == 304 ? new byte[0] : body);
            answer.writeTo(socket.getOutputStream());
        };
    }

    /** A compressed answer. */
    static Answer gzip(String body) {
        return (call, socket) -> {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(body.getBytes(StandardCharsets.UTF_8));
            }
            write(socket, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n");
            packed.writeTo(socket.getOutputStream());
        };
    }

    /** Exactly this text, then the end of the connection. */
    static Answer verbatim(String text) {
        return (call, socket) -> {
            write(socket, text);
            socket.close();
        };
    }

    /** Takes the request and resets the connection. */
    static Answer reset() {
        return (call, socket) -> {
            socket.setSoLinger(true, 0);
            socket.close();
        };
    }

    /** Takes the request and never answers. */
    Answer silence() {
        return (call, socket) -> await(closed, Long.MAX_VALUE);
    }

    /** Sends a byte of a promising answer every 50 ms, for as long as anybody listens. */
    Answer drip() {
        return (call, socket) -> {
            write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n[");
            while (!await(closed, 50)) {
                write(socket, " ");
            }
        };
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            acceptor.join(); // until then it may still take a connection
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                connections.add(socket);
                thread(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (Call call = read(in); call != null && !socket.isClosed(); call = read(in)) {
                calls.add(call);
                Answer answer = script.size() > 1 ? script.poll() : script.peek();
                (answer == null ? json(200, "{}") : answer).to(call, socket);
            }
        } catch (IOException e) {
            // the client went away, which some tests are about
        } finally {
            connections.remove(socket);
        }
    }

    private static Call read(InputStream in) throws IOException {
        String requestLine = line(in);
        if (requestLine.isEmpty()) {
            return null;
        }
        List<String> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.add(line);
        }
        String[] parts = requestLine.split(" ", 3);
        List<String> length = new Call(parts[0], parts[1], headers, null).header("Content-Length");
        byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length.get(0)));
        return new Call(parts[0], parts[1], List.copyOf(headers), body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static boolean await(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "fake-okta");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
