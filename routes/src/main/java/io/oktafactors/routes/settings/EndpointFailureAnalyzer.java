package io.oktafactors.routes.settings;

import org.apache.camel.ResolveEndpointFailedException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has an endpoint that cannot be, for its organization's URL say, reported as a sentence and not as a stack trace. */
class EndpointFailureAnalyzer extends AbstractFailureAnalyzer<ResolveEndpointFailedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ResolveEndpointFailedException cause) {
        Throwable reason = cause.getCause() == null ? cause : cause.getCause();
        return new FailureAnalysis(reason.getMessage(), null, rootFailure);
    }
}
