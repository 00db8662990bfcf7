package dev.lockscope.lock;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A {@link ConcurrentHashMap} from key to an immutable entry: a read looks its entry up, a write puts a new entry in its
 * place by {@code compute}, which is atomic for the key.
 */
final class ConcurrentMap implements LockedMap, Cells {
    private final ConcurrentHashMap<Integer, Entry> entries = new ConcurrentHashMap<>();
    private final int keys;

    ConcurrentMap(int keys) {
        this.keys = keys;
    }

    @Override
    public void read(Operation operation) {
        operation.perform(entry(operation.key()));
    }

    @Override
    public void write(Operation operation) {
        entries.compute(operation.key(), (key, entry) -> {
            Entry next = new Entry(entry == null ? Entry.NEVER_WRITTEN : entry);
            operation.perform(next);
            return next.version == 0 ? null : next;
        });
    }

    @Override
    public Cells cells() {
        return this;
    }

    @Override
    public int keys() {
        return keys;
    }

    @Override
    public long version(int key) {
        return entry(key).version;
    }

    @Override
    public int value(int key) {
        return entry(key).value;
    }

    @Override
    public boolean settled(int key, long version) {
        return version(key) == version;
    }

    @Override
    public void write(int key, int value, long version, int writer) {
        throw new IllegalStateException("a write belongs into compute");
    }

    @Override
    public Optional<Cell> peek(int key) {
        return entry(key).peek(key);
    }

    private Entry entry(int key) {
        return entries.getOrDefault(key, Entry.NEVER_WRITTEN);
    }

    /** One key. Changed only by the section that makes it, before anyone else can see it. */
    private static final class Entry implements Cells {
        private static final Entry NEVER_WRITTEN = new Entry();

        private int value;
        private long version;
        private int writer;

        private Entry() {}

        Entry(Entry other) {
            value = other.value;
            version = other.version;
            writer = other.writer;
        }

        @Override
        public int keys() {
            return 1;
        }

        @Override
        public long version(int key) {
            return version;
        }

        @Override
        public int value(int key) {
            return value;
        }

        @Override
        public boolean settled(int key, long at) {
            return version == at;
        }

        @Override
        public void write(int key, int newValue, long newVersion, int newWriter) {
            value = newValue;
            version = newVersion;
            writer = newWriter;
        }

        @Override
        public Optional<Cell> peek(int key) {
            return version == 0 ? Optional.empty() : Optional.of(new Cell(key, value, version, writer));
        }
    }
}
