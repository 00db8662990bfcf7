package dev.lockscope.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunState;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.workload.Preset;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is listed of a run.
 *
 * @param periodMillis from one snapshot to the next
 * @param preset id of the one whose workload it has, if there is one
 * @param workload in JSON
 * @param reads made by the last snapshot that is kept or, once the run has ended, in all
 * @param writes the same of writes
 * @param elapsedNanos the same of its running time
 * @param p99WaitNanos of the whole run; null before its end
 * @param jain fairness over all workers; null before its end and where no operation was made
 * @param grade of the verdict, in the word that it has in JSON; null before its end
 * @param failure what broke, when it failed
 * @param lastSeq number of the newest snapshot that is kept, 0 for none
 * @param missing snapshots that were taken but not kept
 * @param bytes that its snapshots, intervals and documents take
 * @param noChecksum whether it comes from a log that did not end with a checksum
 */
public record RunSummary(
        String id,
        RunState state,
        Instant startedAt,
        long periodMillis,
        String lock,
        @Nullable String preset,
        String workload,
        long reads,
        long writes,
        long elapsedNanos,
        @Nullable Long p99WaitNanos,
        @Nullable Double jain,
        @Nullable String grade,
        @Nullable String failure,
        long lastSeq,
        long missing,
        long bytes,
        RunLabels labels,
        boolean noChecksum) {
    private static final int LONGEST_FAILURE = 1_000;

    /** A run of which nothing is kept, with the counts of its newest snapshot or, once it has ended, of its report. */
    public static RunSummary of(
            Run run, RunState state, @Nullable Snapshot newest, ObjectMapper json, RunLabels labels) {
        Optional<Report> report = run.report().filter(there -> state.ended());
        return new RunSummary(
                run.id(),
                state,
                run.startedAt(),
                run.period().toMillis(),
                run.workload().lock(),
                Preset.with(run.workload()).map(Preset::id).orElse(null),
                json.valueToTree(run.workload()).toString(),
                report.map(Report::reads).orElse(newest == null ? 0 : newest.reads()),
                report.map(Report::writes).orElse(newest == null ? 0 : newest.writes()),
                report.map(Report::elapsedNanos).orElse(newest == null ? 0 : newest.t()),
                report.map(there -> there.waits().all().p99()).orElse(null),
                report.map(there -> there.fairness().jain()).orElse(null),
                report.map(there -> there.verdict().grade().name().toLowerCase(Locale.ROOT))
                        .orElse(null),
                run.failure().map(RunSummary::inBrief).orElse(null),
                0,
                0,
                0,
                labels,
                false);
    }

    /** The same, as far as the last snapshot has it. */
    public RunSummary cutOff(long nowReads, long nowWrites, long nowElapsedNanos, @Nullable String nowFailure) {
        return ended(nowReads, nowWrites, nowElapsedNanos, null, null, null, nowFailure);
    }

    /** The same with what it has come to. */
    public RunSummary ended(
            long nowReads,
            long nowWrites,
            long nowElapsedNanos,
            @Nullable Long nowP99WaitNanos,
            @Nullable Double nowJain,
            @Nullable String nowGrade,
            @Nullable String nowFailure) {
        return new RunSummary(
                id,
                state,
                startedAt,
                periodMillis,
                lock,
                preset,
                workload,
                nowReads,
                nowWrites,
                nowElapsedNanos,
                nowP99WaitNanos,
                nowJain,
                nowGrade,
                nowFailure,
                lastSeq,
                missing,
                bytes,
                labels,
                noChecksum);
    }

    /** The same with so much of it kept. */
    public RunSummary kept(long nowLastSeq, long nowMissing, long nowBytes) {
        return new RunSummary(
                id,
                state,
                startedAt,
                periodMillis,
                lock,
                preset,
                workload,
                reads,
                writes,
                elapsedNanos,
                p99WaitNanos,
                jain,
                grade,
                failure,
                nowLastSeq,
                nowMissing,
                nowBytes,
                labels,
                noChecksum);
    }

    /** The same from a log without a checksum. */
    public RunSummary withoutChecksum() {
        return new RunSummary(
                id,
                state,
                startedAt,
                periodMillis,
                lock,
                preset,
                workload,
                reads,
                writes,
                elapsedNanos,
                p99WaitNanos,
                jain,
                grade,
                failure,
                lastSeq,
                missing,
                bytes,
                labels,
                true);
    }

    private static String inBrief(Throwable failure) {
        String text = failure.toString();
        return text.length() <= LONGEST_FAILURE ? text : text.substring(0, LONGEST_FAILURE - 1) + "…";
    }
}
