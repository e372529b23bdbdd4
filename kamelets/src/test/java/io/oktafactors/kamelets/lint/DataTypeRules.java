package io.oktafactors.kamelets.lint;

import static io.oktafactors.kamelets.lint.Rule.faultIf;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.kamelets.KameletFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What {@code spec.dataTypes} says of the headers and bodies that go in and come out. */
final class DataTypeRules {

    static final List<Rule> ALL = List.of(
            Rule.of("the data types list the headers that are read and set", DataTypeRules::headers),
            Rule.of("a header has a title, a description and a type", DataTypeRules::incomplete),
            Rule.of("a header of the component is described as the component does", DataTypeRules::different),
            Rule.of("the default data type is declared", DataTypeRules::defaultType),
            Rule.of("a data type has a format, a description and a media type", DataTypeRules::incompleteTypes),
            Rule.of("a source offers CloudEvents", DataTypeRules::cloudEvents));

    private static final Map<String, String> TYPES =
            Map.of("String", "string", "Integer", "integer", "Long", "integer", "Boolean", "boolean");

    private static final Set<String> DIRECTIONS = Set.of("in", "out");

    private DataTypeRules() {}

    private static List<String> headers(KameletFile file) {
        return Stream.concat(
                        differences(file, "in", Catalog.headersRead(file).keySet()),
                        differences(file, "out", Catalog.headersSet(file)))
                .toList();
    }

    private static Stream<String> differences(KameletFile file, String direction, Set<String> headers) {
        Set<String> missing = new TreeSet<>(headers);
        Set<String> listed = names(file.headers(direction));
        missing.removeAll(listed);
        listed.removeAll(headers);
        return Stream.concat(
                missing.stream().map(name -> direction + " lacks " + name),
                listed.stream().map(name -> direction + " lists " + name));
    }

    private static List<String> incomplete(KameletFile file) {
        return eachHeader(file)
                .filter(header -> Stream.of("title", "description", "type")
                        .anyMatch(
                                field -> header.getValue().path(field).asText().isBlank()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> different(KameletFile file) {
        return eachHeader(file)
                .filter(header -> !Catalog.header(header.getKey()).isEmpty())
                .filter(header -> !header.getValue()
                                .path("description")
                                .asText()
                                .equals(Catalog.header(header.getKey()))
                        || !header.getValue().path("type").asText().equals(TYPES.get(Catalog.type(header.getKey()))))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> defaultType(KameletFile file) {
        return DIRECTIONS.stream()
                .filter(direction -> {
                    JsonNode types = file.dataTypes(direction);
                    return types.has("types") != types.has("default")
                            || !types.path("types").has(types.path("default").asText()) && types.has("types");
                })
                .toList();
    }

    private static List<String> incompleteTypes(KameletFile file) {
        return DIRECTIONS.stream()
                .flatMap(direction -> file.dataTypes(direction).path("types").properties().stream())
                .filter(type -> Stream.of("format", "description", "mediaType")
                        .anyMatch(field -> type.getValue().path(field).asText().isBlank()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> cloudEvents(KameletFile file) {
        return faultIf(
                file.type().equals("source")
                        && !file.dataTypes("out")
                                .at("/types/cloudevents/format")
                                .asText()
                                .equals("application-cloudevents+json"),
                "out has no data type cloudevents");
    }

    private static Stream<Map.Entry<String, JsonNode>> eachHeader(KameletFile file) {
        return DIRECTIONS.stream().flatMap(direction -> file.headers(direction).properties().stream());
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
