package io.oktafactors.camel;

import io.oktafactors.camel.call.OktaCaller;
import io.oktafactors.camel.connection.OktaConnections;
import io.oktafactors.camel.http.ClientAgent;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.push.PushAnswer;
import io.oktafactors.camel.request.CallOptions;
import io.oktafactors.camel.request.OktaRequest;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.service.ServiceHelper;

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

    @UriPath(description = "The operation, under Okta's name for it.")
    @Metadata(required = true)
    private OktaFactorsOperation operation;

    @UriParam
    private OktaFactorsConfiguration configuration;

    private OktaCaller caller;
    private CallOptions callOptions;
    private Map<String, String> headers;
    private ProducerTemplate challenges;

    public OktaFactorsEndpoint(
            String uri,
            OktaFactorsComponent component,
            OktaFactorsOperation operation,
            OktaFactorsConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
    }

    /** Settles what calls are made with; wrong options are refused here. */
    void connect(OktaConnections connections) {
        OktaRules.apply(configuration, operation);
        caller = connections.caller(configuration, operation);
        callOptions = CallOptions.of(configuration);
        headers = OktaRequest.headers(operation, ClientAgent.of(getCamelContext()));
    }

    @Override
    public Producer createProducer() {
        return new OktaFactorsProducer(this);
    }

    @Override
    public org.apache.camel.Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "okta-factors makes calls and receives none: use it in to(), not in from()");
    }

    @Override
    public OktaFactorsComponent getComponent() {
        return (OktaFactorsComponent) super.getComponent();
    }

    @Override
    public String getServiceUrl() {
        return configuration.getOrgUrl();
    }

    @Override
    public String getServiceProtocol() {
        return configuration.getOrgUrl().startsWith("http:") ? "http" : "https"; // plain on loopback alone
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

    /** Whether calls end when a user has answered. */
    boolean awaits() {
        return configuration.isAwait() && PushAnswer.pollOf(operation) != null;
    }

    /**
     * The task that sends what a user needs to answer to where it is shown; one that does nothing where that is not said.
     *
     * @param writer puts it on a copy of the message
     */
    Runnable telling(Exchange exchange, Consumer<Message> writer) {
        if (configuration.getChallengeEndpoint() == null) {
            return () -> {};
        }
        Exchange challenge = ExchangeHelper.createCorrelatedCopy(exchange, false);
        challenge.setPattern(ExchangePattern.InOnly);
        writer.accept(challenge.getMessage());
        return () -> tell(challenge);
    }

    private void tell(Exchange challenge) {
        challenges.send(configuration.getChallengeEndpoint(), challenge);
        if (challenge.getException() != null) {
            throw new RuntimeCamelException(
                    "What the user needs to answer could not be sent to the option challengeEndpoint",
                    challenge.getException());
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        getComponent().budget().announce(configuration.getOrgUrl(), operation, callOptions.budget());
        if (configuration.getChallengeEndpoint() != null) {
            challenges = getCamelContext().createProducerTemplate();
        }
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(challenges);
        super.doStop();
    }

    OktaCaller caller() {
        return caller;
    }

    public CallOptions callOptions() {
        return callOptions;
    }

    /** What stands in every request. */
    public Map<String, String> headers() {
        return headers;
    }
}
