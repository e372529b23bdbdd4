package io.oktafactors.camel.http;

import io.oktafactors.camel.concurrent.DeadlineScheduler;
import io.oktafactors.camel.concurrent.OktaThreads;
import io.oktafactors.camel.wire.HttpConnections;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP client that endpoints with the same settings share. camel-http builds and pools it; it is closed with the component. */
public final class OktaClient extends ServiceSupport {

    /**
     * The settings of a client.
     *
     * @param tls null for the trust and the keys of the JVM
     * @param proxyHost null for none
     */
    public record Settings(
            SSLContextParameters tls,
            String proxyHost,
            Integer proxyPort,
            String proxyUsername,
            String proxyPassword,
            int maxConnections) {

        @Override
        public String toString() {
            return "client";
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(OktaClient.class);

    /** A connection is replaced after ten minutes, so that a change of the host's addresses takes effect. */
    private static final long LONGEST_LIFE = 600_000;

    private final CamelContext context;
    private final Settings settings;
    private final List<Secret> secrets;

    private volatile HttpConnections connections;
    private ScheduledExecutorService clock;
    private DeadlineScheduler watch;

    public OktaClient(CamelContext context, Settings settings) {
        this.context = context;
        this.settings = settings;
        this.secrets = Secret.ofProxy(settings.proxyUsername(), settings.proxyPassword());
    }

    boolean usesProxy() {
        return settings.proxyHost() != null && !settings.proxyHost().isBlank();
    }

    /** The secrets that are sent to a proxy. */
    List<Secret> secrets() {
        return secrets;
    }

    HttpConnections connections() {
        return connections;
    }

    /**
     * Replaces connections that were closed, once, whichever call notices.
     *
     * @return whether there are new ones now
     */
    synchronized boolean replaces(HttpConnections closed) {
        if (!closed.isClosed() || !isStarted()) {
            return false;
        }
        if (connections == closed) {
            LOG.warn("The HTTP connection pool was closed unexpectedly and is created again");
            try {
                connections = HttpConnections.open(context, this::configure);
            } catch (Exception e) {
                throw RuntimeCamelException.wrapRuntimeCamelException(e);
            }
            closed.close();
        }
        return true;
    }

    /** Ends requests that take too long. */
    DeadlineScheduler watch() {
        return watch;
    }

    @Override
    protected void doStart() throws Exception {
        connections = HttpConnections.open(context, this::configure);
        clock = OktaThreads.clock(context, this, "OktaFactorsRequestTimeout");
        watch = new DeadlineScheduler(clock);
    }

    private void configure(HttpComponent http) {
        http.setConnectionTimeToLive(LONGEST_LIFE);
        http.setMaxTotalConnections(settings.maxConnections());
        http.setConnectionsPerRoute(settings.maxConnections());
        http.setSslContextParameters(settings.tls());
        http.setProxyHost(settings.proxyHost());
        http.setProxyPort(settings.proxyPort());
        http.setProxyAuthScheme("http"); // the proxy itself is called by plain http; https calls use a tunnel
        http.setProxyAuthUsername(settings.proxyUsername());
        http.setProxyAuthPassword(settings.proxyPassword());
    }

    @Override
    protected void doStop() {
        if (connections != null) {
            connections.close();
        }
        if (clock != null) {
            context.getExecutorServiceManager().shutdownNow(clock);
        }
    }
}
