package io.oktafactors.camel;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultHeaderFilterStrategy;

/**
 * For endpoints that receive messages from outside, such as JMS, Kafka or HTTP: filters every header, in both directions, that
 * controls a Camel component, regardless of upper and lower case. Camel looks up headers without regard to case, but the
 * filters of some of its components are case-sensitive (CVE-2026-40453), so {@code CAMELOktaFactorsUserId} would pass them.
 */
public class OktaFactorsHeaderFilterStrategy extends DefaultHeaderFilterStrategy {

    public OktaFactorsHeaderFilterStrategy() {
        setLowerCase(true);
        setCaseInsensitive(true);
        String[] prefixes = {"camel", "org.apache.camel.", "kafka."};
        setInFilterStartsWith(prefixes);
        setOutFilterStartsWith(prefixes);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return super.applyFilterToExternalHeaders(bare(name), value, exchange);
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return super.applyFilterToCamelHeaders(bare(name), value, exchange);
    }

    /** Without leading invisible characters, which other software may remove too. */
    private static String bare(String name) {
        return name == null ? null : name.replaceFirst("^[^!-~]+", "");
    }
}
