package io.oktafactors.camel;

import io.oktafactors.camel.admission.Admission;
import io.oktafactors.camel.admission.OktaBudget;
import io.oktafactors.camel.admission.OktaGates;
import io.oktafactors.camel.budget.BudgetStore;
import io.oktafactors.camel.connection.OktaConnections;
import io.oktafactors.camel.connection.OktaHealthChecks;
import io.oktafactors.camel.dump.DumpedOptions;
import io.oktafactors.camel.dump.MaskedDumps;
import io.oktafactors.camel.http.ClientAgent;
import io.oktafactors.camel.operation.NameSuggestions;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.operation.OktaFactorsParameter;
import io.oktafactors.camel.operation.OperationNames;
import io.oktafactors.camel.options.ClientProperty;
import io.oktafactors.camel.options.ConfigSource;
import io.oktafactors.camel.options.ConfigSources;
import io.oktafactors.camel.options.OptionValueValidator;
import io.oktafactors.camel.options.UnboundProperties;
import io.oktafactors.camel.request.CallOptions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates endpoints, each with its own copy of the configuration. Endpoints with the same credentials and settings share
 * connections and tokens.
 */
@Component(OktaFactorsConstants.SCHEME)
public class OktaFactorsComponent extends HealthCheckComponent implements SSLContextParametersAware {

    private static final Logger LOG = LoggerFactory.getLogger(OktaFactorsComponent.class);

