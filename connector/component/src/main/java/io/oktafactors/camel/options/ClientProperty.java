package io.oktafactors.camel.options;

import io.oktafactors.camel.operation.NameSuggestions;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys of Okta's clients. Each row has the name of an option, its key and the other spellings below {@code okta.client.}.
 * Property, system property and path in {@code okta.yaml} are the key itself; the environment variable is derived from it.
 */
public enum ClientProperty {
    orgUrl("orgUrl"),
    authorizationMode("authorizationMode", "authenticationScheme"),
    token("token"),
    clientId("clientId"),
    scopes("scopes"),
    privateKey("privateKey"),
    kid("kid", "keyId", "privateKeyId"),
    accessToken("oauth2.accessToken"),
    connectTimeout("connectionTimeout"),
    requestTimeout("requestTimeout"),
    proxyHost("proxy.host"),
    proxyPort("proxy.port"),
    proxyUsername("proxy.username"),
    proxyPassword("proxy.password");

    static final String PREFIX = "okta.client.";

    private final List<String> spellings;

    ClientProperty(String... spellings) {
        this.spellings = List.of(spellings).stream().map(PREFIX::concat).toList();
    }

    /** The name in Okta's documentation, then the other ones of its clients. */
    public List<String> spellings() {
        return spellings;
    }

    /** The spellings, and those with hyphens. */
    Stream<String> allSpellings() {
        return spellings.stream().flatMap(spelling -> Stream.of(spelling, hyphenated(spelling)));
    }

    static Stream<String> spellingsOfAll() {
        return Arrays.stream(values()).flatMap(ClientProperty::allSpellings);
    }

    /** The key of which a name below the prefix is a misspelling: the option's name, or similar to one of its own. */
    static Optional<ClientProperty> meantBy(String name) {
        return Arrays.stream(values())
                .filter(key -> key.nearness(name).isPresent())
                .min(Comparator.comparingInt(key -> key.nearness(name).getAsInt()));
    }

    private OptionalInt nearness(String name) {
        return Stream.concat(Stream.of(name()).filter(name::equals), spellings.stream())
                .map(spelling -> spelling.replace(PREFIX, ""))
                .flatMapToInt(spelling -> NameSuggestions.mistyped(name, spelling).stream())
                .min();
    }

    public String key() {
        return spellings.get(0);
    }

    public static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    /** The spelling in Spring's properties, such as {@code okta.client.org-url}. */
    static String hyphenated(String spelling) {
        return spelling.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** Whether the value counts as not set for one of these options: then the next place is used. */
    public static boolean isBlank(String option, Object value) {
        return value instanceof String text && text.isBlank() && named(option).isPresent();
    }

    /** The keys whose options have these names. */
    public static Set<ClientProperty> among(Collection<String> options) {
        return options.stream().flatMap(option -> named(option).stream()).collect(Collectors.toSet());
    }

    /** The option with a name, without regard to case and hyphens, as Camel reads it. */
    private static Optional<ClientProperty> named(String option) {
        String name = option.replace("-", "");
        return Arrays.stream(values())
                .filter(key -> key.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * The value of a text, for an option of that type; null if the text sets nothing.
     *
     * @throws IllegalArgumentException if the text is not such a value; the message says what is expected and quotes nothing
     */
    public Object value(String text, Class<?> type) {
        if (type == long.class) {
            // Okta's clients use seconds, and 0 for no limit: then the default of the option is used.
            int seconds = wholeNumber(text);
            return seconds == 0 ? null : 1000L * seconds;
        }
        if (type == Integer.class) {
            return wholeNumber(text);
        }
        return type.isEnum() ? constant(text.trim(), type) : text;
    }

    private static Object constant(String text, Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + List.of(type.getEnumConstants())));
    }

    private static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number");
        }
    }
}
