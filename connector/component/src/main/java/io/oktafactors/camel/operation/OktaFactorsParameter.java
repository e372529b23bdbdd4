package io.oktafactors.camel.operation;

import io.oktafactors.camel.OktaFactorsConfiguration;
import io.oktafactors.camel.OktaFactorsConstants;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConversionException;

/**
 * The parameters of the operations under Okta's names: where each goes, what type it has, and the header and the option that
 * give its value. The header outranks the option.
 */
public enum OktaFactorsParameter {
    userId(Place.PATH, String.class, OktaFactorsConstants.USER_ID, OktaFactorsConfiguration::getUserId),
    factorId(Place.PATH, String.class, OktaFactorsConstants.FACTOR_ID, OktaFactorsConfiguration::getFactorId),
    transactionId(
            Place.PATH, String.class, OktaFactorsConstants.TRANSACTION_ID, OktaFactorsConfiguration::getTransactionId),
    qrToken(Place.PATH, String.class, OktaFactorsConstants.QR_TOKEN, OktaFactorsConfiguration::getQrToken),
    activate(Place.QUERY, Boolean.class, OktaFactorsConstants.ACTIVATE, OktaFactorsConfiguration::getActivate),
    removeRecoveryEnrollment(
            Place.QUERY,
            Boolean.class,
            OktaFactorsConstants.REMOVE_RECOVERY_ENROLLMENT,
            OktaFactorsConfiguration::getRemoveRecoveryEnrollment),
    templateId(Place.QUERY, String.class, OktaFactorsConstants.TEMPLATE_ID, OktaFactorsConfiguration::getTemplateId),
    tokenLifetimeSeconds(
            Place.QUERY,
            Integer.class,
            OktaFactorsConstants.TOKEN_LIFETIME_SECONDS,
            OktaFactorsConfiguration::getTokenLifetimeSeconds),
    updatePhone(
            Place.QUERY, Boolean.class, OktaFactorsConstants.UPDATE_PHONE, OktaFactorsConfiguration::getUpdatePhone),
    acceptLanguage(
            "Accept-Language", OktaFactorsConstants.ACCEPT_LANGUAGE, OktaFactorsConfiguration::getAcceptLanguage),
    userAgent("User-Agent", OktaFactorsConstants.USER_AGENT, OktaFactorsConfiguration::getUserAgent),
    xForwardedFor("X-Forwarded-For", OktaFactorsConstants.X_FORWARDED_FOR, OktaFactorsConfiguration::getXForwardedFor);

    public enum Place {
        PATH,
        QUERY,
        HEADER
    }

    private static final Map<Class<?>, String> KINDS =
            Map.of(String.class, "a text", Boolean.class, "true or false", Integer.class, "a whole number");

    /** What is not in it would reach Okta as another character. */
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]+");

    private final Place place;
    private final String wireName;
    private final Class<?> type;
    private final String header;
    private final Function<OktaFactorsConfiguration, Object> option;

    OktaFactorsParameter(Place place, Class<?> type, String header, Function<OktaFactorsConfiguration, Object> option) {
        this.place = place;
        this.wireName = name();
        this.type = type;
        this.header = header;
        this.option = option;
    }

    OktaFactorsParameter(String wireName, String header, Function<OktaFactorsConfiguration, Object> option) {
        this.place = Place.HEADER;
        this.wireName = wireName;
        this.type = String.class;
        this.header = header;
        this.option = option;
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

    /**
     * The value for one call, as it is written on the wire before encoding; null where none was given.
     *
     * @throws CamelExchangeException if the value is blank, of the wrong type, or nothing that can be sent in its place
     */
    public String valueFor(Exchange exchange, OktaFactorsConfiguration configuration) throws CamelExchangeException {
        Object value = headerValue(exchange);
        if (value == null) {
            value = option.apply(configuration);
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

    private Object headerValue(Exchange exchange) throws CamelExchangeException {
        Object given = OlderNames.header(this, exchange.getMessage());
        if (given == null || type.isInstance(given)) {
            return given;
        }
        if (isSeveral(given)) {
            throw new CamelExchangeException(
                    "The header " + header + " of " + name() + " is not " + KINDS.get(type)
                            + ": it holds several values",
                    exchange);
        }
        try {
            // As text first: a number would be cut to fit into a smaller type.
            String text = exchange.getContext().getTypeConverter().mandatoryConvertTo(String.class, exchange, given);
            return exchange.getContext().getTypeConverter().mandatoryConvertTo(type, exchange, text);
        } catch (TypeConversionException | NoTypeConversionAvailableException e) {
            // The cause would quote the value, which may be anything.
            throw new CamelExchangeException(
                    "The header " + header + " of " + name() + " is not " + KINDS.get(type), exchange);
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
            return "contains a character that no HTTP header can carry";
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
