package dev.lockscope.run.worker;

import dev.lockscope.lock.Guarantee;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Sees whether workers meet in critical sections that the lock promised to keep apart: who is alone leaves a mark on
 * entering and looks for it on leaving. Only timed operations come here, so two that meet are seen when both are timed.
 * Plain stores and loads only, so that nothing here orders what a broken lock left unordered.
 */
public final class OverlapDetector {
    private static final VarHandle MARK = MethodHandles.arrayElementVarHandle(int[].class);
    /** No mark. */
    static final int NO_WORKER = 0;

    private enum Role {
        /** Is to be alone. */
        MARKS,
        /** Is not to meet one who is to be alone. */
        LOOKS,
        /** May meet anyone. */
        FREE
    }

    private final boolean byKey;
    private final Role reader;
    private final Role writer;
    private final int[] marks;

    public OverlapDetector(Guarantee promise, int keys) {
        byKey = promise == Guarantee.ALONE_WITH_THE_KEY || promise == Guarantee.WRITERS_OF_A_KEY_APART;
        reader = switch (promise) {
            case MUTUAL_EXCLUSION, ALONE_WITH_THE_KEY -> Role.MARKS;
            case SHARED_READS -> Role.LOOKS;
            case WRITERS_APART, WRITERS_OF_A_KEY_APART, CONSISTENT, NOTHING -> Role.FREE;
        };
        writer = switch (promise) {
            case MUTUAL_EXCLUSION, ALONE_WITH_THE_KEY, SHARED_READS, WRITERS_APART, WRITERS_OF_A_KEY_APART -> Role.MARKS;
            case CONSISTENT, NOTHING -> Role.FREE;
        };
        marks = new int[byKey ? keys : 1];
    }

    /** Whether anything is promised to workers of a kind. */
    public boolean watches(WorkerKind kind) {
        return role(kind) != Role.FREE;
    }

    /**
     * A worker enters its section.
     *
     * @param worker its mark, any number but {@link #NO_WORKER}
     * @return the mark of one who is there and should not be, or {@link #NO_WORKER}
     */
    int enter(WorkerKind kind, int worker, int key) {
        Role role = role(kind);
        if (role == Role.FREE) {
            return NO_WORKER;
        }
        int at = byKey ? key : 0;
        int met = (int) MARK.getOpaque(marks, at);
        if (role == Role.MARKS) {
            MARK.setOpaque(marks, at, worker);
        }
        return met;
    }

    /**
     * A worker leaves its section.
     *
     * @return the mark of one who was there and should not have been, or {@link #NO_WORKER}; one who came and went while
     *     the worker was there has taken the worker's mark away, and is called by that mark
     */
    int leave(WorkerKind kind, int worker, int key) {
        Role role = role(kind);
        if (role == Role.FREE) {
            return NO_WORKER;
        }
        int at = byKey ? key : 0;
        int mark = (int) MARK.getOpaque(marks, at);
        if (role == Role.MARKS) {
            MARK.setOpaque(marks, at, NO_WORKER);
            return mark == NO_WORKER ? worker : mark == worker ? NO_WORKER : mark;
        }
        return mark;
    }

    private Role role(WorkerKind kind) {
        return kind == WorkerKind.READER ? reader : writer;
    }
}
