package io.oktafactors.routes;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands before an organization on loopback, and lets calls through or not: one connection for each request. */
final class Switch implements AutoCloseable {

    enum State {
        OPEN,
        /** Nobody listens. */
        REFUSES,
        /** Takes requests and answers none. */
        SILENT,
        /** Answers with what is no HTTP. */
        NONSENSE,
        /** Answers with headers without end. */
        ENDLESS_HEAD,
        /** Ends the connections of calls about factors, and lets others through. */
        RESETS_FACTOR_CALLS
    }

    private final int target;
    private final int port;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private volatile State state = State.OPEN;
    private ServerSocket door;

    Switch(int target) throws IOException {
        this.target = target;
        open(0);
        this.port = door.getLocalPort();
    }

    int port() {
        return port;
    }

    synchronized void turn(State next) {
        state = next;
        try {
            if (next == State.REFUSES) {
                door.close();
            } else if (door.isClosed()) {
                open(port);
            }
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void open(int at) throws IOException {
        ServerSocket opened = new ServerSocket(at, 100, InetAddress.getByName("127.0.0.1"));
        door = opened;
        inBackground(() -> {
            while (true) {
                Socket client = opened.accept();
                clients.add(client);
                inBackground(() -> {
                    try (client) {
                        serve(client);
                    } finally {
                        clients.remove(client);
                    }
                });
            }
        });
    }

    private void serve(Socket client) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        String head = head(in);
        switch (state) {
            case OPEN -> pass(head, in, client);
            case SILENT -> in.read();
            case NONSENSE -> write(client, "220 mail ready\r\n\r\n");
            case ENDLESS_HEAD -> {
                write(client, "HTTP/1.1 200 OK\r\n");
                while (true) {
                    write(client, "X-A: b\r\n".repeat(500));
                }
            }
            case RESETS_FACTOR_CALLS -> {
                if (head.startsWith("GET /api/v1/users?")) {
                    pass(head, in, client);
                }
            }
            default -> {}
        }
    }

    private void pass(String head, InputStream in, Socket client) throws IOException {
        try (Socket server = new Socket(InetAddress.getByName("127.0.0.1"), target)) {
            write(server, head.replaceFirst("\r\n", "\r\nConnection: close\r\n"));
            inBackground(() -> in.transferTo(server.getOutputStream()));
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.write(b);
            if (b == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // the end of it
                    }
                },
                "switch");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        turn(State.REFUSES);
    }
}
