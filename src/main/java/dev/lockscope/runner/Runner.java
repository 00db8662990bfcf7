package dev.lockscope.runner;

import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.workload.Workload;

/** Makes runs, one after another, in one JVM. Confined to one thread at a time. */
public interface Runner extends AutoCloseable {
    /**
     * Starts a run and returns at once; the previous one must have ended. A runner that is gone gives a run that fails.
     *
     * @param observer notified of the start before this method returns
     */
    Run start(Workload workload, RunObserver observer);

    /** Ends the runner, and its run if there is one. */
    @Override
    void close();
}
