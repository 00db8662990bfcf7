package dev.lockscope.canary.experiment;

import dev.lockscope.canary.run.worker.WorkerState;

/** Reaches for the hot path past {@code run}. */
public final class ImportsAWorker {
    /** Whether this is a worker's. */
    public boolean isWorker(Object it) {
        return it instanceof WorkerState;
    }
}
