package io.oktafactors.camel.connection;

import io.oktafactors.camel.call.OktaCaller;
import io.oktafactors.camel.http.ClientAgent;
import io.oktafactors.camel.http.Timeouts;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;

/** Registers a health check for each organization and credentials that endpoints use, while the component runs. */
public final class OktaHealthChecks {

    private final CamelContext context;
    private final BooleanSupplier enabled;
    private final Map<OktaCaller, OktaHealthCheck> checks = new LinkedHashMap<>();
    private WritableHealthCheckRepository repository;

    /**
     * @param enabled whether the option of the component has them run
     */
    public OktaHealthChecks(CamelContext context, BooleanSupplier enabled) {
        this.context = context;
        this.enabled = enabled;
    }

    synchronized void watch(OktaCaller caller, String orgUrl, String user, Timeouts timeouts, Optional<String> scope) {
        OktaHealthCheck check = checks.get(caller);
        if (check == null) {
            String agent = ClientAgent.of(context);
            check = new OktaHealthCheck(idFor(orgUrl), caller, orgUrl, user, timeouts, agent);
            checks.put(caller, check);
            register(check);
        }
        scope.ifPresent(check::needs);
    }

    synchronized void start() {
        repository =
                HealthCheckHelper.getHealthCheckRepository(context, "producers", WritableHealthCheckRepository.class);
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
            check.setEnabled(enabled.getAsBoolean());
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
