package dev.lockscope;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import dev.lockscope.canary.cli.ImportsTheApi;
import dev.lockscope.canary.elsewhere.OutsideTheLayout;
import dev.lockscope.canary.experiment.ImportsAWorker;
import dev.lockscope.canary.history.ReadsSettings;
import dev.lockscope.canary.live.ImportsItsServer;
import dev.lockscope.canary.lock.ImportsAWorkload;
import dev.lockscope.canary.log.ImportsAFramework;
import dev.lockscope.canary.run.ImportsJackson;
import dev.lockscope.canary.run.ReadsTheWallClock;
import dev.lockscope.canary.run.RunManager;
import dev.lockscope.canary.run.worker.ReadsTheReport;
import dev.lockscope.canary.util.Something;
import dev.lockscope.experiment.Experiment;
import dev.lockscope.run.Run;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the architecture. Each comes with a canary: a class that breaks it, to show that the rule detects it. */
class ArchitectureTest {
    /** From top to bottom: the packages of a layer may import those of the layers below it. */
    private static final List<List<String>> LAYERS = List.of(
            List.of("app"),
            List.of("cli", "api", "telemetry"),
            List.of("live"),
            List.of("history"),
            List.of("format"),
            List.of("comparison"),
            List.of("experiment"),
            List.of("runner"),
            List.of("log"),
            List.of("metric"),
            List.of("run"),
            List.of("config"),
            List.of("workload"),
            List.of("lock"));

    /** Within {@code run}, from top to bottom. */
    private static final List<List<String>> LAYERS_OF_A_RUN =
            List.of(List.of("run.measure"), List.of("run.check"), List.of("run.worker"));

    private static final String[] PLAIN =
            packages("format", "comparison", "experiment", "runner", "log", "metric", "run", "workload", "lock");
    private static final String[] CORE = packages("run", "workload", "lock");

    private static final String[] LIBRARIES_OF_THE_CORE = {
        "java..", "jdk.management..", "jdk.jfr..", "org.jspecify..", "org.HdrHistogram..", "org.jctools.."
    };

    private static final String[] LIBRARIES =
            concat(LIBRARIES_OF_THE_CORE, "com.fasterxml.jackson..", "org.hipparchus..");

    private static final JavaClasses PROJECT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.lockscope");

    @ParameterizedTest
    @MethodSource("rules")
    void theProjectKeepsTheRule(ArchRule rule) {
        rule.check(PROJECT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRuleDetectsItsCanary(ArchRule rule, Class<?> canary) {
        // The canary is checked alone, so most packages are empty.
        ArchRule lenient = rule.allowEmptyShould(true);

        assertThat(lenient.evaluate(new ClassFileImporter().importClasses(canary))
                        .getFailureReport()
                        .getDetails())
                .isNotEmpty()
                .allSatisfy(detail -> assertThat(detail).contains(canary.getSimpleName()));
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                rule("every class is in a package of the layout", everyPackageIsInTheLayout(), OutsideTheLayout.class),
                rule("plain packages import no framework", onlyDependsOn(PLAIN, LIBRARIES), ImportsAFramework.class),
                rule("the core imports no Jackson", onlyDependsOn(CORE, LIBRARIES_OF_THE_CORE), ImportsJackson.class),
                rule("the lowest layer imports no other", importsPointDown(LAYERS), ImportsAWorkload.class),
                rule("no layer imports the one above", importsPointDown(LAYERS), ImportsItsServer.class),
                rule("the layers of a run point down", importsPointDown(LAYERS_OF_A_RUN), ReadsTheReport.class),
                rule("commands and API are independent", commandsAndApiAreIndependent(), ImportsTheApi.class),
                rule(
                        "only app and api read settings",
                        onlyUsedBy("config", "app", "api", "config"),
                        ReadsSettings.class),
                rule("only run uses workers", onlyUsedBy("run.worker", "run"), ImportsAWorker.class),
                rule("only start times are wall-clock times", onlyStartTimesAreWallClock(), ReadsTheWallClock.class),
                rule("no package has a vague name", noPackageHasAVagueName(), Something.class),
                rule("no class has a vague name", noClassHasAVagueName(), RunManager.class));
    }

    private static Arguments rule(String name, ArchRule rule, Class<?> canary) {
        return Arguments.of(Named.of(name, rule), canary);
    }

    private static ArchRule everyPackageIsInTheLayout() {
        return classes()
                .should()
                .resideInAnyPackage(
                        packages(LAYERS.stream().flatMap(List::stream).toArray(String[]::new)));
    }

    private static ArchRule onlyDependsOn(String[] packages, String[] libraries) {
        return classes()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(concat(packages, libraries));
    }

    private static ArchRule importsPointDown(List<List<String>> layers) {
        List<ArchRule> layerByLayer = IntStream.range(1, layers.size())
                .<ArchRule>mapToObj(layer -> noClasses()
                        .that()
                        .resideInAnyPackage(packages(layers.get(layer).toArray(String[]::new)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(packages(layers.subList(0, layer).stream()
                                .flatMap(List::stream)
                                .toArray(String[]::new))))
                .toList();
        return CompositeArchRule.of(layerByLayer);
    }

    private static ArchRule commandsAndApiAreIndependent() {
        return CompositeArchRule.of(List.of(independent("cli", "api"), independent("api", "cli")));
    }

    private static ArchRule independent(String one, String other) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages(one))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(other));
    }

    private static ArchRule onlyUsedBy(String used, String... users) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages(users))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(used));
    }

    /** The system clock can be adjusted; every other time is of {@link System#nanoTime}. */
    private static ArchRule onlyStartTimesAreWallClock() {
        return noClasses()
                .that()
                .areNotAssignableTo(Run.class)
                .and()
                .areNotAssignableTo(Experiment.class)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis");
    }

    private static ArchRule noPackageHasAVagueName() {
        return noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..", "..impl..");
    }

    private static ArchRule noClassHasAVagueName() {
        return noClasses()
                .should()
                .haveNameMatching(".*[.$]([A-Z]\\w*)?(Util|Common|Helper|Manager|Impl)s?([A-Z]\\w*)?");
    }

    /** The patterns of packages with all below them, and of the canaries' packages of the same names. */
    private static String[] packages(String... names) {
        return Arrays.stream(names)
                .flatMap(name ->
                        Stream.of("dev.lockscope.%s..".formatted(name), "dev.lockscope.canary.%s..".formatted(name)))
                .toArray(String[]::new);
    }

    private static String[] concat(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }
}
