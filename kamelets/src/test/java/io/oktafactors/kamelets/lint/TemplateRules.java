package io.oktafactors.kamelets.lint;

import static io.oktafactors.kamelets.lint.Rule.faultIf;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.kamelets.KameletFile;
import io.oktafactors.kamelets.lint.Template.Placeholder;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the route of a Kamelet must be. */
final class TemplateRules {

    static final List<Rule> ALL = List.of(
            Rule.of("the template begins and ends as its type does", TemplateRules::ends),
            Rule.of("every placeholder is a property or a bean", TemplateRules::undeclared),
            Rule.of("every property is used", TemplateRules::unused),
            Rule.of("a property that may be absent has an optional placeholder", TemplateRules::optional),
            Rule.of("a property that is always there has a plain placeholder", TemplateRules::plain),
            Rule.of("errors are left to the calling route", TemplateRules::errorHandling));

    private static final Set<String> ERROR_HANDLING =
            Set.of("onException", "errorHandler", "doTry", "routeConfigurationId", "onFallback", "circuitBreaker");

    private TemplateRules() {}

    private static List<String> ends(KameletFile file) {
        boolean begins = file.template().at("/from/uri").asText().equals("kamelet:source")
                || file.type().equals("source");
        boolean ends = Template.endpoints(file).stream()
                        .anyMatch(endpoint -> endpoint.scheme().equals("kamelet")
                                && endpoint.path().equals("sink"))
                || !file.type().equals("source");
        return faultIf(!begins || !ends, "a source leads to kamelet:sink, all others come from kamelet:source");
    }

    private static List<String> undeclared(KameletFile file) {
        Set<String> declared = file.propertyNames();
        file.template()
                .path("beans")
                .forEach(bean -> declared.add(bean.path("name").asText()));
        return Template.placeholders(file)
                .map(Placeholder::name)
                .filter(name -> !declared.contains(name))
                .distinct()
                .toList();
    }

    private static List<String> unused(KameletFile file) {
        Set<String> unused = file.propertyNames();
        Template.placeholders(file).map(Placeholder::name).forEach(unused::remove);
        return List.copyOf(unused);
    }

    private static List<String> optional(KameletFile file) {
        return Template.placeholders(file)
                .filter(placeholder -> mayBeAbsent(file, placeholder.name()))
                .filter(placeholder -> !placeholder.optional() || placeholder.defaulted())
                .map(placeholder -> placeholder.name() + " is not {{?" + placeholder.name() + "}}")
                .toList();
    }

    private static List<String> plain(KameletFile file) {
        return Template.placeholders(file)
                .filter(placeholder -> file.propertyNames().contains(placeholder.name()))
                .filter(placeholder -> !mayBeAbsent(file, placeholder.name()))
                .filter(placeholder -> placeholder.optional() || placeholder.defaulted())
                .map(placeholder -> placeholder.name() + " is not {{" + placeholder.name() + "}}")
                .toList();
    }

    private static boolean mayBeAbsent(KameletFile file, String name) {
        JsonNode property = file.property(name);
        return property.isObject()
                && !property.has("default")
                && !file.required().contains(name);
    }

    private static List<String> errorHandling(KameletFile file) {
        return names(file.template())
                .filter(ERROR_HANDLING::contains)
                .distinct()
                .toList();
    }

    private static Stream<String> names(JsonNode node) {
        return Stream.concat(
                node.properties().stream().map(entry -> entry.getKey()),
                StreamSupport.stream(node.spliterator(), false).flatMap(TemplateRules::names));
    }
}
