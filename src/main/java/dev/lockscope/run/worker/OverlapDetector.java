package dev.lockscope.run.worker;

import dev.lockscope.lock.Guarantee;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Detects critical sections that overlap although the lock guarantees to keep them apart. A worker that must be alone
 * stores its mark on entry and checks it on exit. All operations are checked, timed or not. All accesses are opaque, so that nothing here orders what a broken lock left unordered.
 */
public final class OverlapDetector {
    private static final VarHandle MARK = MethodHandles.arrayElementVarHandle(int[].class);
    /** No mark. */
    static final int NO_WORKER = 0;

    private enum Role {
        /** Excludes all others: stores and checks its mark. */
        MARKS,
        /** Excludes workers that mark: checks their marks. */
        CHECKS,
        /** Excludes none. */
        FREE
    }

    /** Marks of two keys are as far apart as the keys' registers. */
    private static final int STRIDE = 8;

    /** Offset from a mark of the number of sections that have ended, which tells those that do not mark of whole sections. */
    private static final int ENDED = 1;

    private final Guarantee guarantee;
    private final boolean byKey;
    private final Role reader;
    private final Role writer;
    private final int[] marks;

    public OverlapDetector(Guarantee guarantee, int keys) {
        this.guarantee = guarantee;
        byKey = guarantee == Guarantee.ALONE_WITH_THE_KEY || guarantee == Guarantee.WRITERS_OF_A_KEY_APART;
        reader = switch (guarantee) {
            case MUTUAL_EXCLUSION, ALONE_WITH_THE_KEY -> Role.MARKS;
            case SHARED_READS -> Role.CHECKS;
            case WRITERS_APART, WRITERS_OF_A_KEY_APART, CONSISTENT, NOTHING -> Role.FREE;
        };
        writer = switch (guarantee) {
            case MUTUAL_EXCLUSION, ALONE_WITH_THE_KEY, SHARED_READS, WRITERS_APART, WRITERS_OF_A_KEY_APART ->
                Role.MARKS;
            case CONSISTENT, NOTHING -> Role.FREE;
        };
        marks = new int[byKey ? keys * STRIDE : STRIDE];
    }

    /** The guarantee that is checked. */
    Guarantee guarantee() {
        return guarantee;
    }

    /** Whether the guarantee applies to workers of a kind. */
    public boolean watches(WorkerKind kind) {
        return role(kind) != Role.FREE;
    }

    /**
     * Records that a worker enters its section.
     *
     * @param worker the worker's mark, not {@link #NO_WORKER}
     * @return what {@link #leave} needs
     */
    long enter(WorkerKind kind, int worker, int key) {
        Role role = role(kind);
        if (role == Role.FREE) {
            return NO_WORKER;
        }
        int at = at(key);
        int met = (int) MARK.getOpaque(marks, at);
        if (role == Role.MARKS) {
            MARK.setOpaque(marks, at, worker);
            return met;
        }
        return (long) (int) MARK.getOpaque(marks, at + ENDED) << Integer.SIZE | Integer.toUnsignedLong(met);
    }

    /**
     * Records that a worker leaves its section.
     *
     * @param entered the result of {@link #enter}
     * @return the mark of a worker that was inside against the guarantee, or {@link #NO_WORKER}; the leaving worker's own mark
     *     if the other has entered and left meanwhile
     */
    int leave(WorkerKind kind, int worker, int key, long entered) {
        Role role = role(kind);
        if (role == Role.FREE) {
            return NO_WORKER;
        }
        int at = at(key);
        int mark = (int) MARK.getOpaque(marks, at);
        int ended = (int) MARK.getOpaque(marks, at + ENDED);
        boolean passed;
        if (role == Role.MARKS) {
            passed = mark != worker;
            MARK.setOpaque(marks, at + ENDED, ended + 1);
            MARK.setOpaque(marks, at, NO_WORKER);
        } else {
            passed = mark != NO_WORKER || ended != (int) (entered >>> Integer.SIZE);
        }
        int met = (int) entered;
        return met != NO_WORKER || !passed ? met : mark == NO_WORKER ? worker : mark;
    }

    private int at(int key) {
        return byKey ? key * STRIDE : 0;
    }

    private Role role(WorkerKind kind) {
        return kind == WorkerKind.READER ? reader : writer;
    }
}
