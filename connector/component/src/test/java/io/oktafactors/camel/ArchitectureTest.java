package io.oktafactors.camel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(packagesOf = OktaFactorsComponent.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** What sends, and what builds and holds its connections. */
    private static final String TRANSPORT = "io.oktafactors.camel.(OktaTransport|OktaClient|Quiet\\w+)(\\$.*)?";

    @ArchTest
    static final ArchRule theTransportAloneKnowsTheHttpClient = noClasses()
            .that()
            .haveNameNotMatching(TRANSPORT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..", "java.net.http..", "org.apache.camel.component..");

    @ArchTest
    static final ArchRule theComponentKnowsNoSpring =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.springframework..");

    @ArchTest
    static final ArchRule noPackagesKnowEachOtherInACircle =
            slices().matching("(io.oktafactors.camel..)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theModelsKnowJacksonAndNothingElse = classes()
            .that()
            .resideInAPackage("io.oktafactors.camel.model")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.oktafactors.camel.model", "com.fasterxml.jackson..", "java..");
}
