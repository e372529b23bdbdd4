package io.oktafactors.camel.wire;

import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.io.SocketConfig;

/** camel-http with a pool of its own. */
final class QuietHttpComponent extends HttpComponent {

    private volatile ConnectionPool pool;

    ConnectionPool pool() {
        return pool;
    }

    /** What camel-http up to 4.18 asks for. Without {@code Override}, for newer ones have it no more. */
    @SuppressWarnings({"deprecation", "MissingOverride"}) // camel-http's own types
    protected HttpClientConnectionManager createConnectionManager(
            Registry<ConnectionSocketFactory> registry, int most, int mostPerRoute, SocketConfig sockets) {
        return bounded(new ConnectionPool(registry, getConnectionTimeToLive()), most, mostPerRoute, sockets);
    }

    /** What newer ones ask for. */
    @SuppressWarnings("MissingOverride")
    protected HttpClientConnectionManager createConnectionManager(
            TlsSocketStrategy tls, int most, int mostPerRoute, SocketConfig sockets) {
        return bounded(new ConnectionPool(tls, getConnectionTimeToLive()), most, mostPerRoute, sockets);
    }

    private ConnectionPool bounded(ConnectionPool made, int most, int mostPerRoute, SocketConfig sockets) {
        made.setMaxTotal(most > 0 ? most : getMaxTotalConnections());
        made.setDefaultMaxPerRoute(mostPerRoute > 0 ? mostPerRoute : getConnectionsPerRoute());
        if (sockets != null) {
            made.setDefaultSocketConfig(sockets);
        }
        pool = made;
        return made;
    }
}
