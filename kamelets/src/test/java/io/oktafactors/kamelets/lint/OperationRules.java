package io.oktafactors.kamelets.lint;

import static io.oktafactors.kamelets.lint.Rule.faultIf;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.kamelets.KameletFile;
import io.oktafactors.kamelets.OperationRow;
import io.oktafactors.kamelets.lint.Template.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the component's operation table asks of a Kamelet that calls it. */
final class OperationRules {

    static final List<Rule> ALL = List.of(
            Rule.of("every call names the organization and offers all credentials", OperationRules::credentials),
            Rule.of("the Kamelet of an operation offers all its parameters", OperationRules::parameters),
            Rule.of("the media types are those of the operation", OperationRules::mediaTypes));

    private static final List<String> API_TOKEN = List.of("orgUrl", "token");
    private static final List<String> OAUTH = List.of("clientId", "privateKey", "kid", "scopes");

    private OperationRules() {}

    private static List<String> credentials(KameletFile file) {
        return Catalog.endpoints(file)
                .flatMap(call -> row(call).stream().flatMap(row -> credentials(row)
                        .filter(option -> !placeholder(option)
                                .equals(call.parameters()
                                        .getOrDefault(option, file.root())
                                        .asText()))
                        .map(option -> call.path() + " has not " + option + ": \"" + placeholder(option) + "\"")))
                .toList();
    }

    private static List<String> parameters(KameletFile file) {
        return Catalog.endpoints(file)
                .filter(call -> isOf(call, file))
                .flatMap(call -> row(call).stream().flatMap(row -> {
                    Set<String> offered = new TreeSet<>(call.parameters().keySet());
                    offered.removeAll(credentials(row).toList());
                    return Stream.concat(
                            row.parameters().stream()
                                    .filter(name -> !offered.remove(name))
                                    .map(name -> "it lacks " + name)
                                    .toList()
                                    .stream(),
                            offered.stream().map(name -> row.name() + " takes no " + name));
                }))
                .toList();
    }

    private static List<String> mediaTypes(KameletFile file) {
        return Catalog.endpoints(file)
                .filter(call -> isOf(call, file))
                .flatMap(call -> row(call).stream())
                .flatMap(row -> {
                    List<String> faults = new ArrayList<>();
                    faults.addAll(
                            faultIf(row.readsBody() == mediaType("in", file).isEmpty(), "see dataTypes.in"));
                    faults.addAll(faultIf(
                            row.answersJson() && !mediaType("out", file).equals("application/json"),
                            "see dataTypes.out"));
                    return faults.stream();
                })
                .toList();
    }

    private static boolean isOf(Endpoint call, KameletFile file) {
        return row(call).filter(row -> row.kamelet().equals(file.name())).isPresent();
    }

    private static String mediaType(String direction, KameletFile file) {
        JsonNode types = file.dataTypes(direction);
        return types.path("types")
                .path(types.path("default").asText())
                .path("mediaType")
                .asText();
    }

    private static Stream<String> credentials(OperationRow row) {
        return Stream.concat(API_TOKEN.stream(), row.takesOAuth() ? OAUTH.stream() : Stream.empty());
    }

    private static String placeholder(String option) {
        return option.equals("orgUrl") ? "{{orgUrl}}" : "{{?" + option + "}}";
    }

    private static Optional<OperationRow> row(Endpoint call) {
        return OperationRow.named(call.path());
    }
}
