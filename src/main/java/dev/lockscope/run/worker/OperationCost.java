package dev.lockscope.run.worker;

import dev.lockscope.lock.Cells;
import dev.lockscope.lock.Guarantee;
import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.Registers;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Workload;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What an operation costs in this JVM with no lock at all, for one reader alone: the floor of what can be measured, and the
 * price of Lockscope's own bookkeeping. All in nanoseconds per operation.
 *
 * @param bareNanos of a loop that draws a key and reads its value
 * @param floorNanos of an untimed operation
 * @param timedFloorNanos of a timed operation, with its readings of the clock
 */
public record OperationCost(double bareNanos, double floorNanos, double timedFloorNanos) {
    /** Measurements agree if each figure differs by at most this part. */
    private static final double TOLERANCE = 0.1;

    private static final int MAX_PASSES = 4;

    private static volatile @Nullable OperationCost measured;

    /** Whether the figures of two calls have agreed, so that nothing more is to be measured. */
    private static boolean steady;

    /** The costs as last measured in this JVM; empty if no two measurements in succession have agreed. */
    public static Optional<OperationCost> measured() {
        return Optional.ofNullable(measured);
    }

    /**
     * Measures the costs until two measurements in succession agree, for at most a tenth of a second. To be called after each
     * run, when its code is compiled, and not during one: does nothing once two calls have agreed. Thread-safe.
     */
    public static synchronized void measure() {
        if (!steady) {
            OperationCost before = measured;
            OperationCost now = agreed(new Loops());
            steady = now != null && before != null && now.agrees(before);
            measured = now == null ? before : now;
        }
    }

    /** Null if the machine is too busy or the code not yet compiled. */
    private static @Nullable OperationCost agreed(Loops loops) {
        OperationCost last = loops.measure();
        for (int pass = 1; pass < MAX_PASSES; pass++) {
            OperationCost next = loops.measure();
            if (next.agrees(last)) {
                return next;
            }
            last = next;
        }
        return null;
    }

    boolean agrees(OperationCost other) {
        return agree(bareNanos, other.bareNanos)
                && agree(floorNanos, other.floorNanos)
                && agree(timedFloorNanos, other.timedFloorNanos);
    }

    private static boolean agree(double one, double other) {
        return Math.abs(one - other) <= TOLERANCE * Math.min(one, other);
    }

    /**
     * The loops. They perform the operations themselves, not through a {@link dev.lockscope.lock.LockedMap}: a further class of
     * locks at the place where workers call theirs would make runs slower. The overlap detector works as for a mutex.
     */
    private static final class Loops {
        private static final long NANOS_PER_LOOP = TimeUnit.MILLISECONDS.toNanos(8);

        /** Operations of one round: some ten microseconds, so that some rounds are not interrupted. */
        private static final int OPERATIONS = 1_000;

        private final Workload workload = unpaced();
        private final Cells cells = new Registers(workload.keys());
        private final LiveSettings liveSettings = new LiveSettings(workload);
        private final KeyValueGenerator generator;
        private final Reader reader;
        private final OperationSample sample = new OperationSample();

        private Loops() {
            double[] zipf = KeyValueGenerator.zipf(workload);
            RunClock clock = new RunClock(0);
            clock.start();
            generator = new KeyValueGenerator(workload, zipf, 1, 0);
            reader = new Reader(
                    new WorkerContext(
                            "floor",
                            workload,
                            1,
                            zipf,
                            LockCatalogue.LOCKS.getFirst().factory().apply(workload.keys()),
                            clock,
                            liveSettings,
                            new OverlapDetector(Guarantee.MUTUAL_EXCLUSION, workload.keys()),
                            () -> clock::restUntil,
                            new OperationRings(1, 4L * OPERATIONS * OperationRing.BYTES),
                            broken -> {}),
                    0);
        }

        private static Workload unpaced() {
            try {
                return Limits.accept(Map.of("readers", 1, "writers", 0, "pauseMicros", 0));
            } catch (InvalidWorkload impossible) {
                throw new IllegalStateException("the workload is invalid", impossible);
            }
        }

        private OperationCost measure() {
            liveSettings.apply(workload);
            double bareNanos = fastest(this::bareRound);
            double floorNanos = fastest(this::untimedRound);
            liveSettings.adaptSamplingInterval(LiveSettings.TIMED_PER_SECOND);
            return new OperationCost(bareNanos, floorNanos, fastest(this::timedRound));
        }

        /** The fastest round per operation: slower ones were not yet compiled, or disturbed. */
        private static double fastest(DoubleSupplier round) {
            // The first may initialise classes.
            double fastestNanos = round.getAsDouble();
            long beganSystemNanos = System.nanoTime();
            while (System.nanoTime() - beganSystemNanos < NANOS_PER_LOOP) {
                fastestNanos = Math.min(fastestNanos, round.getAsDouble());
            }
            return fastestNanos / OPERATIONS;
        }

        private double bareRound() {
            long sum = 0;
            long beganSystemNanos = System.nanoTime();
            for (int operation = 0; operation < OPERATIONS; operation++) {
                sum += cells.value(generator.key());
            }
            double nanos = System.nanoTime() - beganSystemNanos;
            reader.sum += sum;
            return nanos;
        }

        private double untimedRound() {
            long beganSystemNanos = System.nanoTime();
            reader.performUntimedUnguarded(cells, OPERATIONS);
            return System.nanoTime() - beganSystemNanos;
        }

        private double timedRound() {
            long beganSystemNanos = System.nanoTime();
            long nowSystemNanos = beganSystemNanos;
            for (int operation = 0; operation < OPERATIONS; operation++) {
                // The reading before the request, as in a run.
                nowSystemNanos = reader.performTimedUnguarded(cells, System.nanoTime());
            }
            reader.ring.drain(Long.MAX_VALUE, sample, operation -> {});
            return nowSystemNanos - beganSystemNanos;
        }
    }
}
