package io.oktafactors.camel.wire;

import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;

/** An HTTP client and its pool, built by camel-http. */
public final class HttpConnections {

    private final QuietHttpComponent http;
    private final HttpEndpoint endpoint;
    private final HttpClient client;

    private HttpConnections(QuietHttpComponent http, HttpEndpoint endpoint) {
        this.http = http;
        this.endpoint = endpoint;
        this.client = endpoint.getHttpClient(); // once: it takes a lock for which all callers would wait
    }

    /** @param settings sets the options of this client */
    public static HttpConnections open(CamelContext context, Consumer<HttpComponent> settings) throws Exception {
        QuietHttpComponent http = new QuietHttpComponent();
        http.setCamelContext(context);
        http.setRedirectHandlingDisabled(true);
        http.setAutomaticRetriesDisabled(true);
        http.setCookieManagementDisabled(true);
        http.setAuthCachingDisabled(true);
        settings.accept(http);
        http.setHttpClientConfigurer(builder -> builder.setRequestExecutor(new QuietExecutor()));
        ServiceHelper.startService(http);
        // One client is used for every organization: the URL given here is not called.
        HttpEndpoint endpoint = (HttpEndpoint) http.createEndpoint("https://organization.invalid");
        ServiceHelper.startService(endpoint);
        return new HttpConnections(http, endpoint);
    }

    public HttpClient client() {
        return client;
    }

    /** Closes the connections that are not in use. */
    public void closeIdle() {
        http.pool.closeIdle(TimeValue.ZERO_MILLISECONDS);
    }

    /** Whether no call can be made any more. */
    public boolean isClosed() {
        return http.pool.isEnded();
    }

    public void close() {
        http.pool.end();
        ServiceHelper.stopAndShutdownServices(endpoint, http);
    }

    /** camel-http with another pool. */
    private static final class QuietHttpComponent extends HttpComponent {

        private volatile ConnectionPool pool;

        /** For camel-http up to 4.18. Without {@code Override}, since newer versions do not have this method. */
        @SuppressWarnings({"deprecation", "MissingOverride"}) // types of camel-http
        protected HttpClientConnectionManager createConnectionManager(
                Registry<ConnectionSocketFactory> registry, int most, int mostPerRoute, SocketConfig sockets) {
            return bounded(new ConnectionPool(registry, getConnectionTimeToLive()), most, mostPerRoute, sockets);
        }

        /** For newer versions. */
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
}
