package io.oktafactors.camel.operation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The path of an operation, with parameters in braces. */
public final class PathTemplate {

    /** The prefix of every path. */
    public static final String BASE_PATH = "/api/v1";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /** Initial size for the path to a factor; longer paths grow. */
    private static final int USUAL_LENGTH = 80;

    private final String text;
    private final List<OktaFactorsParameter> parameters;

    /** The text before each parameter, and after the last one. */
    private final String[] fixed;

    PathTemplate(String text) {
        this.text = text;
        this.fixed = PLACEHOLDER.split(text, -1);
        this.parameters = PLACEHOLDER
                .matcher(text)
                .results()
                .map(match -> OktaFactorsParameter.valueOf(match.group(1)))
                .toList();
    }

    public List<OktaFactorsParameter> parameters() {
        return parameters;
    }

    /** The whole path with these values, none of which may be missing. */
    public String path(Map<OktaFactorsParameter, String> values) {
        StringBuilder path = new StringBuilder(USUAL_LENGTH).append(BASE_PATH).append(fixed[0]);
        for (int i = 0; i < parameters.size(); i++) {
            path.append(encode(values.get(parameters.get(i)))).append(fixed[i + 1]);
        }
        return path.toString();
    }

    /** A value, encoded for a path or a query. */
    public static String encode(String value) {
        // Ids of Okta need no encoding: checking that is faster than encoding them.
        return isPlain(value)
                ? value
                : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
