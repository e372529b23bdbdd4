package io.oktafactors.camel;

import io.oktafactors.camel.connection.OktaConnections.Connection;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Enroll, verify and remove MFA factors of Okta users.
 */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = OktaFactorsConstants.SCHEME,
        title = "Okta Factors",
        syntax = "okta-factors:operation",
        producerOnly = true,
        category = {Category.CLOUD, Category.SECURITY},
        headersClass = OktaFactorsConstants.class)
public class OktaFactorsEndpoint extends DefaultEndpoint implements AsyncEndpoint, EndpointServiceLocation {

    @UriPath(description = "The operation, with its name in Okta's API.")
    @Metadata(required = true)
    private OktaFactorsOperation operation;

    @UriParam
    private OktaFactorsConfiguration configuration;

    private RequestReader reader;
    private Connection connection;
    private Runnable announcement;

    public OktaFactorsEndpoint(
            String uri, Component component, OktaFactorsOperation operation, OktaFactorsConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
    }

    /**
     * Connects the endpoint.
     *
     * @param announced called at the start, before there are calls
     */
    void connect(RequestReader with, Connection to, Runnable announced) {
        reader = with;
        connection = to;
        announcement = announced;
    }

    @Override
    public Producer createProducer() {
        boolean awaits = configuration.isAwait() && operation.poll() != null;
        return new OktaFactorsProducer(this, reader, connection, awaits, configuration.getChallengeEndpoint());
    }

    @Override
    public org.apache.camel.Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "The component okta-factors is producer-only: use it in to(), not in from()");
    }

    @Override
    public String getServiceUrl() {
        return reader.orgUrl();
    }

    @Override
    public String getServiceProtocol() {
        return reader.orgUrl().startsWith("http:") ? "http" : "https"; // plain http for loopback only
    }

    public OktaFactorsOperation getOperation() {
        return operation;
    }

    public void setOperation(OktaFactorsOperation operation) {
        this.operation = operation;
    }

    public OktaFactorsConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(OktaFactorsConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        announcement.run();
    }

    RequestReader reader() {
        return reader;
    }

    Connection connection() {
        return connection;
    }
}
