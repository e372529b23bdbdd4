package io.oktafactors.routes;

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

/** Which package of the app may use which. */
@AnalyzeClasses(packagesOf = OktaFactorsApplication.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = OktaFactorsApplication.class.getPackageName();

    /** Every package with those that it may use. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("", Set.of("demo")),
            Map.entry("settings", Set.of()),
            Map.entry("access", Set.of()),
            Map.entry("log", Set.of()),
            Map.entry("event", Set.of()),
            Map.entry("folder", Set.of()),
            Map.entry("state", Set.of("event", "settings")),
            Map.entry("audit", Set.of("event")),
            Map.entry("policy", Set.of("event", "settings", "state")),
            Map.entry("queue", Set.of("audit", "event", "settings", "state")),
            Map.entry("broker", Set.of("access", "broker.door", "log", "queue", "settings")),
            Map.entry("broker.door", Set.of("log")),
            Map.entry("feed", Set.of("event")),
            Map.entry("feed.hr", Set.of("event", "feed")),
            Map.entry("feed.csv", Set.of("event", "feed", "feed.hr", "folder", "state")),
            Map.entry("feed.kafka", Set.of("event", "feed", "feed.hr")),
            Map.entry("ticket", Set.of("event", "feed", "queue")),
            Map.entry("schedule", Set.of("event", "feed", "state")),
            Map.entry("accept", Set.of("audit", "event", "feed", "queue", "state")),
            Map.entry("work.plan", Set.of("event", "policy", "schedule", "state")),
            Map.entry("work", Set.of("audit", "event", "log", "policy", "queue", "state", "work.plan")),
            Map.entry("console", Set.of("access", "broker", "settings", "state")),
            Map.entry("demo", Set.of("console", "settings", "state")));

    @ArchTest
    static void everyPackageUsesOnlyThoseItMay(JavaClasses classes) {
        Map<String, Set<String>> beyond = new TreeMap<>();
        for (JavaClass each : classes) {
            String from = name(each);
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

    /** Events are left out: a sealed interface and its kinds know each other. */
    @ArchTest
    static final ArchRule noClassesOfAPackageUseEachOtherInACycle = slices().assignedFrom(new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass each) {
                    if (!each.getPackageName().startsWith(ROOT)
                            || each.getPackageName().equals(ROOT + ".event")) {
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
