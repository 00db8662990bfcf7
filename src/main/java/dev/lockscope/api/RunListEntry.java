package dev.lockscope.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.lockscope.format.RunBody;
import dev.lockscope.log.RunSummary;
import dev.lockscope.run.RunState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The wire format of a run in the list.
 *
 * @param workload in JSON
 * @param preset id of the preset with its workload, if any
 * @param p99WaitNanos of the whole run, once it has ended
 * @param jain fairness over all workers, once it has ended
 * @param grade of the verdict, once it has ended
 * @param failure the cause, when it failed
 * @param snapshots number of the newest stored one
 * @param missing snapshots that were taken but not stored
 * @param bytes its stored size
 * @param checksum as in {@link RunBody}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunListEntry(
        String id,
        RunState state,
        Instant startedAt,
        RawValue workload,
        @Nullable String preset,
        long reads,
        long writes,
        long elapsedNanos,
        @Nullable Long p99WaitNanos,
        @Nullable Double jain,
        @Nullable String grade,
        @Nullable String failure,
        @Nullable String name,
        @Nullable String note,
        boolean pinned,
        long snapshots,
        long missing,
        long bytes,
        @Nullable String checksum) {
    static RunListEntry of(RunSummary run) {
        return new RunListEntry(
                run.id(),
                run.state(),
                run.startedAt(),
                new RawValue(run.workload()),
                run.preset(),
                run.reads(),
                run.writes(),
                run.elapsedNanos(),
                run.p99WaitNanos(),
                run.jain(),
                run.grade(),
                run.failure(),
                run.labels().name(),
                run.labels().note(),
                run.labels().pinned(),
                run.lastSeq(),
                run.missing(),
                run.bytes(),
                run.noChecksum() ? RunBody.NO_CHECKSUM : null);
    }
}
