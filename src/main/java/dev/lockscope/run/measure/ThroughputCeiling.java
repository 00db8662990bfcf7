package dev.lockscope.run.measure;

import dev.lockscope.run.worker.Worker;
import dev.lockscope.run.worker.WorkerKind;
import dev.lockscope.workload.Pacing;
import dev.lockscope.workload.Workload;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The operations that the pauses alone would have allowed, as if lock, section and wake-up took no time: each worker makes one
 * when it joins and one more after each pause. Not thread-safe: confined to the run's thread.
 */
final class ThroughputCeiling {
    private final Workload first;
    private final long requestedNanos;
    private final Kind readers = new Kind(WorkerKind.READER);
    private final Kind writers = new Kind(WorkerKind.WRITER);
    private long pauseNanos;
    private boolean alwaysPaced = true;

    ThroughputCeiling(Workload workload) {
        first = workload;
        requestedNanos = TimeUnit.MILLISECONDS.toNanos(workload.durationMillis());
        apply(workload, 0);
    }

    /** @param nowRunNanos running time from which the workload applies */
    void adjust(Workload to, long nowRunNanos) {
        extend(nowRunNanos);
        apply(to, nowRunNanos);
    }

    private void apply(Workload workload, long nowRunNanos) {
        long pauseBefore = pauseNanos;
        pauseNanos = TimeUnit.MICROSECONDS.toNanos(workload.pauseMicros());
        alwaysPaced &= pauseNanos > 0;
        readers.apply(workload.readers(), pauseNanos - pauseBefore, nowRunNanos);
        writers.apply(workload.writers(), pauseNanos - pauseBefore, nowRunNanos);
    }

    private void extend(long nowRunNanos) {
        if (alwaysPaced) {
            long untilRunNanos = Math.min(nowRunNanos, requestedNanos);
            readers.extend(untilRunNanos);
            writers.extend(untilRunNanos);
        }
    }

    /**
     * Of the run up to a running time, within the requested duration; null if the pause was ever 0, which sets no limit.
     *
     * @param nowRunNanos not before the last call
     */
    @Nullable
    Long operations(long nowRunNanos) {
        extend(nowRunNanos);
        return alwaysPaced ? readers.operations + writers.operations : null;
    }

    /** The workers of one kind. */
    private final class Kind {
        private final WorkerKind kind;

        /** Running time of each present worker's next operation. */
        private long[] dueRunNanos = {};

        private long operations;

        Kind(WorkerKind kind) {
            this.kind = kind;
        }

        void apply(int count, long morePauseNanos, long nowRunNanos) {
            int before = dueRunNanos.length;
            dueRunNanos = Arrays.copyOf(dueRunNanos, count);
            for (int number = 0; number < count; number++) {
                long nextRunNanos = number < before ? dueRunNanos[number] + morePauseNanos : joinRunNanos(number);
                dueRunNanos[number] = Math.max(nextRunNanos, nowRunNanos);
            }
        }

        /** Open schedules are spread over a pause. */
        private long joinRunNanos(int number) {
            long joinedRunNanos = Worker.joinRunNanos(first, kind, number);
            return first.pacing() == Pacing.OPEN
                    ? joinedRunNanos + Worker.offset(first, kind, number, pauseNanos)
                    : joinedRunNanos;
        }

        void extend(long untilRunNanos) {
            for (int number = 0; number < dueRunNanos.length; number++) {
                if (dueRunNanos[number] < untilRunNanos) {
                    long made = Math.ceilDiv(untilRunNanos - dueRunNanos[number], pauseNanos);
                    operations += made;
                    dueRunNanos[number] += made * pauseNanos;
                }
            }
        }
    }
}
