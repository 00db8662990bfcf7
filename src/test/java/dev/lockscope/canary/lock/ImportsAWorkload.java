package dev.lockscope.canary.lock;

import dev.lockscope.workload.Workload;

/** A lock that depends on the workload around it. */
public final class ImportsAWorkload {
    /** Whether more than one worker contends. */
    public boolean contended(Workload workload) {
        return workload.workers() > 1;
    }
}
