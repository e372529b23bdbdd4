package io.oktafactors.routes.settings;

import org.apache.camel.ResolveEndpointFailedException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports an endpoint that cannot be created, for example because of its organization URL, as a sentence and not as a stack
 * trace.
 */
class EndpointFailureAnalyzer extends AbstractFailureAnalyzer<ResolveEndpointFailedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ResolveEndpointFailedException cause) {
        Throwable reason = cause.getCause() == null ? cause : cause.getCause();
        return new FailureAnalysis(reason.getMessage(), null, rootFailure);
    }
}
