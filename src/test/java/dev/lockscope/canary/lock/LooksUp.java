package dev.lockscope.canary.lock;

import dev.lockscope.workload.Workload;

/** A lock that wants to know what it is used for. */
public final class LooksUp {
    /** Whether there is more than one who could want the lock. */
    public boolean contended(Workload workload) {
        return workload.workers() > 1;
    }
}
