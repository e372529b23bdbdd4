package io.oktafactors.camel.wire;

import java.io.IOException;
import java.net.Socket;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;

/**
 * A pool of connections that log nothing, which only its owner closes. The HTTP client closes its pool if a call meets an
 * {@link Error}, such as an {@code OutOfMemoryError}: that would end all other calls, those in flight and later ones.
 */
final class ConnectionPool extends PoolingHttpClientConnectionManager {

    private volatile boolean ended;

    @SuppressWarnings("deprecation") // types of camel-http
    ConnectionPool(Registry<ConnectionSocketFactory> sockets, long millisToLive) {
        super(
                sockets,
                PoolConcurrencyPolicy.STRICT,
                TimeValue.ofMilliseconds(millisToLive),
                ConnectionPool::connection);
    }

    ConnectionPool(TlsSocketStrategy tls, long millisToLive) {
        super(
                new DefaultHttpClientConnectionOperator(
                        null,
                        null,
                        RegistryBuilder.<TlsSocketStrategy>create()
                                .register("https", tls)
                                .build()),
                PoolConcurrencyPolicy.STRICT,
                PoolReusePolicy.LIFO,
                TimeValue.ofMilliseconds(millisToLive),
                ConnectionPool::connection);
    }

    private static ManagedHttpClientConnection connection(Socket socket) throws IOException {
        QuietConnection connection = new QuietConnection();
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    /** Closes it. */
    void end() {
        ended = true;
        close(CloseMode.GRACEFUL);
    }

    boolean isEnded() {
        return ended;
    }

    @Override
    public void close(CloseMode mode) {
        if (ended) {
            super.close(mode);
        }
    }
}
