package dev.lockscope.log;

import java.util.List;
import java.util.Optional;

/** The stored records of runs, each in JSON, by the id of their run. Thread-safe. */
public interface RunRecords {
    /**
     * Marks runs as in use: others are evicted first. Acquire the lease before checking whether the runs are stored. Reading
     * a run that is evicted nevertheless throws an exception.
     */
    Lease lease(List<String> ids);

    /** The snapshots of a run that are later than {@code seq}: the next ones, about a second of them. */
    Optional<SnapshotBatch> after(String id, long seq);

    /** The newest stored snapshot of a run, complete. */
    Optional<String> newest(String id);

    /** The first interval that begins after {@code fromRunNanos}, in nanoseconds of running time. */
    Optional<StoredInterval> intervalAfter(String id, long fromRunNanos);

    /** The last capture, once the run has ended. */
    Optional<String> capture(String id);

    /** The histograms by their tags, as {@link dev.lockscope.run.Run#histograms}, once the run has ended. */
    Optional<String> histograms(String id);

    /** The samples of the warm-up, as {@link dev.lockscope.run.Run#warmUpSamples}, once the run has ended; empty without one. */
    Optional<String> warmUp(String id);

    /** The report, once the run has ended. */
    Optional<String> report(String id);

    /** Runs in use until this is closed; closing it again has no effect. Thread-safe. */
    interface Lease extends AutoCloseable {
        @Override
        void close();
    }
}
