package dev.lockscope.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunState;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.workload.Preset;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is listed.
 *
 * @param periodMillis interval between two snapshots
 * @param preset id of the preset with the same workload, if there is one
 * @param workload in JSON
 * @param stored what is stored of it
 * @param noChecksum whether it was imported from a log without a checksum
 */
public record RunSummary(
        String id,
        RunState state,
        Instant startedAt,
        long periodMillis,
        String lock,
        @Nullable String preset,
        String workload,
        Outcome outcome,
        Stored stored,
        RunLabels labels,
        boolean noChecksum) {

    /**
     * The counts up to the last stored snapshot or, once the run has ended, of the whole run.
     *
     * @param elapsedNanos running time
     * @param p99WaitNanos null before the end
     * @param jain fairness over all workers; null before the end and without operations
     * @param grade of the verdict, in lower case; null before the end
     * @param failure cause, if the run failed
     */
    public record Outcome(
            long reads,
            long writes,
            long elapsedNanos,
            @Nullable Long p99WaitNanos,
            @Nullable Double jain,
            @Nullable String grade,
            @Nullable String failure) {
        private static final int MAX_FAILURE_LENGTH = 1_000;

        static final Outcome NONE = partial(0, 0, 0, null);

        /** The outcome of a run without a report. */
        static Outcome partial(long reads, long writes, long elapsedNanos, @Nullable String failure) {
            return new Outcome(reads, writes, elapsedNanos, null, null, null, failure);
        }

        private static Outcome of(Run run, @Nullable Snapshot newest) {
            String failure = run.failure().map(Outcome::abbreviated).orElse(null);
            return newest == null
                    ? partial(0, 0, 0, failure)
                    : partial(newest.reads(), newest.writes(), newest.t(), failure);
        }

        private static Outcome of(Run run, Report report) {
            return new Outcome(
                    report.reads(),
                    report.writes(),
                    report.elapsedNanos(),
                    report.waits().all().p99(),
                    report.fairness().jain(),
                    report.verdict().grade().name().toLowerCase(Locale.ROOT),
                    run.failure().map(Outcome::abbreviated).orElse(null));
        }

        private static String abbreviated(Throwable failure) {
            String text = failure.toString();
            return text.length() <= MAX_FAILURE_LENGTH ? text : text.substring(0, MAX_FAILURE_LENGTH - 1) + "…";
        }
    }

    /**
     * What is stored of a run.
     *
     * @param lastSeq number of the newest stored snapshot, 0 for none
     * @param missing snapshots that were taken but not stored
     * @param bytes of its snapshots, intervals and documents
     */
    public record Stored(long lastSeq, long missing, long bytes) {
        public static final Stored NOTHING = new Stored(0, 0, 0);
    }

    /**
     * A run of this process.
     *
     * @param state the state to be listed; the report counts only if it is an end
     * @param newest the newest snapshot
     */
    public static RunSummary of(
            Run run, RunState state, @Nullable Snapshot newest, ObjectMapper json, RunLabels labels, Stored stored) {
        return new RunSummary(
                run.id(),
                state,
                run.startedAt(),
                run.period().toMillis(),
                run.workload().lock(),
                Preset.with(run.workload()).map(Preset::id).orElse(null),
                json.valueToTree(run.workload()).toString(),
                run.report()
                        .filter(report -> state.ended())
                        .map(report -> Outcome.of(run, report))
                        .orElseGet(() -> Outcome.of(run, newest)),
                stored,
                labels,
                false);
    }

    /** The same run with another outcome, and with or without a checksum of its log. */
    RunSummary ended(Outcome changed, boolean withoutChecksum) {
        return copy(changed, stored, withoutChecksum);
    }

    public RunSummary with(Stored changed) {
        return copy(outcome, changed, noChecksum);
    }

    private RunSummary copy(Outcome newOutcome, Stored newStored, boolean newNoChecksum) {
        return new RunSummary(
                id,
                state,
                startedAt,
                periodMillis,
                lock,
                preset,
                workload,
                newOutcome,
                newStored,
                labels,
                newNoChecksum);
    }

    public long reads() {
        return outcome.reads;
    }

    public long writes() {
        return outcome.writes;
    }

    public long elapsedNanos() {
        return outcome.elapsedNanos;
    }

    public @Nullable Long p99WaitNanos() {
        return outcome.p99WaitNanos;
    }

    public @Nullable Double jain() {
        return outcome.jain;
    }

    public @Nullable String grade() {
        return outcome.grade;
    }

    public @Nullable String failure() {
        return outcome.failure;
    }

    public long lastSeq() {
        return stored.lastSeq;
    }

    public long missing() {
        return stored.missing;
    }

    public long bytes() {
        return stored.bytes;
    }
}
