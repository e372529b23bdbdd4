package io.oktafactors.kamelets;

import static java.util.stream.Collectors.toMap;

import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a Kamelet has to know of an operation of the component, by the table of the component's page, which a test of its own
 * holds against the operations.
 *
 * @param name the operation, as in a URI
 * @param parameters the options that it takes, in the order of the table
 * @param readsBody whether the message body may be sent
 * @param answersJson whether a successful answer always holds JSON
 * @param takesOAuth whether Okta takes an access token for it
 */
public record OperationRow(
        String name, List<String> parameters, boolean readsBody, boolean answersJson, boolean takesOAuth) {

    /** Operation, method and path, body, answer, parameters. */
    private static final Pattern ROW = Pattern.compile(
            "^\\| `(\\w+)` \\| [A-Z]+ \\| `/[^`]+` \\| (\\w+) \\| ([a-z ]+) \\| (`[^|]+`) \\|$", Pattern.MULTILINE);

    private static final Map<String, OperationRow> ROWS =
            ROW.matcher(page()).results().map(OperationRow::of).collect(toMap(OperationRow::name, row -> row));

    /** In the order of the operations. */
    public static List<OperationRow> all() {
        return Arrays.stream(OktaFactorsOperation.values())
                .map(operation -> named(operation.name())
                        .orElseThrow(() -> new IllegalStateException("No row of the page is about " + operation)))
                .toList();
    }

    public static Optional<OperationRow> named(String name) {
        return Optional.ofNullable(ROWS.get(name));
    }

    /** The header that outranks an option: {@code CamelOktaFactorsUserId} of {@code userId}. */
    public static String header(String parameter) {
        return "CamelOktaFactors" + parameter.substring(0, 1).toUpperCase(Locale.ROOT) + parameter.substring(1);
    }

    /** The name of its Kamelet: {@code okta-enroll-factor-action} of {@code enrollFactor}. */
    public String kamelet() {
        return "okta-" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + "-action";
    }

    private static OperationRow of(MatchResult row) {
        String name = row.group(1);
        return new OperationRow(
                name,
                List.of(row.group(4).replace("`", "").split(", ")),
                !row.group(2).equals("none"),
                List.of("object", "array").contains(row.group(3)),
                OktaFactorsOperation.valueOf(name).scope().isPresent());
    }

    private static String page() {
        try {
            return Files.readString(Path.of("../docs/component.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
