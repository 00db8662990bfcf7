package dev.lockscope.lock;

import java.util.function.IntFunction;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;

/**
 * The subject of Lincheck: a map of two keys behind a lock, read and written by sections like those of a run's workers.
 * Lincheck needs a class and instantiates it for every execution, so the lock is passed through {@link #factory}.
 */
@Param(name = "key", gen = IntGen.class, conf = "0:1")
@Param(name = "value", gen = IntGen.class, conf = "1:9")
public class RegistersBehindALock {
    private static final int KEYS = 2;

    /** Makes a map behind the lock under test; set before Lincheck starts. */
    static volatile IntFunction<LockedMap> factory = Unguarded::new;

    private final LockedMap map = factory.apply(KEYS);

    /** Makes sections overlap even with few cores. */
    private static void hold() {
        Thread.yield();
    }

    /** The state of one key. */
    public record Register(int value, long version) {}

    /** Reads a key under the lock. */
    @Operation
    public Register read(@Param(name = "key") int key) {
        Reading reading = new Reading(key);
        map.read(reading);
        return new Register(reading.value, reading.version);
    }

    /** Writes a key under the lock; returns the new version. */
    @Operation
    public long write(@Param(name = "key") int key, @Param(name = "value") int value) {
        Writing writing = new Writing(key, value);
        map.write(writing);
        return writing.version;
    }

    /** Ends the lock's own threads after every execution. */
    @Validate
    public void close() {
        map.close();
    }

    /** A reader's section. */
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

    /** A writer's section. */
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

    /** The sequential specification. */
    public static class Sequential {
        private final int[] values = new int[KEYS];
        private final long[] versions = new long[KEYS];

        /** Specifies {@link RegistersBehindALock#read}. */
        public Register read(int key) {
            return new Register(values[key], versions[key]);
        }

        /** Specifies {@link RegistersBehindALock#write}. */
        public long write(int key, int value) {
            values[key] = value;
            return ++versions[key];
        }
    }
}
