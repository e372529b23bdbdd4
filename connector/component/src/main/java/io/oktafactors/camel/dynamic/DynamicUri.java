package io.oktafactors.camel.dynamic;

import io.oktafactors.camel.operation.OktaFactorsParameter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.spi.Language;
import org.apache.camel.util.Pair;
import org.apache.camel.util.URISupport;

/**
 * A URI with Simple functions, split into computed parameters and the rest.
 *
 * @param original the URI in the route
 * @param pattern the URI, with a mark for each of its functions
 * @param rest the pattern without the computed parameters
 * @param parameters the computed parameters; their values are patterns too
 */
record DynamicUri(
        String original,
        String pattern,
        String rest,
        Map<OktaFactorsParameter, String> parameters,
        List<Expression> functions) {

    private static final Pattern MARK = Pattern.compile("\u0001(\\d+)\u0002");

    /** A value that Camel must use unchanged. */
    private static final Pattern RAW = Pattern.compile("(?s)RAW(?:\\((.*)\\)|\\{(.*)})");

    /** @param uri the original without property placeholders */
    static DynamicUri of(String original, String uri, Language simple) {
        List<Expression> functions = new ArrayList<>();
        String pattern = marked(uri, simple, functions);
        int question = pattern.indexOf('?');
        Map<OktaFactorsParameter, String> parameters = new EnumMap<>(OktaFactorsParameter.class);
        List<String> options = new ArrayList<>();
        for (String option : optionsIn(question < 0 ? "" : pattern.substring(question + 1))) {
            int equals = option.indexOf('=');
            OktaFactorsParameter parameter =
                    equals < 0 ? null : OktaFactorsParameter.named(option.substring(0, equals));
            if (parameter != null && MARK.matcher(option).find() && !parameters.containsKey(parameter)) {
                parameters.put(parameter, textOf(option.substring(equals + 1)));
            } else {
                options.add(option);
            }
        }
        String path = question < 0 ? pattern : pattern.substring(0, question);
        String rest = options.isEmpty() ? path : path + "?" + String.join("&", options);
        return new DynamicUri(original, pattern, rest, parameters, functions);
    }

    /** Replaces each function by a mark; a function may contain others. */
    private static String marked(String uri, Language simple, List<Expression> functions) {
        StringBuilder pattern = new StringBuilder();
        int at = 0;
        for (int start = startIn(uri, at); start >= 0; start = startIn(uri, at)) {
            int end = endOf(uri, start);
            if (end < 0) {
                break;
            }
            pattern.append(uri, at, start)
                    .append('\u0001')
                    .append(functions.size())
                    .append('\u0002');
            functions.add(simple.createExpression(uri.substring(start, end)));
            at = end;
        }
        return pattern.append(uri.substring(at)).toString();
    }

    private static int startIn(String uri, int from) {
        int one = uri.indexOf("${", from);
        int other = uri.indexOf("$simple{", from);
        return one < 0 || other >= 0 && other < one ? other : one;
    }

    private static int endOf(String uri, int start) {
        int depth = 0;
        for (int i = start; i < uri.length(); i++) {
            if (uri.charAt(i) == '{') {
                depth++;
            } else if (uri.charAt(i) == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private static List<String> optionsIn(String query) {
        List<Pair<Integer>> raw = URISupport.scanRaw(query);
        List<String> options = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= query.length(); i++) {
            if (i == query.length() || query.charAt(i) == '&' && !URISupport.isRaw(i, raw)) {
                if (i > start) {
                    options.add(query.substring(start, i));
                }
                start = i + 1;
            }
        }
        return options;
    }

    private static String textOf(String value) {
        Matcher raw = RAW.matcher(value);
        if (raw.matches()) {
            return raw.group(1) == null ? raw.group(2) : raw.group(1);
        }
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    boolean hasParameters() {
        return !parameters.isEmpty();
    }

    /**
     * The URI for one message.
     *
     * @param uri all of it
     * @param staticUri the URI without the computed parameters
     * @param values those of the computed parameters
     */
    record Evaluated(String uri, String staticUri, Map<OktaFactorsParameter, String> values) {

        /**
         * Whether Camel's result is the same. It is not if a function returns another value each time, or if Camel reads the
         * URI in another way. Camel may have replaced text in values that looks like property placeholders.
         */
        boolean isWhatCamelMadeOf(String camels) {
            return uri.trim().equals(camels) || values.values().stream().anyMatch(value -> value.contains("{{"));
        }
    }

    Evaluated evaluate(Exchange exchange) {
        List<String> results = functions.stream()
                .map(function -> function.evaluate(exchange, String.class))
                .map(result -> result == null ? "" : result)
                .toList();
        Map<OktaFactorsParameter, String> values = new EnumMap<>(OktaFactorsParameter.class);
        parameters.forEach((parameter, value) -> values.put(parameter, filled(value, results)));
        return new Evaluated(filled(pattern, results), filled(rest, results), values);
    }

    private static String filled(String pattern, List<String> results) {
        return MARK.matcher(pattern)
                .replaceAll(mark -> Matcher.quoteReplacement(results.get(Integer.parseInt(mark.group(1)))));
    }
}
