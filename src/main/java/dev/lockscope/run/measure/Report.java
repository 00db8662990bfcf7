package dev.lockscope.run.measure;

import dev.lockscope.run.check.Verdict;


import dev.lockscope.lock.Cell;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an ended run says, of the whole run. Distributions are in buckets and with their curves.
 *
 * @param reads made in all
 * @param writes made in all
 * @param elapsedNanos running time from the start to the moment the workers were told to stop
 * @param limit operations that the pauses alone would have allowed in that time, but in no more than the time asked for;
 *     null when there was no pause, or not always one
 * @param seed what the workers' draws followed from
 * @param state the keys that were written, taken under a last lock
 * @param waits of timed operations
 * @param holds of timed operations
 * @param overshoot of the rests before timed operations
 * @param latency in open pacing, from the time due; else null
 * @param uncorrected in open pacing, from asking; else null
 * @param budget where the workers' time went
 * @param utilisation holder-seconds a second
 * @param retries sections that were performed again
 * @param collections of garbage
 * @param mostCarriers the most virtual threads that were seen being carried at once; null for platform threads
 * @param fairness how evenly the lock served the workers
 * @param verdict what was checked
 * @param machine what it ran on
 * @param observer what measuring cost
 * @param dump where those stood that the lock did not give back; null when it gave back all
 */
public record Report(
        long reads,
        long writes,
        long elapsedNanos,
        @Nullable Long limit,
        long seed,
        List<Cell> state,
        ByKind waits,
        ByKind holds,
        ByKind overshoot,
        @Nullable ByKind latency,
        @Nullable ByKind uncorrected,
        TimeBudget budget,
        double utilisation,
        long retries,
        GarbageCollections collections,
        @Nullable Integer mostCarriers,
        Fairness fairness,
        Verdict verdict,
        Machine machine,
        MeasuringOverhead observer,
        @Nullable ThreadDump dump) {

    /** The three lines of the classic program: {@code readOps}, {@code writeOps} and {@code state}. */
    public String classicLines() {
        return classicLines(reads, writes, state);
    }

    /** The same, of a report that is there only in parts. */
    public static String classicLines(long reads, long writes, List<Cell> state) {
        String map =
                state.stream().map(cell -> cell.key() + "=" + cell.value()).collect(Collectors.joining(", ", "{", "}"));
        return "readOps: %d\nwriteOps: %d\nstate: %s\n".formatted(reads, writes, map);
    }
}
