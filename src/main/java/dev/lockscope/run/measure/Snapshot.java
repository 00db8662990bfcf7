package dev.lockscope.run.measure;

import dev.lockscope.lock.Cell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a run at one instant. It is taken without the lock under test, so counts and state may be a few operations
 * apart; the last snapshot of a run is taken after the workers have ended and is exact. Components are of the interval since
 * the previous snapshot, except those marked as total or current.
 *
 * @param seq from 1, without gaps
 * @param t when, on the run's clock: nanoseconds since the start, without pauses
 * @param reads total
 * @param writes total
 * @param state the keys that were written, current
 * @param waits of timed operations; those of reads and writes together have buckets
 * @param holds of timed operations, like waits
 * @param returns of timed operations, from the release to the return; null in older snapshots
 * @param overshoot of the pauses before timed operations
 * @param latency from the due time, in open pacing; else null
 * @param uncorrected latency from the request, in open pacing; else null
 * @param waiting workers waiting for the lock, current
 * @param utilisation holder-seconds per second: for an exclusive lock, the share of time that it was held
 * @param budget division of the workers' time
 * @param jain Jain's fairness index over operations per worker and time present; null without operations
 * @param served operations per worker, total
 * @param readers requested, current
 * @param writers requested, current
 * @param offeredReads reads per second that the pauses alone would allow, current; null without pause
 * @param offeredWrites the same for writes
 * @param retries repeated critical sections
 * @param timed operations that were timed
 * @param carriers current; null for platform threads
 * @param collections garbage collections
 * @param capture state of its trigger, current
 * @param changes made to the run
 */
public record Snapshot(
        long seq,
        long t,
        long reads,
        long writes,
        List<Cell> state,
        ByKind waits,
        ByKind holds,
        @Nullable ByKind returns,
        Distribution overshoot,
        @Nullable ByKind latency,
        @Nullable ByKind uncorrected,
        long waiting,
        double utilisation,
        TimeBudget budget,
        @Nullable Double jain,
        OperationsPerWorker served,
        int readers,
        int writers,
        @Nullable Double offeredReads,
        @Nullable Double offeredWrites,
        long retries,
        long timed,
        @Nullable CarrierThreads carriers,
        GarbageCollections collections,
        CaptureTrigger.State capture,
        List<LiveChange> changes) {}
