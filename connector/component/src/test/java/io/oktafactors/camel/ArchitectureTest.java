package io.oktafactors.camel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.beans.Introspector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may know whom. */
@AnalyzeClasses(packagesOf = OktaFactorsComponent.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.oktafactors.camel";

    @ArchTest
    static final ArchRule theTransportAloneKnowsTheHttpClient = noClasses()
            .that()
            .resideOutsideOfPackages("io.oktafactors.camel.http", "io.oktafactors.camel.wire")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..", "java.net.http..", "org.apache.camel.component..");

    @ArchTest
    static final ArchRule theComponentKnowsNoSpring =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.springframework..");

    /**
     * Which package may know which others; the empty name is the root, where what users of the component meet is. Whatever a
     * package knows stands further down in the table, so no packages are in a circle.
     */
    private static final Map<String, String> ARROWS = arrows("""
        : connection push call dynamic admission request options operation credential http gate budget concurrent dump model
        connection: push call admission operation credential http concurrent
        push: call admission request operation credential http concurrent model
        call: admission request operation credential gate http concurrent model
        dynamic: operation
        admission: request operation gate budget budget.ledger http concurrent
        request: operation gate budget http model
        options: operation
        operation: model
        credential: http concurrent
        http: wire concurrent
        wire:
        gate: concurrent
        budget.ledger: budget concurrent
        budget:
        concurrent:
        dump:
        model:
        """);

    @ArchTest
    static void packagesKnowThoseOfTheTableAlone(JavaClasses all) {
        Set<String> seen = new TreeSet<>();
        for (JavaClass from : ours(all)) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                String to = dependency.getTargetClass().getPackageName();
                if (isOurs(to) && !to.equals(from.getPackageName())) {
                    seen.add(name(from.getPackageName()) + " -> " + name(to));
                }
            }
        }
        Set<String> allowed = new TreeSet<>();
        ARROWS.forEach((from, targets) -> Stream.of(targets.split(" "))
                .filter(to -> !to.isEmpty())
                .forEach(to -> allowed.add(from + " -> " + to)));

        assertThat(seen).isNotEmpty().isSubsetOf(allowed);
        List<String> order = List.copyOf(ARROWS.keySet());
        assertThat(allowed).allSatisfy(arrow -> assertThat(order.indexOf(arrow.split(" -> ")[1]))
                .isGreaterThan(order.indexOf(arrow.split(" -> ")[0])));
    }

    /** A link is an object of Okta's, and an object has links. */
    private static final Set<String> KNOWN_CIRCLE = Set.of("Link", "OktaObject");

    @ArchTest
    static void noClassesKnowEachOtherInACircle(JavaClasses all) {
        Map<String, Set<String>> known = new TreeMap<>();
        for (JavaClass from : ours(all)) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass();
                if (isOurs(to.getPackageName()) && !topLevel(to).equals(topLevel(from))) {
                    known.computeIfAbsent(topLevel(from), of -> new TreeSet<>()).add(topLevel(to));
                }
            }
        }
        assertThat(known).hasSizeGreaterThan(50);
        // What knows nothing that is left is in no circle: take it away until nothing changes.
        boolean changed = true;
        while (changed) {
            known.values().forEach(targets -> targets.retainAll(known.keySet()));
            changed = known.values().removeIf(Set::isEmpty);
        }
        changed = true;
        while (changed) { // nor is what nothing that is left knows
            Set<String> targets = known.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
            changed = known.keySet().retainAll(targets);
        }
        assertThat(known.keySet().stream().map(type -> type.substring(type.lastIndexOf('.') + 1)))
                .containsExactlyInAnyOrderElementsOf(KNOWN_CIRCLE);
    }

    @ArchTest
    static void packagesStaySmall(JavaClasses all) {
        Map<String, Long> sizes = ours(all).stream()
                .map(ArchitectureTest::topLevel)
                .distinct()
                .filter(type -> !type.endsWith("package-info"))
                .collect(Collectors.groupingBy(
                        type -> name(type.substring(0, type.lastIndexOf('.'))), TreeMap::new, Collectors.counting()));

        assertThat(sizes.keySet()).isSubsetOf(ARROWS.keySet());
        assertThat(sizes)
                .allSatisfy((name, size) ->
                        assertThat(size).as(name).isLessThanOrEqualTo(name.equals("budget.ledger") ? 22 : 16));
    }

    private static Map<String, String> arrows(String table) {
        Map<String, String> arrows = new LinkedHashMap<>();
        table.lines().forEach(row -> arrows.put(row.split(":", 2)[0].trim(), row.split(":", 2)[1].trim()));
        return arrows;
    }

    /** All but what the build generates. */
    private static List<JavaClass> ours(JavaClasses all) {
        return all.stream()
                .filter(type -> isOurs(type.getPackageName()))
                .filter(type -> !type.isAnnotatedWith("javax.annotation.processing.Generated")
                        && !type.getSimpleName().endsWith("Configurer")
                        && !type.getSimpleName().endsWith("Loader")
                        && !type.getSimpleName().endsWith("UriFactory"))
                .toList();
    }

    private static boolean isOurs(String packageName) {
        return packageName.startsWith(ROOT) && !packageName.startsWith(ROOT + ".dsl");
    }

    private static String name(String packageName) {
        return packageName.equals(ROOT) ? "" : packageName.substring(ROOT.length() + 1);
    }

    private static String topLevel(JavaClass type) {
        return type.getName().replaceAll("\\$.*", "");
    }

    @ArchTest
    static final ArchRule theModelsKnowJacksonAndNothingElse = classes()
            .that()
            .resideInAPackage("io.oktafactors.camel.model")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.oktafactors.camel.model", "com.fasterxml.jackson..", "java..");

    /** Camel finds {@code href()} and {@code getHref()} by the name {@code href} and cannot choose. */
    @ArchTest
    static final ArchRule anExpressionFindsOneMethodForAName = classes()
            .that()
            .resideInAPackage("io.oktafactors.camel.model")
            .should(new ArchCondition<>("have no method beside a getter of its name") {
                @Override
                public void check(JavaClass model, ConditionEvents events) {
                    model.getAllMethods().stream()
                            .filter(method -> method.getName().matches("get[A-Z].*"))
                            .map(getter ->
                                    Introspector.decapitalize(getter.getName().substring(3)))
                            .flatMap(name -> model.tryGetMethod(name).stream())
                            .forEach(twin -> events.add(SimpleConditionEvent.violated(twin, twin.getFullName())));
                }
            });
}
