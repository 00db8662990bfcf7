package dev.lockscope;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import dev.lockscope.canary.elsewhere.WithoutARoom;
import dev.lockscope.canary.live.LooksBack;
import dev.lockscope.canary.lock.LooksUp;
import dev.lockscope.canary.run.ImportsAFramework;
import dev.lockscope.canary.run.ReadsTheWallClock;
import dev.lockscope.canary.run.RunManager;
import dev.lockscope.canary.util.Something;
import dev.lockscope.experiment.Experiment;
import dev.lockscope.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house. Each comes with a canary, a class that breaks it, to show that the rule would notice. */
class ArchitectureTest {
    /** From the top of the house to the bottom: a room may know those behind it in this list. */
    private static final List<String> ROOMS = Stream.of(
                    "cli", "api", "telemetry", "live", "history", "experiment", "run", "workload", "lock")
            .map(ArchitectureTest::room)
            .toList();

    private static final String[] PLAIN = Stream.concat(
                    Stream.of("experiment", "run", "workload", "lock").map(ArchitectureTest::room),
                    Stream.of(
                            "java..",
                            "jdk.management..",
                            "jdk.jfr..",
                            "org.jspecify..",
                            "org.HdrHistogram..",
                            "org.jctools..",
                            "org.hipparchus.."))
            .toArray(String[]::new);

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.lockscope");

    @ParameterizedTest
    @MethodSource("rules")
    void theHouseKeepsTheRule(ArchRule rule) {
        rule.check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRuleNoticesItsCanary(ArchRule rule, Class<?> canary) {
        // The canary is alone in the house: most rooms are empty.
        ArchRule lenient = rule.allowEmptyShould(true);

        assertThat(lenient.evaluate(new ClassFileImporter().importClasses(canary))
                        .getFailureReport()
                        .getDetails())
                .isNotEmpty()
                .allSatisfy(detail -> assertThat(detail).contains(canary.getSimpleName()));
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                rule("every class has a room", everyClassHasARoom(), WithoutARoom.class),
                rule("plain rooms import no framework", plainRoomsImportNoFramework(), ImportsAFramework.class),
                rule("the bottom room knows no other", importsPointOneWay(), LooksUp.class),
                rule("no room knows the one that serves it", importsPointOneWay(), LooksBack.class),
                rule("only the start is by the wall clock", onlyTheStartIsByTheWallClock(), ReadsTheWallClock.class),
                rule("no package has a name that says nothing", packagesSayWhatTheyAre(), Something.class),
                rule("no class has a name that says nothing", classesSayWhatTheyAre(), RunManager.class));
    }

    private static Arguments rule(String name, ArchRule rule, Class<?> canary) {
        return Arguments.of(Named.of(name, rule), canary);
    }

    private static ArchRule everyClassHasARoom() {
        return classes().should().resideInAnyPackage(ROOMS.toArray(String[]::new));
    }

    private static ArchRule plainRoomsImportNoFramework() {
        return classes()
                .that()
                .resideInAnyPackage(PLAIN)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(PLAIN);
    }

    private static ArchRule importsPointOneWay() {
        List<ArchRule> roomByRoom = IntStream.range(1, ROOMS.size())
                .<ArchRule>mapToObj(room -> noClasses()
                        .that()
                        .resideInAPackage(ROOMS.get(room))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(ROOMS.subList(0, room).toArray(String[]::new)))
                .toList();
        return CompositeArchRule.of(roomByRoom);
    }

    /** Which anyone may set; all else that has a time is by {@link System#nanoTime}. */
    private static ArchRule onlyTheStartIsByTheWallClock() {
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

    private static ArchRule packagesSayWhatTheyAre() {
        return noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..", "..impl..");
    }

    private static ArchRule classesSayWhatTheyAre() {
        return noClasses()
                .should()
                .haveNameMatching(".*[.$]([A-Z]\\w*)?(Util|Common|Helper|Manager|Impl)s?([A-Z]\\w*)?");
    }

    /** The pattern of a room and, below the canaries' own root, of a room of the same name. */
    private static String room(String name) {
        return "dev.lockscope.." + name + "..";
    }
}
