package dev.lockscope.run.measure;

import dev.lockscope.run.worker.OperationCost;
import org.jspecify.annotations.Nullable;

/**
 * The cost of measuring a run.
 *
 * @param operations in total
 * @param timed operations that were timed
 * @param lost timed operations that are in no distribution, such as those of workers that never returned
 * @param overwritten timed operations that were overwritten in their ring before the run's thread read them: in the
 *     distributions, but not in the check of the versions' order; null in older reports
 * @param clockReadings by the workers, estimated
 * @param clockShare their share of the time of all cores, estimated from the cost of one reading
 * @param burstNanos time in the bursts that time all operations of a sampled run, in nanoseconds; null in older reports
 * @param traceBytes memory of the workers' operation rings
 * @param bareNanos cost of a loop in this JVM that draws keys and reads their values without Lockscope, per operation; null
 *     if it was not measured, like the three below
 * @param floorNanos cost of an untimed operation of one worker with no lock in this JVM
 * @param timedFloorNanos cost of a timed one, with its readings of the clock
 * @param bookkeepingShare share of the time of all cores that the run's operations cost more than a bare loop, without
 *     the readings of the clock, estimated
 * @param lockNanos time of a core per operation less the floor, from 0: what the lock itself costs, with its waiting where all
 *     cores are busy; null unless workers do nothing but operations (closed pacing without pause, hold, ramp and live changes)
 */
public record MeasuringOverhead(
        long operations,
        long timed,
        long lost,
        @Nullable Long overwritten,
        long clockReadings,
        double clockShare,
        @Nullable Long burstNanos,
        long traceBytes,
        @Nullable Double bareNanos,
        @Nullable Double floorNanos,
        @Nullable Double timedFloorNanos,
        @Nullable Double bookkeepingShare,
        @Nullable Double lockNanos) {

    /** Readings of the clock of one timed operation. */
    static final int READINGS = 4;

    /** A lock that costs less than this many floors can't be distinguished from none. */
    private static final double LEAST_FLOORS = 3;

    /** Whether a lock's own cost is so far above the floor that it can be compared. */
    public static boolean distinguishable(double lockNanos, double floorNanos) {
        return lockNanos > LEAST_FLOORS * floorNanos;
    }

    /**
     * The same with what operations cost in this JVM without a lock; without it if the run itself shows that they cost less.
     *
     * @param operationNanos time of a core per operation; null if not all of that is the operation's
     */
    MeasuringOverhead with(OperationCost cost, double coreNanos, double clockNanos, @Nullable Double operationNanos) {
        double untimedNanos = Math.max(0, cost.floorNanos() - cost.bareNanos());
        double timedNanos = Math.max(0, cost.timedFloorNanos() - cost.bareNanos() - READINGS * clockNanos);
        boolean dearer = operations * cost.floorNanos() > coreNanos
                || (operationNanos != null && cost.floorNanos() > operationNanos);
        if (dearer) {
            return this;
        }
        double nanos = (operations - timed) * untimedNanos + timed * timedNanos;
        return new MeasuringOverhead(
                operations,
                timed,
                lost,
                overwritten,
                clockReadings,
                clockShare,
                burstNanos,
                traceBytes,
                rounded(cost.bareNanos()),
                rounded(cost.floorNanos()),
                rounded(cost.timedFloorNanos()),
                nanos / coreNanos,
                operationNanos == null ? null : rounded(operationNanos - cost.floorNanos()));
    }

    private static double rounded(double nanos) {
        return Math.round(nanos * 10) / 10.0;
    }
}
