package dev.lockscope.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockscope.run.Report;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunState;
import dev.lockscope.workload.Workload;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as it travels.
 *
 * @param report there once it has ended
 * @param failure what broke, when it failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunBody(
        String id,
        RunState state,
        Workload workload,
        Instant startedAt,
        @Nullable Report report,
        @Nullable String failure) {
    static RunBody of(Run run) {
        return new RunBody(
                run.id(),
                run.state(),
                run.workload(),
                run.startedAt(),
                run.report().orElse(null),
                run.failure().map(Throwable::toString).orElse(null));
    }
}
