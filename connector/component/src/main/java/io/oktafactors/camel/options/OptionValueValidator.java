package io.oktafactors.camel.options;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.component.PropertyConfigurerSupport;

/**
 * Refuses texts that are not a value of their option, before Camel converts them: Camel takes {@code 30s} for the number 30000
 * and {@code abc} for 0. Valid values are passed to Camel's own configurer.
 */
public final class OptionValueValidator implements PropertyConfigurer, PropertyConfigurerGetter {

    private record Form(Pattern pattern, String name) {}

    /** The name of an option; Camel resolves names of nested properties. */
    private static final Pattern NAME = Pattern.compile("[\\w-]+");

    private static final Form NUMBER = new Form(Pattern.compile("[+-]?\\d{1,9}"), "a whole number");
    private static final Form TRUTH = new Form(
            Pattern.compile("(?i)true|false|" + Pattern.quote(PropertyConfigurerSupport.MAGIC_VALUE)), "true or false");

    /** Every number of this type is a duration. */
    private static final Form TIME = new Form(
            Pattern.compile("-?\\d{1,18}|(\\d{1,9}(ms|s|min|m|h|d))+"),
            "a duration, such as 30000 (milliseconds), 30s or 1m30s");

    private static final Map<Class<?>, Form> FORMS = Map.of(
            int.class, NUMBER,
            Integer.class, NUMBER,
            long.class, TIME,
            boolean.class, TRUTH,
            Boolean.class, TRUTH);

    private final PropertyConfigurer configurer;
    private final PropertyConfigurerGetter types;
    private final Set<String> unknown;
    private final Runnable given;

    /**
     * @param configurer the generated configurer, which knows the types
     * @param unknown called with names that are not options; null to leave them to Camel, whose error quotes their values
     * @param given called with each option that is set
     */
    public OptionValueValidator(PropertyConfigurer configurer, Set<String> unknown, Runnable given) {
        this.configurer = configurer;
        this.types = (PropertyConfigurerGetter) configurer;
        this.unknown = unknown;
        this.given = given;
    }

    /**
     * @throws IllegalArgumentException if the value is a text that is not valid for the option; the message names the option
     * and the expected value, and quotes nothing
     */
    public void check(String option, Object value) {
        Class<?> type = types.getOptionType(option.replace("-", ""), true);
        // A reference to a bean or a property is resolved later.
        if (type == null || !(value instanceof String text) || text.startsWith("#") || text.contains("{{")) {
            return;
        }
        Form form = FORMS.get(type);
        if (form != null && !form.pattern().matcher(text.trim()).matches()) {
            throw new IllegalArgumentException("The option " + option + " must be " + form.name());
        }
        if (type.isEnum() && Arrays.stream(type.getEnumConstants()).noneMatch(constant -> names(text, constant))) {
            throw new IllegalArgumentException(
                    "The option " + option + " must be one of " + List.of(type.getEnumConstants()));
        }
    }

    private static boolean names(String text, Object constant) {
        return constant.toString().equalsIgnoreCase(text.trim().replaceAll("[-_]", ""));
    }

    @Override
    public boolean configure(CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        check(name, value);
        if (!Set.of(getAutowiredNames()).contains(name)) {
            given.run();
        }
        boolean known = configurer.configure(context, target, name, value, ignoreCase);
        // Spring Boot passes values of its own, such as "enabled", which Camel ignores: none of them is a text.
        if (!known
                && unknown != null
                && value instanceof String
                && NAME.matcher(name).matches()) {
            unknown.add(name);
            return true;
        }
        return known;
    }

    @Override
    public Class<?> getOptionType(String name, boolean ignoreCase) {
        return types.getOptionType(name, ignoreCase);
    }

    @Override
    public String[] getAutowiredNames() {
        return types.getAutowiredNames();
    }

    @Override
    public Object getCollectionValueType(Object target, String name, boolean ignoreCase) {
        return types.getCollectionValueType(target, name, ignoreCase);
    }

    @Override
    public Object getOptionValue(Object target, String name, boolean ignoreCase) {
        return types.getOptionValue(target, name, ignoreCase);
    }
}
