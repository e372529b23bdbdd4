package io.oktafactors.camel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP proxy on loopback: tunnels by CONNECT, hands on requests with a whole URL, and may ask for a password. */
final class FakeProxy implements AutoCloseable {

    private final ServerSocket server;
    private final String credentials;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    /** What it answers to everything; null where it lets through. */
    volatile String refusal;

    /** How often it does so before it lets through. */
    volatile int refusals = Integer.MAX_VALUE;

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    /**
     * @param credentials user:password; null to let everybody through
     */
    FakeProxy(String credentials) {
        this.credentials = credentials;
        try {
            server = new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Request lines that were let through. */
    List<String> requests() {
        return requests;
    }

    /** Everything that the proxy itself could read. */
    List<String> heads() {
        return heads;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true); // else the body of an answer waits until the client has confirmed its head
                sockets.add(socket);
                thread(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            for (String head = head(client.getInputStream()); !head.isEmpty(); head = head(client.getInputStream())) {
                heads.add(head);
                if (refusal != null && heads.size() <= refusals) {
                    body(head, client.getInputStream());
                    client.getOutputStream().write(refusal.getBytes(StandardCharsets.US_ASCII));
                    continue;
                }
                if (!allowed(head)) {
                    client.getOutputStream()
                            .write(("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\n"
                                            + "Content-Length: 0\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                    body(head, client.getInputStream());
                    continue;
                }
                String line = head.substring(0, head.indexOf("\r\n"));
                requests.add(line);
                String[] parts = line.split(" ");
                if (parts[0].equals("CONNECT")) {
                    tunnel(client, parts[1]);
                    return;
                }
                handOn(client, head, URI.create(parts[1]));
            }
        } catch (IOException e) {
            // one of both went away
        }
    }

    private boolean allowed(String head) {
        return credentials == null
                || head.contains("Proxy-Authorization: Basic "
                        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    private void tunnel(Socket client, String target) throws IOException {
        String[] address = target.split(":");
        try (Socket other = new Socket(address[0], Integer.parseInt(address[1]))) {
            other.setTcpNoDelay(true);
            sockets.add(other);
            client.getOutputStream().write("HTTP/1.1 200 Go\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            join(client, other);
        }
    }

    private void handOn(Socket client, String head, URI uri) throws IOException {
        try (Socket other = new Socket(uri.getHost(), uri.getPort())) {
            other.setTcpNoDelay(true);
            String origin = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            String own = head.replaceFirst(" http://\\S+ ", " " + origin + " ")
                    .replaceAll("(?i)\r\nProxy-Authorization:[^\r]*", "");
            other.getOutputStream().write(own.getBytes(StandardCharsets.ISO_8859_1));
            other.getOutputStream().write(body(head, client.getInputStream()));
            String answer = head(other.getInputStream());
            if (answer.isEmpty()) {
                throw new IOException("no answer to hand back");
            }
            client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            client.getOutputStream().write(body(answer, other.getInputStream()));
        }
    }

    private static byte[] body(String head, InputStream in) throws IOException {
        Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
        return in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    }

    private static void join(Socket client, Socket other) throws IOException {
        thread(() -> copy(other, client));
        copy(client, other);
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // the end
        } finally {
            try {
                to.close();
                from.close();
            } catch (IOException e) {
                // is closed
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.write(b);
            if (head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "fake-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
