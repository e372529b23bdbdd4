package io.oktafactors.camel.dump;

import io.oktafactors.camel.OktaFactorsComponent;
import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.camel.OktaFactorsEndpointUriFactory;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * What is secret in a dump: the options that are marked so, in URIs of the component under any name it has in the context, of
 * the Kamelets for Okta, and of what a placeholder or an expression stands for.
 */
record DumpedSecrets(Pattern ours, Pattern option) {

    static final String MASK = "xxxxxx";

    /** As Camel reads the names: without regard to case and hyphens. */
    static final String NAMES = new OktaFactorsEndpointUriFactory()
            .secretPropertyNames().stream()
                    .map(name -> name.replaceAll("(?=[A-Z])", "-?"))
                    .collect(Collectors.joining("|", "(?:", ")"));

    /** Of a bean of the {@link #TYPES}; what is set as one map is masked as one. */
    static final String PROPERTY = "(?:(?:[\\w-]+\\.)*" + NAMES + "|configuration)";

    static final String TYPES = "(?:#class:)?io\\.oktafactors\\.camel\\.";

    private static final Set<String> OPTIONS = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        OPTIONS.addAll(new OktaFactorsEndpointUriFactory().propertyNames());
    }

    private static final Pattern NAME = Pattern.compile("(?i)" + NAMES);

    /**
     * @param separator what is between two options
     */
    static DumpedSecrets of(CamelContext context, String separator) {
        Set<String> names = context.getComponentNames();
        String ours = Stream.concat(
                        Stream.of(OktaFactorsConstants.SCHEME),
                        names.stream().filter(name -> context.hasComponent(name) instanceof OktaFactorsComponent))
                .map(Pattern::quote)
                .collect(Collectors.joining(
                        "|", "(?<![\\w-])(?:", "|kamelet:(?://)?okta-[\\w-]+)(?![\\w-])|\\{\\{|\\$\\{"));
        String end = "(?=" + separator + "|\\z)";
        return new DumpedSecrets(
                Pattern.compile(ours),
                Pattern.compile("(?is)((?:\\?|" + separator + ")\\s*" + NAMES + "\\s*=)(?:\\s*RAW(?:\\(.*?\\)" + end
                        + "|\\{.*?}" + end + "|[({].*)|.*?" + end + ")"));
    }

    /** Whether a dump may hold any. */
    boolean mayBeIn(String dump) {
        return NAME.matcher(dump).find() && ours.matcher(dump).find();
    }

    /** Whether a URI, or a scheme alone, is one of ours. */
    boolean isOurs(String uri) {
        return ours.matcher(uri).lookingAt();
    }

    static boolean isSecret(String option) {
        return NAME.matcher(option).matches();
    }

    static boolean isOption(String name) {
        return OPTIONS.contains(name.replace("-", ""));
    }

    /** The text, with the values masked of all URIs in it that are ours. */
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
