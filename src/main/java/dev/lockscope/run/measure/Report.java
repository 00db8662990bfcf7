package dev.lockscope.run.measure;

import dev.lockscope.lock.Cell;
import dev.lockscope.run.check.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The report of a whole run, made at its end. Distributions have buckets and curves.
 *
 * @param reads in total
 * @param writes in total
 * @param elapsedNanos running time from the start to the stop signal
 * @param limit operations that the pauses alone would have allowed within the requested duration; null if the pause was ever 0
 * @param seed of the workers' random numbers
 * @param state the keys that were written, read under the lock at the end
 * @param waits of timed operations
 * @param holds of timed operations
 * @param returns of timed operations, from the release to the return; null in older reports
 * @param overshoot of the pauses before timed operations
 * @param latency from the due time, in open pacing; else null
 * @param uncorrected latency from the request, in open pacing; else null
 * @param budget division of the workers' time
 * @param utilisation holder-seconds per second
 * @param retries repeated critical sections
 * @param collections garbage collections
 * @param mostCarriers the most virtual threads seen mounted at once; null for platform threads
 * @param fairness of the lock to the workers
 * @param verdict of the checks
 * @param machine that the run ran on
 * @param observer cost of measuring
 * @param dump stacks of the workers that the lock did not release; null if all ended
 * @param cutOff waits and operations that the end cut off; null in reports of versions that did not count them
 * @param warmUp that preceded the run in its JVM; null if there was none
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
        @Nullable ByKind returns,
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
        @Nullable ThreadDump dump,
        @Nullable CutOff cutOff,
        @Nullable WarmUp warmUp) {

    /** The waits that describe the run best: with those that the end cut off at their length by then. */
    public ByKind waitsAtLeast() {
        return cutOff == null ? waits : cutOff.waitsAtLeast();
    }

    /** The three lines of the classic program: {@code readOps}, {@code writeOps} and {@code state}. */
    public String classicLines() {
        return classicLines(reads, writes, state);
    }

    /** The same from the parts of a report. */
    public static String classicLines(long reads, long writes, List<Cell> state) {
        String map =
                state.stream().map(cell -> cell.key() + "=" + cell.value()).collect(Collectors.joining(", ", "{", "}"));
        return "readOps: %d\nwriteOps: %d\nstate: %s\n".formatted(reads, writes, map);
    }
}
