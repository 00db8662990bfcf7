package dev.lockscope.run;

import dev.lockscope.run.measure.HistogramInterval;
import dev.lockscope.run.measure.Snapshot;

/**
 * A listener for runs. Called in the order of the methods, one call at a time: {@link #started} on the thread that starts the
 * run, all others on the run's thread. Implementations must return quickly.
 */
public interface RunObserver {
    /** Ignores all events. */
    RunObserver NOBODY = new RunObserver() {};

    /** The run is about to start. */
    default void started(Run run) {}

    /** {@link Run#warmUp} has changed. */
    default void warming(Run run) {}

    /** A snapshot was taken. */
    default void sampled(Run run, Snapshot snapshot) {}

    /** A second of the run, or its last part, has been completed by the latest snapshot. */
    default void measured(Run run, HistogramInterval interval) {}

    /** The run was paused, resumed or given another workload. */
    default void changed(Run run) {}

    /** The run has ended and has its report. */
    default void ended(Run run) {}

    /** An observer that notifies this one and then another. */
    default RunObserver andThen(RunObserver next) {
        RunObserver first = this;
        return new RunObserver() {
            @Override
            public void started(Run run) {
                first.started(run);
                next.started(run);
            }

            @Override
            public void warming(Run run) {
                first.warming(run);
                next.warming(run);
            }

            @Override
            public void sampled(Run run, Snapshot snapshot) {
                first.sampled(run, snapshot);
                next.sampled(run, snapshot);
            }

            @Override
            public void measured(Run run, HistogramInterval interval) {
                first.measured(run, interval);
                next.measured(run, interval);
            }

            @Override
            public void changed(Run run) {
                first.changed(run);
                next.changed(run);
            }

            @Override
            public void ended(Run run) {
                first.ended(run);
                next.ended(run);
            }
        };
    }
}
