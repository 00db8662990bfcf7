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
 * Linearizability of the map behind every guarding lock of the catalogue, checked by Lincheck's stress testing and model
 * checking. The canaries run through the same number of scenarios and must be caught. Neither mode covers memory models
 * weaker than this machine's: model checking assumes sequential consistency.
 *
 * <p>{@code -Dlincheck.effort=10} checks ten times as many scenarios. The test has its own JVM and does not use AssertJ:
 * Lincheck rewrites the loaded classes before and after each check, and some of AssertJ's double in size each time.
 */
@Tag("lincheck")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LinearizabilityTest {
    // Lincheck switches from stress to model checking quickly, but not back.
    private static final int STRESS = 1;
    private static final int MODEL_CHECKING = 2;

    /**
     * Enough to catch each canary in 99 of 100 runs: on two cores and on one, a single scenario caught the canary that is
     * hardest to catch (it forgets a key) in two of three cases, and each of the others in at least four of five.
     */
    private static final int SCENARIOS = 6 * Integer.getInteger("lincheck.effort", 1);

    private static final int STRESS_EXECUTIONS = 200;
    private static final int INTERLEAVINGS = 100;

    /**
     * Locks that perform operations on their own thread. The model checker schedules only threads that it has started, so
     * it rejects such a lock as non-deterministic.
     */
    private static final Set<String> WITH_OWN_THREAD = Set.of("owner");

    @Order(STRESS)
    @ParameterizedTest
    @MethodSource("guarding")
    void operationsOfRacingThreadsAreLinearizable(LockKind lock) {
        check(lock, stress());
    }

    @Order(MODEL_CHECKING)
    @ParameterizedTest
    @MethodSource("modelled")
    void operationsAreLinearizableInEveryInterleaving(LockKind lock) {
        check(lock, modelChecking());
    }

    @Order(MODEL_CHECKING)
    @ParameterizedTest
    @MethodSource("withOwnThread")
    void aLockWithItsOwnThreadCannotBeModelled(LockKind lock) {
        Throwable refusal = assertThrows(IllegalStateException.class, () -> check(lock, modelChecking()));

        assertTrue(refusal.getMessage().startsWith("Non-determinism"), refusal.getMessage());
    }

    @Order(STRESS)
    @ParameterizedTest
    @MethodSource("broken")
    void stressTestingCatchesBrokenLocks(LockKind canary) {
        assertThrows(LincheckAssertionError.class, () -> check(canary, stress()));
    }

    @Order(MODEL_CHECKING)
    @ParameterizedTest
    @MethodSource("broken")
    void modelCheckingCatchesBrokenLocks(LockKind canary) {
        assertThrows(LincheckAssertionError.class, () -> check(canary, modelChecking()));
    }

    static Stream<Named<LockKind>> guarding() {
        return named(LockCatalogue.LOCKS.stream().filter(LockKind::guards));
    }

    static Stream<Named<LockKind>> modelled() {
        return guarding().filter(lock -> !WITH_OWN_THREAD.contains(lock.getName()));
    }

    static Stream<Named<LockKind>> withOwnThread() {
        return guarding().filter(lock -> WITH_OWN_THREAD.contains(lock.getName()));
    }

    static Stream<Named<LockKind>> broken() {
        return named(Stream.concat(LockCatalogue.LOCKS.stream().filter(lock -> !lock.guards()), BrokenLocks.all()));
    }

    private static Stream<Named<LockKind>> named(Stream<LockKind> locks) {
        return locks.map(lock -> Named.of(lock.id(), lock));
    }

    private static void check(LockKind lock, Options<?, ?> options) {
        AtomicLong maps = new AtomicLong();
        RegistersBehindALock.factory = keys -> {
            maps.incrementAndGet();
            return lock.factory().apply(keys);
        };
        options.iterations(SCENARIOS)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .minimizeFailedScenario(false)
                .sequentialSpecification(RegistersBehindALock.Sequential.class)
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
