package io.oktafactors.camel.connection;

import io.oktafactors.camel.OktaClientConfiguration;
import io.oktafactors.camel.OktaFactorsComponent;
import io.oktafactors.camel.call.OktaCaller;
import io.oktafactors.camel.http.ClientAgent;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;

/** Keeps a health check for each organization and credentials that endpoints call with, while the component runs. */
public final class OktaHealthChecks {

    private final OktaFactorsComponent component;
    private final Map<OktaCaller, OktaHealthCheck> checks = new LinkedHashMap<>();
    private WritableHealthCheckRepository repository;

    public OktaHealthChecks(OktaFactorsComponent component) {
        this.component = component;
    }

    synchronized void watch(OktaCaller caller, OktaClientConfiguration configuration, OktaFactorsOperation operation) {
        OktaHealthCheck check = checks.get(caller);
        if (check == null) {
            String agent = ClientAgent.of(component.getCamelContext());
            check = new OktaHealthCheck(idFor(configuration.getOrgUrl()), caller, configuration, agent);
            checks.put(caller, check);
            register(check);
        }
        operation.scope().ifPresent(check::needs);
    }

    synchronized void start() {
        repository = HealthCheckHelper.getHealthCheckRepository(
                component.getCamelContext(), "producers", WritableHealthCheckRepository.class);
        checks.values().forEach(this::register);
    }

    synchronized void stop() {
        if (repository != null) {
            checks.values().forEach(repository::removeHealthCheck);
            repository = null;
        }
    }

    private void register(OktaHealthCheck check) {
        if (repository != null) {
            check.setEnabled(component.isHealthCheckProducerEnabled());
            repository.addHealthCheck(check);
        }
    }

    private String idFor(String orgUrl) {
        String id = "producer:okta-factors-" + URI.create(orgUrl).getHost();
        long same = checks.values().stream()
                .filter(check -> check.getId().startsWith(id))
                .count();
        return same == 0 ? id : id + "-" + (same + 1);
    }
}
