package dev.lockscope.lock;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.Options;
import org.junit.jupiter.api.Named;

/**
 * The check of the map behind a lock by Lincheck. Canaries run through the same number of scenarios and must be caught. Neither
 * of Lincheck's modes covers memory models weaker than this machine's: model checking assumes sequential consistency.
 *
 * <p>{@code -Dlincheck.effort=10} checks ten times as many scenarios. Each mode has its own JVM and does not use AssertJ: Lincheck
 * rewrites the loaded classes before and after each check, and some of AssertJ's double in size each time.
 */
final class Linearizability {
    /**
     * Enough to catch each canary in 99 of 100 runs: on two cores and on one, a single scenario caught the canary that is
     * hardest to catch (it forgets a key) in two of three cases, and each of the others in at least four of five.
     */
    private static final int SCENARIOS = 6 * Integer.getInteger("lincheck.effort", 1);

    private Linearizability() {}

    static Stream<Named<LockKind>> guarding() {
        return named(LockCatalogue.LOCKS.stream().filter(LockKind::guards));
    }

    static Stream<Named<LockKind>> broken() {
        return named(Stream.concat(LockCatalogue.LOCKS.stream().filter(lock -> !lock.guards()), BrokenLocks.all()));
    }

    private static Stream<Named<LockKind>> named(Stream<LockKind> locks) {
        return locks.map(lock -> Named.of(lock.id(), lock));
    }

    /** Fails with a {@code LincheckAssertionError} if the map behind the lock is not linearizable. */
    static void check(LockKind lock, Options<?, ?> options) {
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
}
