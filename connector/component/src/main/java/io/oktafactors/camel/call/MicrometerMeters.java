package io.oktafactors.camel.call;

import io.micrometer.core.instrument.MeterRegistry;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;

/** Micrometer meters of calls by operation, time and status. No tag contains the user of a call. */
public final class MicrometerMeters implements CallMeters {

    /** A timer, so it counts too. */
    static final String CALLS = "okta.factors.calls";

    static final String ERRORS = "okta.factors.errors";

    /** The registry name that camel-micrometer uses too. */
    private static final String NAME = "metricsRegistry";

    private final MeterRegistry registry;

    private MicrometerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Meters in the registry of the context's Micrometer; none where it has no registry, or no Micrometer. */
    public static CallMeters of(CamelContext context) {
        if (context.getClassResolver().resolveClass("io.micrometer.core.instrument.MeterRegistry") == null) {
            return NONE;
        }
        return ofRegistry(context);
    }

    private static CallMeters ofRegistry(CamelContext context) {
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
    public void failed(OktaFactorsOperation operation, Failure failure, long nanos) {
        called(operation, failure.status(), nanos);
        registry.counter(
                        ERRORS,
                        "operation",
                        operation.name(),
                        "code",
                        failure.error().code() == null
                                ? "none"
                                : failure.error().code())
                .increment();
    }
}