    @Metadata(description = "The default options of all endpoints, such as #bean:oktaOptions.")
    private OktaFactorsConfiguration configuration = new OktaFactorsConfiguration();

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Whether to use the SSLContextParameters of the Camel context if the option"
                    + " sslContextParameters is not set.")
    private boolean useGlobalSslContextParameters;

    @Metadata(
            label = "budget",
            autowired = true,
            description = "Store through which nodes with the same credentials share the rate limits, such as an"
                    + " io.oktafactors.camel.budget.JdbcBudgetStore. By default this node uses the rate limits alone.")
    private BudgetStore budgetStore;

    /** Names of properties that are not options. */
    private final Set<String> unknown = new TreeSet<>();

    private OktaConnections connections;
    private volatile boolean stopped;
    private volatile boolean givenOptions;
    private OktaBudget budget;
    private OktaGates gates;
    private ConfigSources sources;
    private Admission admission;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        refuseUnknown(unknown);
        prepare();
        if (getCamelContext().isStarted() && !stopped) {
            start(); // waits for the thread that starts the component: calls need what the start creates
        }
        OktaFactorsOperation operation = OperationNames.named(remaining);
        OktaFactorsConfiguration options = configuration.copy();
        OktaFactorsEndpoint endpoint = new OktaFactorsEndpoint(uri, this, operation, options);
        OktaFactorsParameter.renameOlder(parameters);
        parameters.entrySet().removeIf(option -> ClientProperty.isBlank(option.getKey(), option.getValue()));
        parameters.forEach(texts(super.getEndpointPropertyConfigurer(), null, () -> {})::check);
        Set<ClientProperty> ofEndpoint = ClientProperty.among(parameters.keySet());
        setProperties(endpoint, parameters);
        refuseUnknown(parameters.keySet());
        if (options.isAwait() && !configuration.isAwait()) {
            OptionRules.checkAwaits(operation);
        }
        connect(endpoint, operation, new OptionValues(getCamelContext(), options), ofEndpoint);
        return endpoint;
    }

    private void connect(
            OktaFactorsEndpoint endpoint,
            OktaFactorsOperation operation,
            OptionValues values,
            Set<ClientProperty> ofEndpoint) {
        Map<ClientProperty, ConfigSource> origins = complete(values);
        OptionRules.Settled settled = settle(new OptionRules(values, origins, ofEndpoint), operation);
        CallOptions options = settled.options();
        String orgUrl = settled.target().orgUrl();
        values.configuration().setOrgUrl(orgUrl); // as it is called
        endpoint.connect(
                new RequestReader(operation, values, orgUrl, options, ClientAgent.of(getCamelContext())),
                connections.to(settled.target(), options.timeouts(), operation.scope()),
                () -> budget.announce(orgUrl, operation, options.budget()));
    }

    private OptionRules.Settled settle(OptionRules rules, OktaFactorsOperation operation) {
        try {
            return rules.settle(operation);
        } catch (IllegalArgumentException e) {
            throw unboundProperties()
                    .map(advice -> new IllegalArgumentException(e.getMessage() + ". " + advice))
                    .orElse(e);
        }
    }

    private Optional<String> unboundProperties() {
        boolean ofThisOne = getCamelContext().hasComponent(OktaFactorsConstants.SCHEME) == this;
        return ofThisOne && !givenOptions
                ? UnboundProperties.advice(getCamelContext(), new OktaFactorsEndpointUriFactory().propertyNames())
                : Optional.empty();
    }

    /** Camel would check this later, after an error about an option that is missing because its name is misspelled. */
    private void refuseUnknown(Set<String> options) {
        if (!options.isEmpty()) {
            String unknown = options.iterator().next();
            EndpointUriFactory known =
                    getCamelContext().getCamelContextExtension().getEndpointUriFactory(OktaFactorsConstants.SCHEME);
            // The value is not quoted: it may be a secret under a wrong name.
            throw new IllegalArgumentException("okta-factors has no option " + unknown
                    + NameSuggestions.hint(unknown, known == null ? Set.of() : known.propertyNames()));
        }
    }

    private Map<ClientProperty, ConfigSource> complete(OptionValues values) {
        if (sources == null) {
            sources = ConfigSources.of(getCamelContext());
        }
        if (values.configuration().getSslContextParameters() == null) {
            values.configuration().setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        return sources.fill(values);
    }

    /** Sets Camel's properties; an endpoint's own options are set by {@link #createEndpoint}. */
    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        return texts(super.getComponentPropertyConfigurer(), unknown, () -> givenOptions = true);
    }

    private static OptionValueValidator texts(PropertyConfigurer generated, Set<String> unknown, Runnable given) {
        return generated == null ? null : new OptionValueValidator(generated, unknown, given);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        OktaFactorsEndpointUriFactory uris = new OktaFactorsEndpointUriFactory();
        MaskedDumps.in(
                getCamelContext(),
                new DumpedOptions(
                        OktaFactorsConstants.SCHEME, getClass(), uris.propertyNames(), uris.secretPropertyNames()));
        prepare();
    }

    /** Creates what endpoints share; it is kept over restarts. An endpoint may be requested before the start has ended. */
    private synchronized void prepare() {
        if (connections == null) {
            budget = new OktaBudget(getCamelContext(), this::getBudgetStore);
            gates = new OktaGates(getCamelContext());
            OktaHealthChecks health = new OktaHealthChecks(getCamelContext(), this::isHealthCheckProducerEnabled);
            connections = new OktaConnections(getCamelContext(), health, this::admission);
        }
    }

    @Override
    protected void doStart() throws Exception {
        refuseUnknown(unknown);
        unboundProperties().ifPresent(LOG::warn);
        stopped = false;
        super.doStart();
        getCamelContext().addService(budget, false, true); // so that it is visible in JMX
        getCamelContext().addService(gates, false, true);
        ServiceHelper.startService(connections);
    }

    @Override
    protected void doStop() throws Exception {
        stopped = true;
        getCamelContext().removeService(budget);
        getCamelContext().removeService(gates);
        ServiceHelper.stopService(gates, budget, connections);
        super.doStop();
    }

    /** The sources of options that are not set; to be called before the first endpoint is created. */
    void setSources(ConfigSources sources) {
        this.sources = sources;
    }

    /** Decides when attempts may be sent; to be called before the first endpoint is created. */
    void setAdmission(Admission admission) {
        this.admission = admission;
    }

    private Admission admission() {
        return gates.before(admission == null ? budget : admission);
    }

    OktaBudget budget() {
        return budget;
    }

    OktaGates gates() {
        return gates;
    }

    OktaConnections connections() {
        return connections;
    }

    public BudgetStore getBudgetStore() {
        return budgetStore;
    }

    public void setBudgetStore(BudgetStore budgetStore) {
        this.budgetStore = budgetStore;
    }

    public OktaFactorsConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(OktaFactorsConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
