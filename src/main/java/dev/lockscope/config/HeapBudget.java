package dev.lockscope.config;

import dev.lockscope.workload.Workload;
import java.util.Optional;

/**
 * How much of what the settings allow the heap can hold. A heap that is too full takes the threads of the server with it, so
 * what would not fit is refused at the door. What each takes was measured, and is rounded up.
 */
public final class HeapBudget {
    private static final long MAX = Runtime.getRuntime().maxMemory();

    /** Taken by the server before it does anything. */
    private static final long SERVER = 48L << 20;

    /** With its thread, and the shortest trace. */
    private static final long WORKER = 5L << 10;

    /** Who does not read. */
    private static final long VIEWER = 64L << 10;

    private static final long SNAPSHOT = 1L << 10;

    /** With 32 MB the first run takes all that there is, and the thread that would let anybody in as well. */
    private static final long LEAST = 40L << 20;

    private HeapBudget() {}

    /** What there is to say against its size, if anything. */
    static Optional<String> objection() {
        return MAX >= LEAST
                ? Optional.empty()
                : Optional.of("The heap has %d MB; the least is -Xmx%dm.".formatted(MAX >> 20, LEAST >> 20));
    }

    /** Half of what the server leaves; enough for the classic workload in any case. */
    public static long workers(long allowed) {
        return Math.clamp((MAX - SERVER) / 2 / WORKER, Workload.classic().workers(), allowed);
    }

    /** Bytes of bodies that are being read. */
    public static long bodies() {
        return MAX / 4;
    }

    public static int viewers(int allowed) {
        return Math.clamp(MAX / 4 / VIEWER, 1, allowed);
    }

    public static int snapshots(int allowed) {
        return Math.clamp(MAX / 4 / SNAPSHOT, 1, allowed);
    }
}
