package io.oktafactors.kamelets.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.kamelets.KameletFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What every property of a Kamelet says of itself. */
final class PropertyRules {

    static final List<Rule> ALL = List.of(
            property("a property has a type, a title and a description", PropertyRules::described),
            property("words in a property's title are capitalized", PropertyRules::capitalized),
            property("a property's title starts without an article", PropertyRules::articles),
            property("a property has an example that fits it", PropertyRules::example),
            property("no property has a name that Camel takes for itself", PropertyRules::reserved),
            property("no descriptor stands twice", PropertyRules::descriptorTwice),
            new Rule("a property that several Kamelets have is the same in all", PropertyRules::differing),
            property("no descriptor is one of the outdated tectonic ones", PropertyRules::outdated));

    /** The words that the catalog's validator lets be small. */
    private static final Set<String> STOP_WORDS = Set.of(
            "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "of", "on", "or", "the", "to",
            "with");

    /** What the Kamelet component gives to a template itself. */
    private static final Set<String> RESERVED = Set.of("id", "uuid", "parentRouteId", "parentProcessorId");

    /** The options of {@code kamelet:} endpoints, templateId among them: they win over a property of the same name. */
    private static final JsonNode KAMELET_OPTIONS =
            Resources.component("kamelet").path("properties");

    private static final Map<String, Predicate<JsonNode>> TYPES = Map.of(
            "string", JsonNode::isTextual,
            "boolean", JsonNode::isBoolean,
            "integer", JsonNode::isIntegralNumber,
            "number", JsonNode::isNumber);

    private PropertyRules() {}

    private static Rule property(String name, BiFunction<String, JsonNode, Optional<String>> check) {
        return Rule.of(name, file -> StreamSupport.stream(file.properties().spliterator(), false)
                .flatMap(property -> check.apply(property.getKey(), property.getValue()).stream()
                        .map(fault -> property.getKey() + " " + fault))
                .toList());
    }

    private static Optional<String> described(String name, JsonNode property) {
        return Stream.of("type", "title", "description")
                .filter(field -> property.path(field).asText().isBlank())
                .findFirst()
                .map(field -> "has no " + field);
    }

    private static Optional<String> capitalized(String name, JsonNode property) {
        return Stream.of(property.path("title").asText().split(" "))
                .filter(word -> !word.isEmpty() && !STOP_WORDS.contains(word))
                .filter(word -> Character.isLowerCase(word.charAt(0)))
                .findFirst()
                .map(word -> "has the word " + word);
    }

    private static Optional<String> articles(String name, JsonNode property) {
        String title = property.path("title").asText();
        return fault(title.matches("(The|An?) .*"), "has the title " + title);
    }

    private static Optional<String> example(String name, JsonNode property) {
        JsonNode example = property.path("example");
        String pattern = property.path("pattern").asText(".*");
        boolean fits =
                TYPES.getOrDefault(property.path("type").asText(), any -> false).test(example);
        return fault(
                !fits || !Pattern.compile(pattern).matcher(example.asText()).find(), "has the example " + example);
    }

    private static Optional<String> reserved(String name, JsonNode property) {
        return fault(RESERVED.contains(name) || KAMELET_OPTIONS.has(name), "never reaches the template");
    }

    private static Optional<String> descriptorTwice(String name, JsonNode property) {
        List<String> descriptors = descriptors(property);
        return fault(descriptors.stream().distinct().count() < descriptors.size(), "has " + descriptors);
    }

    private static Optional<String> outdated(String name, JsonNode property) {
        return descriptors(property).stream()
                .filter(descriptor -> descriptor.startsWith("urn:alm:descriptor:com.tectonic.ui"))
                .findFirst();
    }

    private static List<String> differing(KameletFile file, List<KameletFile> all) {
        return file.propertyNames().stream()
                .flatMap(name -> all.stream()
                        .filter(other -> other.propertyNames().contains(name))
                        .filter(other -> !file.property(name).equals(other.property(name)))
                        .map(other -> name + " differs from that of " + other))
                .toList();
    }

    static List<String> descriptors(JsonNode property) {
        return StreamSupport.stream(property.path("x-descriptors").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static Optional<String> fault(boolean faulty, String fault) {
        return faulty ? Optional.of(fault) : Optional.empty();
    }
}
