package io.oktafactors.sandbox;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which package may use which. */
@AnalyzeClasses(packagesOf = OktaSandbox.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = OktaSandbox.class.getPackageName();

    /** Every package with those that it may use; the root package puts all of them together. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("api", Set.of()),
            Map.entry("error", Set.of()),
            Map.entry("json", Set.of("error")),
            Map.entry("proof", Set.of("error", "json")),
            Map.entry("factor", Set.of("error", "json", "proof")),
            Map.entry("limit", Set.of("api", "error", "factor")),
            Map.entry("fault", Set.of("api", "limit")),
            Map.entry("oauth", Set.of("api", "factor")),
            Map.entry("signin", Set.of("api", "error", "oauth")),
            Map.entry("user", Set.of("api", "error", "factor", "oauth", "proof")),
            Map.entry("store", Set.of("api", "oauth", "proof", "user")),
            Map.entry("organization", Set.of("api", "error", "factor", "limit", "proof", "signin", "user")),
            Map.entry("operation", Set.of("api", "error", "factor", "json", "limit", "proof", "user")),
            Map.entry("outside", Set.of("api", "factor", "fault", "limit", "operation", "proof", "signin", "user")),
            Map.entry("http", Set.of("api", "error", "factor", "json", "limit", "user")),
            Map.entry(
                    "http.gateway",
                    Set.of("api", "error", "factor", "fault", "http", "json", "limit", "oauth", "signin")),
            Map.entry("http.okta", Set.of("api", "error", "factor", "http", "json", "operation", "proof", "user")),
            Map.entry(
                    "http.control",
                    Set.of(
                            "api",
                            "error",
                            "fault",
                            "http",
                            "http.okta",
                            "json",
                            "limit",
                            "outside",
                            "proof",
                            "signin",
                            "user")),
            Map.entry("server", Set.of("api", "http", "http.control", "http.gateway", "limit", "user")),
            Map.entry("junit", Set.of("")));

    @ArchTest
    static void everyPackageUsesOnlyThoseItMay(JavaClasses classes) {
        Map<String, Set<String>> beyond = new TreeMap<>();
        for (JavaClass each : classes) {
            String from = name(each);
            if (from.isEmpty()) {
                continue;
            }
            each.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass())
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .map(ArchitectureTest::name)
                    .filter(to -> !to.equals(from)
                            && !ALLOWED.getOrDefault(from, Set.of()).contains(to))
                    .forEach(to ->
                            beyond.computeIfAbsent(from, any -> new TreeSet<>()).add(to));
        }
        assertThat(beyond).as("arrows that the table does not have").isEmpty();
    }

    @ArchTest
    static final ArchRule noPackagesUseEachOtherInACycle =
            slices().matching("(" + ROOT + "..)").should().beFreeOfCycles();

    /** The root package is left out: a sandbox knows its builder and the builder what it builds. */
    @ArchTest
    static final ArchRule noClassesOfAPackageUseEachOtherInACycle = slices().assignedFrom(new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass each) {
                    if (!each.getPackageName().startsWith(ROOT + ".")) {
                        return SliceIdentifier.ignore();
                    }
                    return SliceIdentifier.of(
                            each.getPackageName(), outermost(each).getSimpleName());
                }

                @Override
                public String getDescription() {
                    return "classes with what is nested in them";
                }
            })
            .should()
            .beFreeOfCycles();

    private static JavaClass outermost(JavaClass each) {
        return each.getEnclosingClass().map(ArchitectureTest::outermost).orElse(each);
    }

    private static String name(JavaClass each) {
        return each.getPackageName().equals(ROOT) ? "" : each.getPackageName().substring(ROOT.length() + 1);
    }
}
