package io.oktafactors.camel.dump;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.spi.ModelToXMLDumper;
import org.apache.camel.spi.ModelToYAMLDumper;

/**
 * Masks credentials in dumps of routes and beans. Camel masks URIs in its log, but dumps them as they are written, with
 * placeholders resolved: on a console, by JMX, in the log at the start. This class wraps Camel's dumpers. It is a proxy,
 * because their methods change between versions of Camel; every text that they return is masked.
 */
public final class MaskedDumps implements InvocationHandler {

    private final Object dumper;
    private final UnaryOperator<String> mask;

    private MaskedDumps(Object dumper, UnaryOperator<String> mask) {
        this.dumper = dumper;
        this.mask = mask;
    }

    /** Wraps the dumpers of a context, once. A dumper that is not on the class path is skipped. */
    public static void in(CamelContext context, DumpedOptions options) {
        wrap(context, ModelToXMLDumper.class, text -> xml(text, SecretPatterns.of(context, options, "&amp;")));
        wrap(context, ModelToYAMLDumper.class, text -> yaml(text, SecretPatterns.of(context, options, "&")));
    }

    private static <T> void wrap(CamelContext context, Class<T> type, UnaryOperator<String> mask) {
        ExtendedCamelContext plugins = context.getCamelContextExtension();
        T dumper;
        try {
            dumper = plugins.getContextPlugin(type);
        } catch (RuntimeException e) { // Camel reports a missing dumper to users of dumps
            return;
        }
        if (dumper != null && !isMasked(dumper)) {
            Object masked =
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new MaskedDumps(dumper, mask));
            plugins.addContextPlugin(type, type.cast(masked));
        }
    }

    private static boolean isMasked(Object dumper) {
        return Proxy.isProxyClass(dumper.getClass()) && Proxy.getInvocationHandler(dumper) instanceof MaskedDumps;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        try {
            Object result = method.invoke(dumper, arguments);
            return result instanceof String text && method.getDeclaringClass() != Object.class
                    ? mask.apply(text)
                    : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Each attribute and each text is a separate string. */
    private static final Pattern XML_STRING = Pattern.compile("\"[^\"]*\"|>[^<]*");

    private static final Pattern XML_BEAN =
            Pattern.compile("(?s)<bean [^>]*type=\"" + SecretPatterns.TYPES + ".*?</bean>");
    private static final Pattern YAML_BEAN =
            Pattern.compile("(?s)- name: [^\n]*\n +type: \"?" + SecretPatterns.TYPES + ".*?(?=\n +- name: |\\z)");

    private static Pattern xmlProperty(SecretPatterns secrets) {
        return Pattern.compile("(?is)(key=\"" + secrets.options().secretProperty() + "\" value=\").*?(?=\"/>)");
    }

    private static Pattern yamlProperty(SecretPatterns secrets) {
        return Pattern.compile(
                "(?im)^( +" + secrets.options().secretProperty() + ": ).*(?:\n(?! *[\\w.-]+: | +- ).+)*");
    }

    private static String xml(String text, SecretPatterns secrets) {
        String masked = replace(XML_STRING, text, secrets::maskUri);
        return replace(
                XML_BEAN, masked, bean -> xmlProperty(secrets).matcher(bean).replaceAll("$1" + SecretPatterns.MASK));
    }

    private static String yaml(String text, SecretPatterns secrets) {
        return text.startsWith("- beans:")
                ? replace(YAML_BEAN, text, bean -> yamlProperty(secrets)
                        .matcher(bean)
                        .replaceAll("$1" + SecretPatterns.MASK))
                : new DumpedYaml(text, secrets).masked();
    }

    private static String replace(Pattern pattern, String text, UnaryOperator<String> mask) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(mask.apply(found.group())));
    }
}
