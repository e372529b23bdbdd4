package io.oktafactors.camel.dump;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The options whose values may be in a dump.
 *
 * @param scheme of the component
 * @param component its type, to find its other names in a context
 * @param names of all options
 * @param secretNames names of the options that are marked as secret
 */
public record DumpedOptions(String scheme, Class<?> component, Set<String> names, Set<String> secretNames) {

    public DumpedOptions {
        Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.addAll(names);
        names = all;
    }

    /** A pattern of the names, without regard to case and hyphens, as Camel reads them. */
    String secret() {
        return secretNames.stream()
                .map(name -> name.replaceAll("(?=[A-Z])", "-?"))
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    /** The same for properties of a bean; a map that sets several of them is masked as a whole. */
    String secretProperty() {
        return "(?:(?:[\\w-]+\\.)*" + secret() + "|configuration)";
    }

    boolean isOption(String name) {
        return names.contains(name.replace("-", ""));
    }

    boolean isSecret(String option) {
        return Pattern.compile("(?i)" + secret()).matcher(option).matches();
    }
}
