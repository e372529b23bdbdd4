package io.oktafactors.camel;

import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/** The HTTP client that all endpoints share. camel-http builds and pools it; it ends with the component. */
final class OktaClient extends ServiceSupport {

    /** Okta allows 75 calls in flight to most organizations. */
    private static final int MAX_CONNECTIONS = 75;

    private final CamelContext context;

    private HttpComponent http;
    private HttpEndpoint endpoint;
    private ScheduledExecutorService watch;

    OktaClient(CamelContext context) {
        this.context = context;
    }

    HttpEndpoint http() {
        return endpoint;
    }

    /** Runs what ends calls that take too long. */
    ScheduledExecutorService watch() {
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
        http.setMaxTotalConnections(MAX_CONNECTIONS);
        http.setConnectionsPerRoute(MAX_CONNECTIONS);
        ServiceHelper.startService(http);
        // One client serves every organization: the URL given here is not the one called.
        endpoint = (HttpEndpoint) http.createEndpoint("https://organization.invalid");
        ServiceHelper.startService(endpoint);
        watch = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "OktaFactorsRequestTimeout");
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopAndShutdownServices(endpoint, http);
        if (watch != null) {
            context.getExecutorServiceManager().shutdownNow(watch);
        }
    }
}
