package dev.lockscope.run.measure;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * The platform threads that carry virtual threads, at one instant.
 *
 * @param parallelism how many may carry at once
 * @param pool how many there are
 * @param mounted virtual threads being carried
 * @param queued virtual threads that could run and wait for a carrier
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
