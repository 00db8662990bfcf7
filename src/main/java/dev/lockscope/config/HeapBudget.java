package dev.lockscope.config;

import dev.lockscope.workload.Workload;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Limits that follow from the size of the heap. A full heap makes threads of the server fail, so requests that exceed these
 * limits are refused. The sizes are in bytes, measured and rounded up.
 */
public final class HeapBudget {
    private static final long MAX_HEAP = Runtime.getRuntime().maxMemory();

    /** Used by a runner without workers: 12 MB of the JVM and the snapshots, 8 MB of operations to be checked. */
    private static final long RUNNER = 24L << 20;

    /** One worker: 6 kB of the shortest trace and counters, 4.5 kB of the stack that it waits in, and room to collect. */
    private static final long WORKER = 16L << 10;

    /** One viewer that does not read. */
    private static final long VIEWER = 64L << 10;

    private static final long SNAPSHOT = 1L << 10;

    /** With 32 MB the first run exhausts the heap, and the thread that accepts connections fails too. */
    private static final long MIN_HEAP = 40L << 20;

    private HeapBudget() {}

    /** A sentence if the heap is too small to start. */
    static Optional<String> startupProblem() {
        return MAX_HEAP >= MIN_HEAP
                ? Optional.empty()
                : Optional.of("The heap has %d MB; the least is -Xmx%dm.".formatted(MAX_HEAP >> 20, MIN_HEAP >> 20));
    }

    /** The heap of a runner in bytes: by default as large as the server's. */
    public static long runner(Optional<MemorySize> setting) {
        return setting.map(size -> size.asBigInteger()
                        .min(BigInteger.valueOf(Long.MAX_VALUE))
                        .longValue())
                .orElse(MAX_HEAP);
    }

    /**
     * Number of workers: what fits into the heap that a runner leaves, but at least those of the classic workload.
     *
     * @param runnerHeap in bytes
     */
    public static long workers(long runnerHeap, long allowed) {
        return Math.clamp((runnerHeap - RUNNER) / WORKER, Workload.classic().workers(), allowed);
    }

    /** Bytes of all request bodies that are being read. */
    public static long bodies() {
        return MAX_HEAP / 4;
    }

    public static int viewers(int allowed) {
        return Math.clamp(MAX_HEAP / 4 / VIEWER, 1, allowed);
    }

    public static int snapshots(int allowed) {
        return Math.clamp(MAX_HEAP / 4 / SNAPSHOT, 1, allowed);
    }
}
