package dev.lockscope.run.check;

import dev.lockscope.run.worker.RunClock;
import dev.lockscope.run.worker.WorkerKind;
import org.jspecify.annotations.Nullable;

/**
 * Checks the versions of one key against real time: an operation that returned before another was requested must not have a
 * later version, and no two writes may make the same version. Operations should come in the order of their return; one that
 * comes late may go unchecked, but never causes a false alarm. Not thread-safe.
 */
final class VersionOrderCheck {
    /** Number of the newest versions for which it is stored whether they were written. */
    private static final int WRITTEN = 1_024;

    private final int key;
    private final RunClock clock;

    // Ring of steps: returns in their order, each with a later version than the one before; the oldest are overwritten.
    private final long[] returnedSystemNanos;
    private final long[] version;
    private final int[] worker;
    private long steps;

    private final long[] written = new long[WRITTEN / Long.SIZE];
    private long newestWritten;

    private long checked;
    private long outOfOrder;
    private long writesChecked;
    private long duplicates;
    private @Nullable String outOfOrderExample;
    private @Nullable String duplicateExample;

    /** @param capacity number of steps that are stored */
    VersionOrderCheck(int key, int capacity, RunClock clock) {
        this.key = key;
        this.clock = clock;
        returnedSystemNanos = new long[capacity];
        version = new long[capacity];
        worker = new int[capacity];
    }

    void check(CheckedOperation operation) {
        checkAgainstEarlier(operation);
        if (operation.kind == WorkerKind.WRITER) {
            checkUnique(operation);
        }
        if (steps == 0 || operation.version > version[slot(steps - 1)]) {
            append(operation);
        }
    }

    private void checkAgainstEarlier(CheckedOperation operation) {
        long before = lastReturnedBefore(operation.requestedSystemNanos);
        if (before < 0) {
            return;
        }
        checked++;
        int at = slot(before);
        boolean later = operation.kind == WorkerKind.WRITER
                ? version[at] >= operation.version
                : version[at] > operation.version;
        if (later && outOfOrder++ == 0) {
            outOfOrderExample =
                    "key %d: %s returned with version %d at %s; %s was asked for later, at %s, and had version %d"
                            .formatted(
                                    key,
                                    WorkerKind.nameOf(worker[at]),
                                    version[at],
                                    clock.format(returnedSystemNanos[at]),
                                    operation.name(),
                                    clock.format(operation.requestedSystemNanos),
                                    operation.version);
        }
    }

    /** Number of the last stored step that returned before an instant, or -1. */
    private long lastReturnedBefore(long systemNanos) {
        long low = Math.max(0, steps - returnedSystemNanos.length);
        long high = steps;
        long oldest = low;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (returnedSystemNanos[slot(middle)] - systemNanos < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > oldest ? low - 1 : -1;
    }

    private void append(CheckedOperation operation) {
        int at = slot(steps);
        // A late operation gets the return time of its predecessor, which is later than its own: no false alarm
        // follows.
        returnedSystemNanos[at] = steps == 0
                ? operation.returnedSystemNanos
                : Math.max(operation.returnedSystemNanos, returnedSystemNanos[slot(steps - 1)]);
        version[at] = operation.version;
        worker[at] = operation.kind.mark(operation.number);
        steps++;
    }

    private void checkUnique(CheckedOperation write) {
        for (long v = Math.max(newestWritten, write.version - WRITTEN) + 1; v <= write.version; v++) {
            clear(v);
        }
        newestWritten = Math.max(newestWritten, write.version);
        if (write.version <= newestWritten - WRITTEN) {
            return;
        }
        writesChecked++;
        if (isSet(write.version) && duplicates++ == 0) {
            duplicateExample = "key %d: %s made version %d, returning at %s, which another write had made already"
                    .formatted(key, write.name(), write.version, clock.format(write.returnedSystemNanos));
        }
        set(write.version);
    }

    private boolean isSet(long v) {
        return (written[word(v)] >>> v & 1) != 0;
    }

    private void set(long v) {
        written[word(v)] |= 1L << v;
    }

    private void clear(long v) {
        written[word(v)] &= ~(1L << v);
    }

    private static int word(long v) {
        return (int) (v & (WRITTEN - 1)) / Long.SIZE;
    }

    private int slot(long step) {
        return (int) (step % returnedSystemNanos.length);
    }

    long checked() {
        return checked;
    }

    long outOfOrder() {
        return outOfOrder;
    }

    @Nullable
    String outOfOrderExample() {
        return outOfOrderExample;
    }

    long writesChecked() {
        return writesChecked;
    }

    long duplicates() {
        return duplicates;
    }

    @Nullable
    String duplicateExample() {
        return duplicateExample;
    }
}
