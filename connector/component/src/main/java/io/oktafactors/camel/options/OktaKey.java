package io.oktafactors.camel.options;

import io.oktafactors.camel.AuthorizationMode;
import io.oktafactors.camel.OktaClientConfiguration;
import io.oktafactors.camel.operation.Spelling;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys that Okta's clients share, a row each: the option under whose name the row stands, the key and its other
 * spellings below {@code okta.client.}, and how a text becomes a value of the option. Property, system property and path in
 * {@code okta.yaml} are the key itself, the environment variable is made of it.
 */
public enum OktaKey {
    orgUrl(OktaClientConfiguration::getOrgUrl, OktaClientConfiguration::setOrgUrl, "orgUrl"),
    authorizationMode(
            OktaClientConfiguration::getAuthorizationMode,
            (configuration, text) -> configuration.setAuthorizationMode(mode(text)),
            "authorizationMode",
            "authenticationScheme"),
    token(OktaClientConfiguration::getToken, OktaClientConfiguration::setToken, "token"),
    clientId(OktaClientConfiguration::getClientId, OktaClientConfiguration::setClientId, "clientId"),
    scopes(OktaClientConfiguration::getScopes, OktaClientConfiguration::setScopes, "scopes"),
    privateKey(OktaClientConfiguration::getPrivateKey, OktaClientConfiguration::setPrivateKey, "privateKey"),
    kid(OktaClientConfiguration::getKid, OktaClientConfiguration::setKid, "kid", "keyId", "privateKeyId"),
    accessToken(OktaClientConfiguration::getAccessToken, OktaClientConfiguration::setAccessToken, "oauth2.accessToken"),
    connectTimeout(
            given(OktaClientConfiguration::isConnectTimeoutGiven),
            (configuration, text) -> milliseconds(text, configuration::setConnectTimeout),
            "connectionTimeout"),
    requestTimeout(
            given(OktaClientConfiguration::isRequestTimeoutGiven),
            (configuration, text) -> milliseconds(text, configuration::setRequestTimeout),
            "requestTimeout"),
    proxyHost(OktaClientConfiguration::getProxyHost, OktaClientConfiguration::setProxyHost, "proxy.host"),
    proxyPort(
            OktaClientConfiguration::getProxyPort,
            (configuration, text) -> configuration.setProxyPort(wholeNumber(text)),
            "proxy.port"),
    proxyUsername(
            OktaClientConfiguration::getProxyUsername, OktaClientConfiguration::setProxyUsername, "proxy.username"),
    proxyPassword(
            OktaClientConfiguration::getProxyPassword, OktaClientConfiguration::setProxyPassword, "proxy.password");

    static final String PREFIX = "okta.client.";

    private final Function<OktaClientConfiguration, Object> value;
    private final BiConsumer<OktaClientConfiguration, String> setter;
    private final List<String> spellings;

    OktaKey(
            Function<OktaClientConfiguration, Object> value,
            BiConsumer<OktaClientConfiguration, String> setter,
            String... spellings) {
        this.value = value;
        this.setter = setter;
        this.spellings = List.of(spellings).stream().map(PREFIX::concat).toList();
    }

    /** The name as Okta documents it, then the other ones that its clients know. */
    public List<String> spellings() {
        return spellings;
    }

    /** Those with hyphens too. */
    Stream<String> allSpellings() {
        return spellings.stream().flatMap(spelling -> Stream.of(spelling, hyphenated(spelling)));
    }

    static Stream<String> spellingsOfAll() {
        return Arrays.stream(values()).flatMap(OktaKey::allSpellings);
    }

    /** The key that a name below the prefix is surely meant for: by the option's name, or nearly by one of its own. */
    static Optional<OktaKey> meantBy(String name) {
        return Arrays.stream(values())
                .filter(key -> key.nearness(name).isPresent())
                .min(Comparator.comparingInt(key -> key.nearness(name).getAsInt()));
    }

    private OptionalInt nearness(String name) {
        return Stream.concat(Stream.of(name()).filter(name::equals), spellings.stream())
                .map(spelling -> spelling.replace(PREFIX, ""))
                .flatMapToInt(spelling -> Spelling.mistyped(name, spelling).stream())
                .min();
    }

    public String key() {
        return spellings.get(0);
    }

    public static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    /** The spelling that Spring prefers, such as {@code okta.client.org-url}. */
    static String hyphenated(String spelling) {
        return spelling.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** Whether it is a value of nothing for one of these options: then the next place is asked. */
    public static boolean isBlank(String option, Object value) {
        return value instanceof String text && text.isBlank() && named(option).isPresent();
    }

    /** The keys whose options have these names. */
    public static Set<OktaKey> among(Collection<String> options) {
        return options.stream().flatMap(option -> named(option).stream()).collect(Collectors.toSet());
    }

    /** As Camel reads the name of an option: without regard to case and hyphens. */
    private static Optional<OktaKey> named(String option) {
        String name = option.replace("-", "");
        return Arrays.stream(values())
                .filter(key -> key.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Whether the configuration has a value; a blank one counts as none. */
    public boolean isSetIn(OktaClientConfiguration configuration) {
        Object current = value.apply(configuration);
        return current != null && !current.toString().isBlank();
    }

    /**
     * @throws IllegalArgumentException if the text is no such value; the message says what it has to be and quotes nothing
     */
    public void set(OktaClientConfiguration configuration, String text) {
        setter.accept(configuration, text);
    }

    private static Function<OktaClientConfiguration, Object> given(Predicate<OktaClientConfiguration> given) {
        return configuration -> given.test(configuration) ? true : null;
    }

    private static AuthorizationMode mode(String text) {
        for (AuthorizationMode mode : AuthorizationMode.values()) {
            if (mode.name().equalsIgnoreCase(text.trim())) {
                return mode;
            }
        }
        throw new IllegalArgumentException("must be one of " + List.of(AuthorizationMode.values()));
    }

    /** Okta's clients count in seconds, and take 0 for no bound: then the default of the option stays. */
    private static void milliseconds(String seconds, LongConsumer setter) {
        int number = wholeNumber(seconds);
        if (number != 0) {
            setter.accept(1000L * number);
        }
    }

    private static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number");
        }
    }
}
