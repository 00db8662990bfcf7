package dev.lockscope.lock;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every lock of the catalogue that guards makes the map linearizable, as Lincheck sees it: by running threads against each
 * other, and by trying their interleavings one after the other. The canaries are driven in just the same way, through the
 * same number of scenarios, and are caught by them. What neither can see is what a weaker memory than this machine's would
 * do: model checking takes memory to be sequentially consistent.
 *
 * <p>{@code -Dlincheck.effort=10} tries ten times as many scenarios. It has a JVM of its own, and does without AssertJ: Lincheck
 * rewrites the loaded classes before and after each check, and some of AssertJ's double in size each time.
 */
@Tag("lincheck")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LinearizabilityTest {
    // Lincheck goes from the one to the other quickly, but not back.
    private static final int RACING = 1;
    private static final int MODELLED = 2;

    /**
     * Enough to catch any of the canaries in 99 of 100 tries: on two cores and on one, taken one by one, two scenarios of
     * three caught the canary that is the hardest to catch (it forgets a key), and four of five or more each of the others.
     */
    private static final int SCENARIOS = 6 * Integer.getInteger("lincheck.effort", 1);

    private static final int STRESS_EXECUTIONS = 200;
    private static final int INTERLEAVINGS = 100;

    /**
     * Locks that perform on a thread of their own. The model checker schedules only the threads that it has started, so to
     * it such a lock answers at times of its own choice, which it refuses as non-deterministic.
     */
    private static final Set<String> WITH_A_THREAD_OF_THEIR_OWN = Set.of("owner");

    @Order(RACING)
    @ParameterizedTest
    @MethodSource("guarding")
    void threadsThatRaceSeeOneOperationAfterTheOther(LockKind lock) {
        check(lock, stress());
    }

    @Order(MODELLED)
    @ParameterizedTest
    @MethodSource("modelled")
    void inEveryInterleavingThatIsTriedOneOperationComesAfterTheOther(LockKind lock) {
        check(lock, modelChecking());
    }

    @Order(MODELLED)
    @ParameterizedTest
    @MethodSource("withAThreadOfTheirOwn")
    void aLockWithAThreadOfItsOwnCannotBeModelled(LockKind lock) {
        Throwable refusal = assertThrows(IllegalStateException.class, () -> check(lock, modelChecking()));

        assertTrue(refusal.getMessage().startsWith("Non-determinism"), refusal.getMessage());
    }

    @Order(RACING)
    @ParameterizedTest
    @MethodSource("broken")
    void threadsThatRaceBehindABrokenLockAreCaught(LockKind canary) {
        assertThrows(LincheckAssertionError.class, () -> check(canary, stress()));
    }

    @Order(MODELLED)
    @ParameterizedTest
    @MethodSource("broken")
    void anInterleavingThatABrokenLockAllowsIsFound(LockKind canary) {
        assertThrows(LincheckAssertionError.class, () -> check(canary, modelChecking()));
    }

    static Stream<Named<LockKind>> guarding() {
        return named(LockCatalogue.LOCKS.stream().filter(LockKind::guards));
    }

    static Stream<Named<LockKind>> modelled() {
        return guarding().filter(lock -> !WITH_A_THREAD_OF_THEIR_OWN.contains(lock.getName()));
    }

    static Stream<Named<LockKind>> withAThreadOfTheirOwn() {
        return guarding().filter(lock -> WITH_A_THREAD_OF_THEIR_OWN.contains(lock.getName()));
    }

    static Stream<Named<LockKind>> broken() {
        return named(Stream.concat(LockCatalogue.LOCKS.stream().filter(lock -> !lock.guards()), BrokenLocks.all()));
    }

    private static Stream<Named<LockKind>> named(Stream<LockKind> locks) {
        return locks.map(lock -> Named.of(lock.id(), lock));
    }

    private static void check(LockKind lock, Options<?, ?> options) {
        AtomicLong maps = new AtomicLong();
        RegistersBehindALock.making = keys -> {
            maps.incrementAndGet();
            return lock.factory().apply(keys);
        };
        options.iterations(SCENARIOS)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .minimizeFailedScenario(false)
                .sequentialSpecification(RegistersBehindALock.OneAtATime.class)
                .check(RegistersBehindALock.class);
        assertTrue(maps.get() > SCENARIOS, () -> maps + " maps were made behind " + lock.id());
    }

    private static StressOptions stress() {
        return new StressOptions().invocationsPerIteration(STRESS_EXECUTIONS);
    }

    private static ModelCheckingOptions modelChecking() {
        return new ModelCheckingOptions().invocationsPerIteration(INTERLEAVINGS);
    }
}
