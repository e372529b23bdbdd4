package io.oktafactors.camel.call;

import io.oktafactors.camel.operation.OktaFactorsOperation;

/** Counts calls. */
public interface CallMeters {

    /** Counts nothing. */
    CallMeters NONE = new CallMeters() {

        @Override
        public void called(OktaFactorsOperation operation, int status, long nanos) {}

        @Override
        public void failed(OktaFactorsOperation operation, Failure failure, long nanos) {}
    };

    void called(OktaFactorsOperation operation, int status, long nanos);

    void failed(OktaFactorsOperation operation, Failure failure, long nanos);
}
