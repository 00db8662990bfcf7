package dev.lockscope.lock;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A {@link ConcurrentHashMap} from key to an immutable entry. A read gets the entry; a write replaces it by {@code compute},
 * which is atomic per key.
 */
final class ConcurrentMap implements LockedMap, Cells {
    private final ConcurrentHashMap<Integer, VersionedEntry> entries = new ConcurrentHashMap<>();
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
            VersionedEntry next = new VersionedEntry(entry == null ? VersionedEntry.NEVER_WRITTEN : entry);
            operation.perform(next);
            return next.version(key) == 0 ? null : next;
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
        return entry(key).version(key);
    }

    @Override
    public int value(int key) {
        return entry(key).value(key);
    }

    @Override
    public boolean settled(int key, long version) {
        return version(key) == version;
    }

    @Override
    public void write(int key, int value, long version, int writer) {
        throw new IllegalStateException("writes are allowed inside compute only");
    }

    @Override
    public Optional<Cell> peek(int key) {
        return entry(key).peek(key);
    }

    private VersionedEntry entry(int key) {
        return entries.getOrDefault(key, VersionedEntry.NEVER_WRITTEN);
    }
}
