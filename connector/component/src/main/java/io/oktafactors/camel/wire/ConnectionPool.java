package io.oktafactors.camel.wire;

import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;

/**
 * A pool of connections that log nothing, which its owner alone closes. The HTTP client closes its pool where one call meets an
 * {@link Error}, such as too little memory: that would end all other calls, those in flight and those to come.
 */
final class ConnectionPool extends PoolingHttpClientConnectionManager {

    private volatile boolean ended;

    @SuppressWarnings("deprecation") // camel-http's own types
    ConnectionPool(Registry<ConnectionSocketFactory> sockets, long millisToLive) {
        super(sockets, PoolConcurrencyPolicy.STRICT, TimeValue.ofMilliseconds(millisToLive), socket -> {
            QuietConnection connection = new QuietConnection();
            if (socket != null) {
                connection.bind(socket);
            }
            return connection;
        });
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
