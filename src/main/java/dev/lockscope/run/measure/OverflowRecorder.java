package dev.lockscope.run.measure;

import dev.lockscope.run.worker.OperationSample;
import dev.lockscope.run.worker.RingOverflow;
import dev.lockscope.run.worker.WorkerKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * The durations of operations that workers would have overwritten in their rings, recorded by the workers. Not thread-safe:
 * workers record one at a time, and the run's thread reads after it has exchanged it.
 */
final class OverflowRecorder implements RingOverflow.Recorder {
    /** Durations of one quantity and one kind of worker. */
    static final class Durations {
        /** Each value once. */
        final Histogram once = new Histogram(Histograms.SIGNIFICANT_DIGITS);

        /** Each value by the number of operations that it represents. */
        final Histogram weighted = new Histogram(Histograms.SIGNIFICANT_DIGITS);

        /** Sum of each value times its weight. */
        double weightedNanos;

        private void record(long nanos, int weight) {
            once.recordValue(nanos);
            weighted.recordValueWithCount(nanos, weight);
            weightedNanos += (double) nanos * weight;
        }

        private void reset() {
            once.reset();
            weighted.reset();
            weightedNanos = 0;
        }
    }

    private final List<TimedQuantity> measured;
    private final Map<WorkerKind, Map<TimedQuantity, Durations>> durations = new EnumMap<>(WorkerKind.class);
    private long operations;
    private long longestWaitNanos;
    private long longestReturnedSystemNanos;

    /** @param measured quantities that are recorded */
    OverflowRecorder(List<TimedQuantity> measured) {
        this.measured = measured;
    }

    @Override
    public void record(WorkerKind kind, OperationSample operation) {
        operations++;
        Map<TimedQuantity, Durations> ofKind =
                durations.computeIfAbsent(kind, none -> new EnumMap<>(TimedQuantity.class));
        for (TimedQuantity quantity : measured) {
            long nanos = quantity.of(operation);
            if (nanos >= 0) {
                ofKind.computeIfAbsent(quantity, none -> new Durations()).record(nanos, operation.weight);
            }
        }
        long waitNanos = TimedQuantity.WAIT.of(operation);
        if (waitNanos >= longestWaitNanos) {
            longestWaitNanos = waitNanos;
            longestReturnedSystemNanos = operation.returnedSystemNanos;
        }
    }

    /** Number of operations recorded. */
    long operations() {
        return operations;
    }

    /** The longest wait, in nanoseconds; 0 without operations. */
    long longestWaitNanos() {
        return longestWaitNanos;
    }

    /** Return of the operation with the longest wait, by {@link System#nanoTime}. */
    long longestReturnedSystemNanos() {
        return longestReturnedSystemNanos;
    }

    /** The durations by kind of worker and quantity; kinds and quantities without any may be missing. */
    Map<WorkerKind, Map<TimedQuantity, Durations>> durations() {
        return durations;
    }

    /** Forgets everything and keeps the memory. */
    void reset() {
        if (operations > 0) {
            durations.values().forEach(ofKind -> ofKind.values().forEach(Durations::reset));
            operations = 0;
            longestWaitNanos = 0;
        }
    }
}
