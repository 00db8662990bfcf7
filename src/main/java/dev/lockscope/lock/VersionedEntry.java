package dev.lockscope.lock;

import java.util.Optional;

/** One key of a {@link ConcurrentMap}. Modified only before publication, by the section that creates it. */
final class VersionedEntry implements Cells {
    static final VersionedEntry NEVER_WRITTEN = new VersionedEntry();

    private int value;
    private long version;
    private int writer;

    private VersionedEntry() {}

    VersionedEntry(VersionedEntry other) {
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
