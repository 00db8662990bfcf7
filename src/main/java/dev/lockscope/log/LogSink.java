package dev.lockscope.log;

/** Receives the records of a log as a {@link RunLogReader} reads and checks them. Not thread-safe. */
public interface LogSink {
    /** A snapshot, later than those before; {@code newest} if it is the last. */
    void add(long seq, SnapshotText snapshot, boolean newest);

    /** An interval, later than those before. */
    void add(StoredInterval interval);

    /** @param json of {@link dev.lockscope.run.Run#warmUpSamples} */
    void warmUp(String json);

    /** @param json of a {@link dev.lockscope.run.measure.Report} */
    void report(String json);

    /** @param json of a {@link dev.lockscope.run.measure.Capture} */
    void capture(String json);

    /** @param json of {@link dev.lockscope.run.Run#histograms} */
    void histograms(String json);
}
