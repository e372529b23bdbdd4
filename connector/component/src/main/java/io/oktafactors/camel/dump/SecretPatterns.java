package io.oktafactors.camel.dump;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * The secrets in a dump: values of the options that are marked as secret, in URIs of the component under any name in the
 * context, of the Kamelets for Okta, and of placeholders and expressions.
 */
record SecretPatterns(DumpedOptions options, Pattern ours, Pattern option) {

    static final String MASK = "xxxxxx";

    /** The types of beans that have the options as properties. */
    static final String TYPES = "(?:#class:)?io\\.oktafactors\\.camel\\.";

    /**
     * @param separator what is between two options
     */
    static SecretPatterns of(CamelContext context, DumpedOptions options, String separator) {
        Set<String> names = context.getComponentNames();
        String ours = Stream.concat(Stream.of(options.scheme()), names.stream().filter(name -> options.component()
                        .isInstance(context.hasComponent(name))))
                .map(Pattern::quote)
                .collect(Collectors.joining(
                        "|", "(?<![\\w-])(?:", "|kamelet:(?://)?okta-[\\w-]+)(?![\\w-])|\\{\\{|\\$\\{"));
        String end = "(?=" + separator + "|\\z)";
        return new SecretPatterns(
                options,
                Pattern.compile(ours),
                Pattern.compile("(?is)((?:\\?|" + separator + ")\\s*" + options.secret()
                        + "\\s*=)(?:\\s*RAW(?:\\(.*?\\)" + end + "|\\{.*?}" + end + "|[({].*)|.*?" + end + ")"));
    }

    /** Whether a dump may contain any. */
    boolean mayBeIn(String dump) {
        return Pattern.compile("(?i)" + options.secret()).matcher(dump).find()
                && ours.matcher(dump).find();
    }

    /** Whether a URI, or a scheme, belongs to the component. */
    boolean isOurs(String uri) {
        return ours.matcher(uri).lookingAt();
    }

    /** The text, with the values in all URIs of the component masked. */
    String maskUri(String text) {
        Matcher uri = ours.matcher(text);
        if (!uri.find()) {
            return text;
        }
        String close = text.startsWith("\"") ? "\"" : "";
        String rest = text.substring(uri.start(), text.length() - close.length());
        return text.substring(0, uri.start()) + option.matcher(rest).replaceAll("$1" + MASK) + close;
    }
}
