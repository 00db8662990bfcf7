package dev.lockscope.lock;

import java.util.function.IntFunction;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;

/**
 * What Lincheck drives: a map of two keys behind a lock, read and written by sections like those of the workers of
 * a run. Lincheck wants a class, and makes an instance of it for every execution, so the lock comes by way of {@link #making}.
 */
@Param(name = "key", gen = IntGen.class, conf = "0:1")
@Param(name = "value", gen = IntGen.class, conf = "1:9")
public class RegistersBehindALock {
    private static final int KEYS = 2;

    /** Makes a map behind the lock under test; set before Lincheck is started. */
    static volatile IntFunction<LockedMap> making = Unguarded::new;

    private final LockedMap map = making.apply(KEYS);

    /** So that threads meet even where they have hardly a core to themselves. */
    private static void hold() {
        Thread.yield();
    }

    /** What one key held. */
    public record Register(int value, long version) {}

    /** Reads a key under the lock. */
    @Operation
    public Register read(@Param(name = "key") int key) {
        Reading reading = new Reading(key);
        map.read(reading);
        return new Register(reading.value, reading.version);
    }

    /** Writes a key under the lock; returns the version that was made. */
    @Operation
    public long write(@Param(name = "key") int key, @Param(name = "value") int value) {
        Writing writing = new Writing(key, value);
        map.write(writing);
        return writing.version;
    }

    /** After every execution: the threads of a lock that has any must not add up. */
    @Validate
    public void close() {
        map.close();
    }

    /** The section of a reader. */
    private static final class Reading implements dev.lockscope.lock.Operation {
        private final int key;
        private int value;
        private long version;

        Reading(int key) {
            this.key = key;
        }

        @Override
        public int key() {
            return key;
        }

        @Override
        public void perform(Cells cells) {
            version = cells.version(key);
            hold();
            value = cells.value(key);
        }
    }

    /** The section of a writer. */
    private static final class Writing implements dev.lockscope.lock.Operation {
        private final int key;
        private final int value;
        private long version;

        Writing(int key, int value) {
            this.key = key;
            this.value = value;
        }

        @Override
        public int key() {
            return key;
        }

        @Override
        public void perform(Cells cells) {
            version = cells.version(key) + 1;
            hold();
            cells.write(key, value, version, 0);
        }
    }

    /** What the map is to behave like, for Lincheck to compare with: the same without threads and locks. */
    public static class OneAtATime {
        private final int[] values = new int[KEYS];
        private final long[] versions = new long[KEYS];

        /** What {@link RegistersBehindALock#read} returns. */
        public Register read(int key) {
            return new Register(values[key], versions[key]);
        }

        /** What {@link RegistersBehindALock#write} returns. */
        public long write(int key, int value) {
            values[key] = value;
            return ++versions[key];
        }
    }
}
