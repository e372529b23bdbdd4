package io.oktafactors.camel.dump;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The options whose values a dump may hold.
 *
 * @param scheme of the component
 * @param component its type, by which its other names in a context are known
 * @param names of all options
 * @param secretNames of those that are marked as secret
 */
public record DumpedOptions(String scheme, Class<?> component, Set<String> names, Set<String> secretNames) {

    public DumpedOptions {
        Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.addAll(names);
        names = all;
    }

    /** As Camel reads the names: without regard to case and hyphens. */
    String secret() {
        return secretNames.stream()
                .map(name -> name.replaceAll("(?=[A-Z])", "-?"))
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    /** Of a bean; what is set as one map is masked as one. */
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
