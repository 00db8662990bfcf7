package dev.lockscope.lock;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Linearizability of the map behind every guarding lock of the catalogue, by Lincheck's stress testing. */
@Tag("lincheck")
class LinearizabilityStressTest {
    private static final int EXECUTIONS = 200;

    @ParameterizedTest
    @MethodSource("dev.lockscope.lock.Linearizability#guarding")
    void operationsOfRacingThreadsAreLinearizable(LockKind lock) {
        Linearizability.check(lock, stress());
    }

    @ParameterizedTest
    @MethodSource("dev.lockscope.lock.Linearizability#broken")
    void stressTestingCatchesBrokenLocks(LockKind canary) {
        assertThrows(LincheckAssertionError.class, () -> Linearizability.check(canary, stress()));
    }

    private static StressOptions stress() {
        return new StressOptions().invocationsPerIteration(EXECUTIONS);
    }
}
