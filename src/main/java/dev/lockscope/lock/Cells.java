package dev.lockscope.lock;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The map that a lock protects, as a row of registers: for each key a value and a version. It starts empty; a key is in
 * it once written.
 *
 * <p>{@link #read} and {@link #write} belong inside the critical section and are not thread-safe. {@link #peek} and
 * {@link #state} may be called by anyone at any time, without the lock: a write first announces its version, then stores
 * the value, then completes the version, so that a looker can tell a register in the middle of a write from one at rest.
 */
public final class Cells {
    /** How often a looker tries again while a key is being written, before it settles for what it sees. */
    private static final int LOOKS = 1_000;

    private static final int STRIDE = 4;
    private static final int BEGUN = 0;
    private static final int VALUE = 1;
    private static final int DONE = 2;
    private static final VarHandle REGISTER = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] registers;

    /** An empty map whose keys will be 0 to {@code keys} - 1. */
    public Cells(int keys) {
        registers = new long[keys * STRIDE];
    }

    /** The value of a key, 0 when it was never written. */
    public int read(int key) {
        return (int) registers[key * STRIDE + VALUE];
    }

    /** Sets the value of a key and raises its version by one. */
    public void write(int key, int value) {
        int register = key * STRIDE;
        long version = registers[register + DONE] + 1;
        REGISTER.setOpaque(registers, register + BEGUN, version);
        REGISTER.setRelease(registers, register + VALUE, (long) value);
        REGISTER.setRelease(registers, register + DONE, version);
    }

    /**
     * A key as it is now; empty when it was never written. Value and version belong together, unless a writer is held up
     * in the middle of its write for as long as the look lasts: then the value may be one write ahead.
     */
    public Optional<Cell> peek(int key) {
        int register = key * STRIDE;
        for (int look = 1; ; look++) {
            long done = (long) REGISTER.getAcquire(registers, register + DONE);
            long value = (long) REGISTER.getAcquire(registers, register + VALUE);
            long begun = (long) REGISTER.getAcquire(registers, register + BEGUN);
            if (begun == done || look == LOOKS) {
                return done == 0 ? Optional.empty() : Optional.of(new Cell(key, (int) value, done));
            }
            Thread.onSpinWait();
        }
    }

    /** The keys that were written, in their order. */
    public List<Cell> state() {
        List<Cell> state = new ArrayList<>();
        for (int key = 0; key < registers.length / STRIDE; key++) {
            peek(key).ifPresent(state::add);
        }
        return List.copyOf(state);
    }
}
