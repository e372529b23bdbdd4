package io.oktafactors.camel.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConversionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parameters of the operations, with Okta's names: their place in the request, their type, and the header and option with
 * their value. The header takes precedence over the option.
 */
public enum OktaFactorsParameter {
    userId(Place.PATH, String.class),
    factorId(Place.PATH, String.class),
    transactionId(Place.PATH, String.class),
    qrToken(Place.PATH, String.class),
    activate(Place.QUERY, Boolean.class),
    removeRecoveryEnrollment(Place.QUERY, Boolean.class, null, "removeEnrollmentRecovery"),
    templateId(Place.QUERY, String.class),
    tokenLifetimeSeconds(Place.QUERY, Integer.class),
    updatePhone(Place.QUERY, Boolean.class),
    acceptLanguage("Accept-Language"),
    userAgent("User-Agent"),
    xForwardedFor("X-Forwarded-For");

    public enum Place {
        PATH,
        QUERY,
        HEADER
    }

    private static final Logger LOG = LoggerFactory.getLogger(OktaFactorsParameter.class);

    private static final Map<Class<?>, String> KINDS =
            Map.of(String.class, "a string", Boolean.class, "true or false", Integer.class, "a whole number");

    /** The printable ASCII characters; others would reach Okta as another character. */
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]+");

    private final Place place;
    private final String wireName;
    private final Class<?> type;
    private final String header;
    private final String olderName;

    OktaFactorsParameter(Place place, Class<?> type) {
        this(place, type, null, null);
    }

    OktaFactorsParameter(String wireName) {
        this(Place.HEADER, String.class, wireName, null);
    }

    /**
     * @param wireName null for Okta's name
     * @param olderName null for none
     */
    OktaFactorsParameter(Place place, Class<?> type, String wireName, String olderName) {
        this.place = place;
        this.type = type;
        this.wireName = wireName == null ? name() : wireName;
        this.header = header(name());
        this.olderName = olderName;
    }

    /** The message header of that name. */
    static String header(String name) {
        return "CamelOktaFactors" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /**
     * Renames options of an endpoint whose name a parameter had in older SDKs. Okta would ignore the old name, and a phone that
     * should be removed would stay a recovery method.
     *
     * @throws IllegalArgumentException if the option is set with both names
     */
    public static void renameOlder(Map<String, Object> options) {
        for (OktaFactorsParameter parameter : values()) {
            String older = parameter.olderName;
            if (older != null && options.containsKey(older)) {
                LOG.warn("The option {} is deprecated; use {}", older, parameter.name());
                if (options.put(parameter.name(), options.remove(older)) != null) {
                    throw new IllegalArgumentException("The option " + older + " is the deprecated name of "
                            + parameter.name() + ", which is also set; remove the deprecated option");
                }
            }
        }
    }

    public Place place() {
        return place;
    }

    public String wireName() {
        return wireName;
    }

    public String header() {
        return header;
    }

    /** The parameter with that name, or with that name in older SDKs; null if there is none. */
    public static OktaFactorsParameter named(String name) {
        for (OktaFactorsParameter parameter : values()) {
            if (name.equals(parameter.name()) || name.equals(parameter.olderName)) {
                return parameter;
            }
        }
        return null;
    }

    /**
     * The value for one call, before encoding; null if it is not set.
     *
     * @param computed the value that the URI of this call computes; null if there is none
     * @param option the value of the option; null if it is not set
     * @throws CamelExchangeException if the value is blank, of the wrong type, or cannot be sent in its place
     */
    public String valueFor(Exchange exchange, String computed, Object option) throws CamelExchangeException {
        Object value = typed(given(exchange.getMessage()), "The header " + header, exchange);
        if (value == null && computed != null) {
            value = computed.isBlank() ? computed : typed(computed, "The option", exchange);
        }
        if (value == null) {
            value = option;
        }
        if (value == null) {
            return null;
        }
        String text = value.toString();
        String fault = faultOf(text);
        if (fault != null) {
            throw new CamelExchangeException(
                    "The value of " + name() + " " + fault + "; correct the header " + header + " or the option "
                            + name(),
                    exchange);
        }
        return text;
    }

    /** The header with its name or, if that is not set, with its older name. */
    private Object given(Message message) {
        Object value = headerOf(message, header);
        if (value != null || olderName == null) {
            return value;
        }
        String older = header(olderName);
        value = headerOf(message, older);
        if (value != null) {
            LOG.warn("The header {} is deprecated; use {}", older, header);
        }
        return value;
    }

    /** A header; a node of a JSON tree counts as its value, and a null node as no header. */
    public static Object headerOf(Message message, String name) {
        Object value = message.getHeader(name);
        if (value instanceof JsonNode node && !node.isContainerNode()) {
            return node.isNull() || node.isMissingNode() ? null : node.asText();
        }
        return value;
    }

    private Object typed(Object given, String place, Exchange exchange) throws CamelExchangeException {
        if (given == null || type.isInstance(given)) {
            return given;
        }
        if (isSeveral(given)) {
            throw new CamelExchangeException(
                    place + " of " + name() + " must be " + KINDS.get(type) + ", but has several values", exchange);
        }
        try {
            // As text first: a number would be cut to fit a smaller type.
            String text = exchange.getContext().getTypeConverter().mandatoryConvertTo(String.class, exchange, given);
            return exchange.getContext().getTypeConverter().mandatoryConvertTo(type, exchange, text);
        } catch (TypeConversionException | NoTypeConversionAvailableException e) {
            // The cause would quote the value, which may be anything.
            throw new CamelExchangeException(place + " of " + name() + " must be " + KINDS.get(type), exchange);
        }
    }

    private static boolean isSeveral(Object value) {
        boolean text = value instanceof byte[] || value instanceof char[];
        return value instanceof Iterable
                || value instanceof Map
                || value.getClass().isArray() && !text;
    }

    /** Why the text cannot be sent as a value of this parameter, or null if it can. Quotes nothing of it. */
    String faultOf(String text) {
        if (text.isBlank()) {
            return "is blank";
        }
        if (hasControl(text)) {
            return "contains a control character";
        }
        if (place == Place.PATH && (text.equals(".") || text.equals(".."))) {
            return "is a relative path segment";
        }
        if (place == Place.HEADER && !PRINTABLE.matcher(text).matches()) {
            return "contains a character that is not allowed in an HTTP header";
        }
        return null;
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
