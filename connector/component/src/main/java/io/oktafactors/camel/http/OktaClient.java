package io.oktafactors.camel.http;

import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.classic.HttpClient;

/** An HTTP client that endpoints with the same settings share. camel-http builds and pools it; it ends with the component. */
public final class OktaClient extends ServiceSupport {

    /**
     * What makes one client differ from another.
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

    /** After ten minutes a connection is made anew, so that a change of the host's addresses is followed. */
    private static final long LONGEST_LIFE = 600_000;

    private final CamelContext context;
    private final Settings settings;

    private QuietHttpComponent http;
    private HttpEndpoint endpoint;
    private HttpClient client;
    private ScheduledExecutorService clock;
    private DeadlineWatch watch;

    public OktaClient(CamelContext context, Settings settings) {
        this.context = context;
        this.settings = settings;
    }

    boolean usesProxy() {
        return settings.proxyHost() != null && !settings.proxyHost().isBlank();
    }

    HttpClient http() {
        return client;
    }

    /** To be called when one connection of the pool was found to be closed: the others that wait may be, too. */
    void closeIdle() {
        http.closeIdle();
    }

    /** Ends requests that take too long. */
    DeadlineWatch watch() {
        return watch;
    }

    @Override
    protected void doStart() throws Exception {
        http = new QuietHttpComponent();
        http.setCamelContext(context);
        http.setRedirectHandlingDisabled(true);
        http.setAutomaticRetriesDisabled(true);
        http.setCookieManagementDisabled(true);
        http.setAuthCachingDisabled(true);
        http.setConnectionTimeToLive(LONGEST_LIFE);
        http.setMaxTotalConnections(settings.maxConnections());
        http.setConnectionsPerRoute(settings.maxConnections());
        http.setSslContextParameters(settings.tls());
        http.setProxyHost(settings.proxyHost());
        http.setProxyPort(settings.proxyPort());
        http.setProxyAuthScheme("http"); // how the proxy itself is spoken to; https calls go through a tunnel
        http.setProxyAuthUsername(settings.proxyUsername());
        http.setProxyAuthPassword(settings.proxyPassword());
        http.setHttpClientConfigurer(builder -> builder.setRequestExecutor(new QuietExecutor()));
        ServiceHelper.startService(http);
        // One client serves every organization: the URL given here is not the one called.
        endpoint = (HttpEndpoint) http.createEndpoint("https://organization.invalid");
        ServiceHelper.startService(endpoint);
        client = endpoint.getHttpClient(); // once: it takes a lock that all callers would meet at
        clock = OktaThreads.clock(context, this, "OktaFactorsRequestTimeout");
        watch = new DeadlineWatch(clock);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopAndShutdownServices(endpoint, http);
        if (clock != null) {
            context.getExecutorServiceManager().shutdownNow(clock);
        }
    }
}
