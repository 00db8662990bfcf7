package dev.lockscope.run.check;

import dev.lockscope.run.worker.RunClock;
import dev.lockscope.run.worker.WorkerKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Checks that all operations with the same version of a key have the same value: the one that was written. Stores the values
 * of the newest versions, each from the first operation that had it, since a read may be recorded before its write. Versions
 * that two writes made are skipped: they are another check's. Not thread-safe.
 */
final class ValueCheck {
    /** Number of the newest versions for which a value is stored. */
    private static final int STORED = 256;

    private static final long NO_VERSION = -1;
    private static final int NOBODY = 0;

    private final int key;
    private final RunClock clock;
    private final long[] version = new long[STORED];
    private final int[] value = new int[STORED];
    private final int[] worker = new int[STORED];
    private final boolean[] written = new boolean[STORED];
    private long checked;
    private long wrong;
    private @Nullable String example;

    ValueCheck(int key, RunClock clock) {
        this.key = key;
        this.clock = clock;
        Arrays.fill(version, NO_VERSION);
    }

    void check(CheckedOperation operation) {
        if (operation.version == 0) {
            compare(operation, 0, NOBODY);
            return;
        }
        int at = (int) (operation.version & (STORED - 1));
        boolean write = operation.kind == WorkerKind.WRITER;
        if (operation.version > version[at]) {
            version[at] = operation.version;
            value[at] = operation.value;
            worker[at] = operation.kind.mark(operation.number);
            written[at] = write;
        } else if (operation.version == version[at]) {
            if (write && written[at]) {
                // Ambiguous from now on.
                version[at]++;
            } else {
                written[at] |= write;
                compare(operation, value[at], worker[at]);
            }
        }
    }

    private void compare(CheckedOperation operation, int expected, int other) {
        checked++;
        if (operation.value != expected && wrong++ == 0) {
            example = "key %d: %s, returning at %s, had value %d with version %d, with which %s"
                    .formatted(
                            key,
                            operation.name(),
                            clock.format(operation.returnedSystemNanos),
                            operation.value,
                            operation.version,
                            other == NOBODY
                                    ? "nothing was written"
                                    : "%s had value %d".formatted(WorkerKind.nameOf(other), expected));
        }
    }

    long checked() {
        return checked;
    }

    long wrong() {
        return wrong;
    }

    @Nullable
    String example() {
        return example;
    }
}
