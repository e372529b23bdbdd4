package io.oktafactors.camel;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.service.ServiceHelper;

/** Gives each endpoint its own copy of the configuration and all of them one HTTP client. */
@Component(OktaFactorsConstants.SCHEME)
public class OktaFactorsComponent extends DefaultComponent {

    /** Okta allows 75 calls in flight to most organizations. */
    private static final int MAX_CONNECTIONS = 75;

    @Metadata(description = "The options that endpoints start from.")
    private OktaFactorsConfiguration configuration = new OktaFactorsConfiguration();

    @Metadata(
            label = "producer,advanced",
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description = "The longest time to wait for a connection to be made.")
    private long connectTimeout = 10_000;

    @Metadata(
            label = "producer",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "The longest time that one call may take, from sending the request to the last byte of its"
                    + " answer.")
    private long requestTimeout = 60_000;

    private HttpComponent http;
    private ScheduledExecutorService watch;
    private OktaTransport transport;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        OktaFactorsOperation operation = Arrays.stream(OktaFactorsOperation.values())
                .filter(row -> row.name().equals(remaining))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("okta-factors knows no operation \"" + remaining
                        + "\"; it is one of " + Arrays.toString(OktaFactorsOperation.values())));
        OktaFactorsConfiguration copy = configuration.copy();
        OktaFactorsEndpoint endpoint = new OktaFactorsEndpoint(uri, this, operation, copy);
        setProperties(endpoint, parameters);
        copy.setOrgUrl(OrgUrl.normalize(copy.getOrgUrl()));
        requireToken(copy.getToken());
        return endpoint;
    }

    private static void requireToken(String token) {
        if (token == null || token.isBlank() || token.contains("{")) {
            throw new IllegalArgumentException(
                    "The option token is missing: set it to an API token of the organization");
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (connectTimeout <= 0 || requestTimeout <= 0) {
            throw new IllegalArgumentException("The options connectTimeout and requestTimeout must be above 0 ms");
        }
        http = new HttpComponent();
        http.setCamelContext(getCamelContext());
        http.setRedirectHandlingDisabled(true);
        http.setAutomaticRetriesDisabled(true);
        http.setCookieManagementDisabled(true);
        http.setAuthCachingDisabled(true);
        http.setConnectTimeout(Math.min(connectTimeout, requestTimeout));
        http.setConnectionRequestTimeout(requestTimeout);
        http.setResponseTimeout(requestTimeout);
        http.setMaxTotalConnections(MAX_CONNECTIONS);
        http.setConnectionsPerRoute(MAX_CONNECTIONS);
        ServiceHelper.startService(http);
        watch = getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "OktaFactorsRequestTimeout");
        // One client serves every organization: the URL given here is not the one called.
        HttpEndpoint client = (HttpEndpoint) http.createEndpoint("https://organization.invalid");
        ServiceHelper.startService(client);
        transport = new OktaTransport(client, watch, Duration.ofMillis(requestTimeout));
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopAndShutdownService(http);
        if (watch != null) {
            getCamelContext().getExecutorServiceManager().shutdownNow(watch);
        }
        super.doStop();
    }

    OktaTransport transport() {
        return transport;
    }

    public OktaFactorsConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(OktaFactorsConfiguration configuration) {
        this.configuration = configuration;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(long requestTimeout) {
        this.requestTimeout = requestTimeout;
    }
}
