package io.oktafactors.camel;

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

    private OktaClient client;
    private OktaTransport transport;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        OktaFactorsOperation operation = OktaFactorsOperation.named(remaining);
        OktaFactorsEndpoint endpoint = new OktaFactorsEndpoint(uri, this, operation, configuration.copy());
        OlderNames.replaceIn(parameters);
        setProperties(endpoint, parameters);
        endpoint.getConfiguration().check();
        return endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        client = new OktaClient(getCamelContext());
        ServiceHelper.startService(client);
        transport = new OktaTransport(client);
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
}
