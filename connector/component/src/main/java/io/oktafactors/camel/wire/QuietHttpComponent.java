package io.oktafactors.camel.wire;

import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.io.SocketConfig;

/** camel-http with a pool of its own. */
final class QuietHttpComponent extends HttpComponent {

    private volatile ConnectionPool pool;

    ConnectionPool pool() {
        return pool;
    }

    @Override
    @SuppressWarnings("deprecation") // camel-http's own types
    protected HttpClientConnectionManager createConnectionManager(
            Registry<ConnectionSocketFactory> registry,
            int maxTotalConnections,
            int connectionsPerRoute,
            SocketConfig defaultSocketConfig) {
        ConnectionPool made = new ConnectionPool(registry, getConnectionTimeToLive());
        made.setMaxTotal(maxTotalConnections > 0 ? maxTotalConnections : getMaxTotalConnections());
        made.setDefaultMaxPerRoute(connectionsPerRoute > 0 ? connectionsPerRoute : getConnectionsPerRoute());
        if (defaultSocketConfig != null) {
            made.setDefaultSocketConfig(defaultSocketConfig);
        }
        pool = made;
        return made;
    }
}
