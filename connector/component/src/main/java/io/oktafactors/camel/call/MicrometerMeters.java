package io.oktafactors.camel.call;

import io.micrometer.core.instrument.MeterRegistry;
import io.oktafactors.camel.OktaFactorsException;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;

/** Meters that say how calls went: which operation, how long, which answer. No tag tells whom a call was about. */
final class MicrometerMeters implements CallMeters {

    /** A timer, so it counts too. */
    static final String CALLS = "okta.factors.calls";

    static final String ERRORS = "okta.factors.errors";

    /** The name under which camel-micrometer looks for a registry too. */
    private static final String NAME = "metricsRegistry";

    private final MeterRegistry registry;

    private MicrometerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    static CallMeters of(CamelContext context) {
        MeterRegistry registry = context.getRegistry().lookupByNameAndType(NAME, MeterRegistry.class);
        if (registry == null) {
            Map<String, MeterRegistry> all = context.getRegistry().findByTypeWithName(MeterRegistry.class);
            registry = all.size() == 1
                    ? all.values().iterator().next()
                    : context.getRegistry().findSingleByType(MeterRegistry.class);
        }
        return registry == null ? NONE : new MicrometerMeters(registry);
    }

    @Override
    public void called(OktaFactorsOperation operation, int status, long nanos) {
        registry.timer(CALLS, "operation", operation.name(), "status", status == 0 ? "none" : String.valueOf(status))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void failed(OktaFactorsOperation operation, OktaFactorsException failure, long nanos) {
        called(operation, failure.getStatusCode(), nanos);
        registry.counter(
                        ERRORS,
                        "operation",
                        operation.name(),
                        "code",
                        failure.getErrorCode() == null ? "none" : failure.getErrorCode())
                .increment();
    }
}
