package io.oktafactors.camel;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.service.ServiceHelper;

/** Gives each endpoint its own copy of the configuration and all of them one HTTP client. */
@Component(OktaFactorsConstants.SCHEME)
public class OktaFactorsComponent extends DefaultComponent {

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

    private OktaClient client;
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
        if (!token.matches("[!-~]+")) {
            throw new IllegalArgumentException("The option token holds a character that no API token has, such as a"
                    + " space or the end of a line");
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (connectTimeout <= 0 || requestTimeout <= 0) {
            throw new IllegalArgumentException("The options connectTimeout and requestTimeout must be above 0 ms");
        }
        client = new OktaClient(getCamelContext(), connectTimeout, requestTimeout);
        ServiceHelper.startService(client);
        transport = new OktaTransport(client.http(), client.watch(), Duration.ofMillis(requestTimeout));
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopAndShutdownService(client);
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
