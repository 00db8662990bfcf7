package dev.lockscope.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.lockscope.log.RunLabels;
import dev.lockscope.log.RunSummary;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunResult;
import dev.lockscope.run.RunState;
import dev.lockscope.workload.Preset;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run in its wire format.
 *
 * @param workload a {@link dev.lockscope.workload.Workload}, or the JSON of one
 * @param report present once the run has ended: a {@link dev.lockscope.run.measure.Report}, or the JSON of one
 * @param failure the cause, if the run failed
 * @param preset id of the preset with the same workload, if any
 * @param checksum {@value #NO_CHECKSUM} if the run was imported from a log without one: damage may be undetected
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunBody(
        String id,
        RunState state,
        Object workload,
        Instant startedAt,
        @Nullable Object report,
        @Nullable String failure,
        @Nullable String preset,
        @Nullable String name,
        @Nullable String note,
        boolean pinned,
        @Nullable String checksum) {
    public static final String NO_CHECKSUM = "none";

    public static RunBody of(Run run, RunLabels labels) {
        RunResult result = run.result();
        return new RunBody(
                run.id(),
                result.state(),
                run.workload(),
                run.startedAt(),
                result.report(),
                run.failure().map(Throwable::toString).orElse(null),
                Preset.with(run.workload()).map(Preset::id).orElse(null),
                labels.name(),
                labels.note(),
                labels.pinned(),
                null);
    }

    /** @param report as JSON; null for a run that was interrupted */
    public static RunBody of(RunSummary run, @Nullable String report) {
        return new RunBody(
                run.id(),
                run.state(),
                new RawValue(run.workload()),
                run.startedAt(),
                report == null ? null : new RawValue(report),
                run.failure(),
                run.preset(),
                run.labels().name(),
                run.labels().note(),
                run.labels().pinned(),
                run.noChecksum() ? NO_CHECKSUM : null);
    }
}
