package dev.lockscope.lock;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Stream;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Linearizability of the map behind every guarding lock of the catalogue, by Lincheck's model checking. */
@Tag("lincheck")
class LinearizabilityModelTest {
    private static final int INTERLEAVINGS = 100;

    /**
     * Locks that perform operations on their own thread. The model checker schedules only threads that it has started. That
     * one runs beside them at its own pace, so the checker finds executions that differ or, where it comes late, one that
     * waits for it without end.
     */
    private static final Set<String> WITH_OWN_THREAD = Set.of("owner");

    @ParameterizedTest
    @MethodSource("modelled")
    void operationsAreLinearizableInEveryInterleaving(LockKind lock) {
        Linearizability.check(lock, modelChecking());
    }

    @ParameterizedTest
    @MethodSource("withOwnThread")
    void aLockWithItsOwnThreadCannotBeModelled(LockKind lock) {
        Throwable refusal = assertThrows(Throwable.class, () -> Linearizability.check(lock, modelChecking()));

        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.startsWith("Non-determinism") || message.contains("The execution has hung"), message);
    }

    @ParameterizedTest
    @MethodSource("dev.lockscope.lock.Linearizability#broken")
    void modelCheckingCatchesBrokenLocks(LockKind canary) {
        assertThrows(LincheckAssertionError.class, () -> Linearizability.check(canary, modelChecking()));
    }

    static Stream<Named<LockKind>> modelled() {
        return Linearizability.guarding().filter(lock -> !WITH_OWN_THREAD.contains(lock.getName()));
    }

    static Stream<Named<LockKind>> withOwnThread() {
        return Linearizability.guarding().filter(lock -> WITH_OWN_THREAD.contains(lock.getName()));
    }

    private static ModelCheckingOptions modelChecking() {
        return new ModelCheckingOptions().invocationsPerIteration(INTERLEAVINGS);
    }
}
