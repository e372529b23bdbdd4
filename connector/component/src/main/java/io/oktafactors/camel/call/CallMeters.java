package io.oktafactors.camel.call;

import io.oktafactors.camel.OktaFactorsException;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import org.apache.camel.CamelContext;

/** Counts calls. */
public interface CallMeters {

    /** Counts nothing. */
    CallMeters NONE = new CallMeters() {

        @Override
        public void called(OktaFactorsOperation operation, int status, long nanos) {}

        @Override
        public void failed(OktaFactorsOperation operation, OktaFactorsException failure, long nanos) {}
    };

    void called(OktaFactorsOperation operation, int status, long nanos);

    void failed(OktaFactorsOperation operation, OktaFactorsException failure, long nanos);

    /** Meters in the registry of the context's Micrometer, or none where it has none. */
    static CallMeters of(CamelContext context) {
        Class<?> micrometer = context.getClassResolver().resolveClass("io.micrometer.core.instrument.MeterRegistry");
        return micrometer == null ? NONE : MicrometerMeters.of(context);
    }
}
