package io.oktafactors.camel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.beans.Introspector;
import java.util.Arrays;

/** Who may know whom. */
@AnalyzeClasses(packagesOf = OktaFactorsComponent.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

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

    /** The packages below the operations; those above are still to follow. */
    @ArchTest
    static final ArchRule theGroundKnowsNothingAbove = noClasses()
            .that()
            .resideInAnyPackage(within("concurrent", "gate", "http", "wire", "model", "budget"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(within(
                    "connection",
                    "push",
                    "call",
                    "admission",
                    "request",
                    "options",
                    "operation",
                    "credential",
                    "dump"));

    private static String[] within(String... packages) {
        return Arrays.stream(packages).map("io.oktafactors.camel."::concat).toArray(String[]::new);
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
