package dev.lockscope.lock;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;

/**
 * Cells that are modified in place. A write stores the version begun, then the value, then the version done, so that a
 * sampler, or a reader that a broken lock fails to protect, can detect a write in progress. No access is a barrier that
 * would hide the damage of a broken lock: on x86 all accesses are plain moves.
 */
public final class Registers implements Cells {
    /** Attempts of {@link #peek} while a key is being written, before it returns what it sees. */
    private static final int PEEK_ATTEMPTS = 1_000;

    // The four registers of a key share half a cache line.
    private static final int STRIDE = 4;
    private static final int BEGUN = 0;
    private static final int CONTENT = 1;
    private static final int DONE = 2;
    private static final VarHandle REGISTER = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] registers;

    /** An empty map. */
    public Registers(int keys) {
        this(new long[keys * STRIDE]);
    }

    private Registers(long[] registers) {
        this.registers = registers;
    }

    /** An independent copy. */
    Registers copy() {
        return new Registers(registers.clone());
    }

    @Override
    public int keys() {
        return registers.length / STRIDE;
    }

    @Override
    public long version(int key) {
        return (long) REGISTER.getAcquire(registers, key * STRIDE + DONE);
    }

    @Override
    public int value(int key) {
        return (int) (long) REGISTER.getAcquire(registers, key * STRIDE + CONTENT);
    }

    @Override
    public boolean settled(int key, long version) {
        return (long) REGISTER.getAcquire(registers, key * STRIDE + BEGUN) == version
                && (long) REGISTER.getAcquire(registers, key * STRIDE + DONE) == version;
    }

    @Override
    public void write(int key, int value, long version, int writer) {
        int register = key * STRIDE;
        REGISTER.setOpaque(registers, register + BEGUN, version);
        REGISTER.setRelease(registers, register + CONTENT, (long) writer << Integer.SIZE | value);
        REGISTER.setRelease(registers, register + DONE, version);
    }

    /**
     * The value belongs to the version, unless a writer is stopped in the middle of its write during all attempts: then the
     * value may be one write ahead.
     */
    @Override
    public Optional<Cell> peek(int key) {
        int register = key * STRIDE;
        for (int attempt = 1; ; attempt++) {
            long version = (long) REGISTER.getAcquire(registers, register + DONE);
            long content = (long) REGISTER.getAcquire(registers, register + CONTENT);
            if (attempt == PEEK_ATTEMPTS || settled(key, version)) {
                return version == 0
                        ? Optional.empty()
                        : Optional.of(new Cell(key, (int) content, version, (int) (content >> Integer.SIZE)));
            }
            Thread.onSpinWait();
        }
    }
}
