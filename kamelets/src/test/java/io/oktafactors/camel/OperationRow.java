package io.oktafactors.camel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a Kamelet has to know of a row of the component's operation table, which is not public.
 *
 * @param name the operation, as in a URI
 * @param parameters the options that it takes, in the order of the table
 * @param headers the headers that outrank those options, in the same order
 * @param readsBody whether the message body may be sent
 * @param answersJson whether a successful answer always holds JSON
 * @param takesOAuth whether Okta takes an access token for it
 */
public record OperationRow(
        String name,
        List<String> parameters,
        List<String> headers,
        boolean readsBody,
        boolean answersJson,
        boolean takesOAuth) {

    public static List<OperationRow> all() {
        return Arrays.stream(OktaFactorsOperation.values())
                .map(OperationRow::of)
                .toList();
    }

    public static Optional<OperationRow> named(String name) {
        return all().stream().filter(row -> row.name.equals(name)).findFirst();
    }

    /** The name of its Kamelet: {@code okta-enroll-factor-action} of {@code enrollFactor}. */
    public String kamelet() {
        return "okta-" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + "-action";
    }

    private static OperationRow of(OktaFactorsOperation operation) {
        OktaFactorsOperation.Answer answer = operation.answer();
        return new OperationRow(
                operation.name(),
                operation.parameters().stream().map(Enum::name).toList(),
                operation.parameters().stream()
                        .map(OktaFactorsParameter::header)
                        .toList(),
                operation.body() != OktaFactorsOperation.Body.NONE,
                answer == OktaFactorsOperation.Answer.OBJECT || answer == OktaFactorsOperation.Answer.ARRAY,
                operation.scope().isPresent());
    }
}
