package io.oktafactors.camel.operation;

import java.util.Map;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names that parameters had in older SDKs. They are taken, with a warning, and sent under the name of today: sent as they are,
 * Okta would pass over them, and a phone would stay a recovery method that somebody meant to drop.
 */
public final class OlderNames {

    private static final Logger LOG = LoggerFactory.getLogger(OlderNames.class);

    private static final Map<OktaFactorsParameter, String> OLDER =
            Map.of(OktaFactorsParameter.removeRecoveryEnrollment, "removeEnrollmentRecovery");

    private OlderNames() {}

    /**
     * Renames the options of an endpoint.
     *
     * @throws IllegalArgumentException if an option stands there under both names
     */
    public static void replaceIn(Map<String, Object> options) {
        OLDER.forEach((parameter, older) -> {
            if (options.containsKey(older)) {
                LOG.warn("The option {} is an older name: write {}", older, parameter.name());
                if (options.put(parameter.name(), options.remove(older)) != null) {
                    throw new IllegalArgumentException("The option " + older + " is an older name of "
                            + parameter.name() + ", which is given too: remove the older one");
                }
            }
        });
    }

    /** The header of the parameter, under its name or, where that is not there, an older one. */
    static Object header(OktaFactorsParameter parameter, Message message) {
        Object value = message.getHeader(parameter.header());
        String older = OLDER.get(parameter);
        if (value != null || older == null) {
            return value;
        }
        String header = "CamelOktaFactors" + Character.toUpperCase(older.charAt(0)) + older.substring(1);
        value = message.getHeader(header);
        if (value != null) {
            LOG.warn("The header {} bears an older name: write {}", header, parameter.header());
        }
        return value;
    }
}
