package dev.lockscope.run.measure;

import dev.lockscope.lock.Cell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was true at one instant of a run. It is taken without the lock under test, so counts and state may be a few
 * operations apart; the last one of a run is taken when the workers are gone and is exact. Counts are since the run's
 * start; all else is of the interval since the snapshot before, unless it says now.
 *
 * @param seq from 1, without holes
 * @param t nanoseconds of running time since the run's start; it stands still while the run is paused
 * @param reads made so far
 * @param writes made so far
 * @param state the keys that were written, now
 * @param waits of timed operations; those of reads and writes together in buckets
 * @param holds the same of holds
 * @param overshoot of the rests before timed operations
 * @param latency in open pacing, from the time due; else null
 * @param uncorrected in open pacing, from asking; else null
 * @param waiting workers that want the lock now
 * @param utilisation holder-seconds a second: the share of time that the lock was held, where it lets in one at a time
 * @param budget where the workers' time went
 * @param jain Jain's fairness index over operations per worker; null when none was made
 * @param served operations of each worker so far
 * @param readers that are to be there now
 * @param writers that are to be there now
 * @param offeredReads reads a second that the pauses alone would allow now; null when there is no pause
 * @param offeredWrites the same of writes
 * @param retries sections that were performed again
 * @param timed operations that were timed
 * @param carriers now; null when the workers are platform threads
 * @param collections of garbage
 * @param capture where its trigger stands now
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
