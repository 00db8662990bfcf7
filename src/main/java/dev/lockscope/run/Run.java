package dev.lockscope.run;

import dev.lockscope.run.measure.Capture;
import dev.lockscope.run.measure.HistogramText;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.WarmUp;
import dev.lockscope.workload.Ceilings;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One workload executed once: what observers, viewers and experiments see of it, and its control. Thread-safe. */
public interface Run {
    /** Unique, short, fit for a path. */
    String id();

    /** The workload as it is now: live changes are applied to it. */
    Workload workload();

    /** Wall-clock time of the start, to the microsecond. */
    Instant startedAt();

    /** Interval between two snapshots. */
    Duration period();

    /** The warm-up so far; empty before and after it. */
    default Optional<WarmUp> warmUp() {
        return Optional.empty();
    }

    /** The states of the warm-up until now, the oldest first; they stay after it. Empty without one. */
    default List<WarmUp> warmUpSamples() {
        return List.of();
    }

    /** State and outcome as of one moment. */
    RunResult result();

    default RunState state() {
        return result().state();
    }

    /** Present once the run has ended, unless it is too broken for a report. */
    default Optional<Report> report() {
        return Optional.ofNullable(result().report());
    }

    /** The cause, of a run that failed. */
    Optional<Throwable> failure();

    /** The latest operations, or those that the capture's trigger has frozen. */
    Capture capture();

    /**
     * The distributions behind the percentiles of the report, once the run has ended: each a {@link HistogramText} by its
     * tag, such as {@code wait-reads}. A timed operation is in it as often as the operations that it stands for.
     */
    default Map<String, String> histograms() {
        return result().histograms();
    }

    /** Requests the end of the run; operations that hold the lock are completed. No effect once the run has ended. */
    void stop();

    /**
     * Keeps the workers away from the lock after their current operation and stops the run's clock, until
     * {@link #resume}. No effect on a paused run.
     *
     * @throws Ended when the run has ended
     */
    void pause() throws Ended, InterruptedException;

    /**
     * Continues a paused run. No effect on a run that is not paused.
     *
     * @throws Ended when the run has ended
     */
    void resume() throws Ended, InterruptedException;

    /**
     * Changes the workload of the run from now on.
     *
     * @param changes see {@link Limits#adjust}
     * @param ceilings the upper limits that the new workload must not exceed
     * @throws InvalidWorkload when the new workload is invalid; then nothing is changed
     * @throws Ended when the run has ended
     */
    void adjust(Map<String, ?> changes, Ceilings ceilings) throws InvalidWorkload, Ended, InterruptedException;

    /** The same with the highest ceilings. */
    default void adjust(Map<String, ?> changes) throws InvalidWorkload, Ended, InterruptedException {
        adjust(changes, Ceilings.HIGHEST);
    }

    /** Waits until the run has ended, its workers are gone and its observer has been notified. */
    void awaitEnd() throws InterruptedException;

    /** The same with a time-out; returns whether the run has ended. */
    boolean awaitEnd(Duration timeout) throws InterruptedException;

    /** The run has ended and accepts no more commands. */
    final class Ended extends Exception {
        private static final long serialVersionUID = 1;

        public Ended(String id) {
            super("run " + id + " has ended");
        }
    }
}
