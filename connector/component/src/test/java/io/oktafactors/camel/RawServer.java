package io.oktafactors.camel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server on loopback that does not wait for a request. */
final class RawServer implements AutoCloseable {

    /** What it does with a connection. */
    interface SideEffect {
        void with(Socket socket) throws IOException;
    }

    private final ServerSocket server = new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1"));

    RawServer(SideEffect deed) throws IOException {
        inBackground(() -> {
            while (true) {
                Socket socket = server.accept();
                inBackground(() -> {
                    try (socket) {
                        deed.with(socket);
                    }
                });
            }
        });
    }

    int port() {
        return server.getLocalPort();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // closed
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
