package dev.lockscope.run.measure;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * The carrier threads of virtual threads at one instant.
 *
 * @param parallelism of the scheduler
 * @param pool carrier threads in the scheduler's pool
 * @param mounted virtual threads that are mounted on a carrier
 * @param queued virtual threads that are runnable and wait for a carrier
 */
public record CarrierThreads(int parallelism, int pool, int mounted, long queued) {
    private static final VirtualThreadSchedulerMXBean SCHEDULER =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

    static CarrierThreads now() {
        return new CarrierThreads(
                SCHEDULER.getParallelism(),
                SCHEDULER.getPoolSize(),
                SCHEDULER.getMountedVirtualThreadCount(),
                SCHEDULER.getQueuedVirtualThreadCount());
    }
}
