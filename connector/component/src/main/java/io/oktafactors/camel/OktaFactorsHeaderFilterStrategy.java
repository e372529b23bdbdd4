package io.oktafactors.camel;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultHeaderFilterStrategy;

/**
 * For the endpoints that let messages in from outside, such as JMS, Kafka or HTTP: keeps every header out, and in, that
 * controls a Camel component, in whatever case it is spelled. Camel looks headers up without regard to case, but the filters
 * of some of its components compare with regard to it (CVE-2026-40453), so that {@code CAMELOktaFactorsUserId} would get by.
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

    /** Without what stands before the first character that can be seen: others downstream may trim it too. */
    private static String bare(String name) {
        return name == null ? null : name.replaceFirst("^[^!-~]+", "");
    }
}
