package io.oktafactors.camel.operation;

import io.oktafactors.camel.request.OktaRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The path of an operation, in which parameters stand in braces. */
public final class PathTemplate {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /** Of a path to a factor; longer ones grow. */
    private static final int USUAL_LENGTH = 80;

    private final String text;
    private final List<OktaFactorsParameter> parameters;

    /** What stands before each parameter, and after the last one. */
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

    /** The whole path with these values, of which none may be missing. */
    public String path(Map<OktaFactorsParameter, String> values) {
        StringBuilder path =
                new StringBuilder(USUAL_LENGTH).append(OktaRequest.BASE_PATH).append(fixed[0]);
        for (int i = 0; i < parameters.size(); i++) {
            path.append(OktaRequest.encode(values.get(parameters.get(i)))).append(fixed[i + 1]);
        }
        return path.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
