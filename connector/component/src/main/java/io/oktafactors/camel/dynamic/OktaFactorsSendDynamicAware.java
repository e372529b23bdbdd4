package io.oktafactors.camel.dynamic;

import io.oktafactors.camel.operation.OktaFactorsParameter;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.component.SendDynamicAwareSupport;

/**
 * Lets URIs of a {@code toD} that differ only in parameters use one endpoint. The values of these parameters are passed to the
 * call unchanged, and are not part of the endpoint URI. All other options remain in the URI.
 */
@SendDynamic("okta-factors")
public final class OktaFactorsSendDynamicAware extends SendDynamicAwareSupport {

    private volatile DynamicUri last;

    /** The URI for one message, evaluated. */
    private static final class Entry extends DynamicAwareEntry {

        private final String staticUri;
        private final Map<OktaFactorsParameter, String> values;

        private Entry(String uri, String originalUri, DynamicUri.Evaluated evaluated) {
            super(uri, originalUri, Map.of(), Map.of());
            this.staticUri = evaluated.staticUri();
            this.values = evaluated.values();
        }
    }

    /** Camel would look up the options of a component by its name in this context, and fail for any other name. */
    @Override
    protected void doInit() {
        // the options are known
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) {
        DynamicUri template = template(originalUri);
        if (!template.hasParameters()) {
            return null;
        }
        DynamicUri.Evaluated evaluated = template.evaluate(exchange);
        return evaluated.isWhatCamelMadeOf(uri) ? new Entry(uri, originalUri, evaluated) : null;
    }

    private DynamicUri template(String originalUri) {
        DynamicUri known = last;
        if (known == null || !known.original().equals(originalUri)) {
            known = DynamicUri.of(
                    originalUri,
                    EndpointHelper.resolveEndpointUriPropertyPlaceholders(getCamelContext(), originalUri),
                    getCamelContext().resolveLanguage("simple"));
            last = known;
        }
        return known;
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        return ((Entry) entry).staticUri;
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return sent -> ComputedParameters.give(sent, ((Entry) entry).values);
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return ComputedParameters::drop;
    }
}
