package dev.lockscope.run;

import dev.lockscope.lock.Promise;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Sees whether workers meet in critical sections that the lock promised to keep apart: who is alone leaves a mark on
 * entering and looks for it on leaving. Only timed operations come here, so two that meet are seen when both are timed.
 * Plain stores and loads only, so that nothing here orders what a broken lock left unordered.
 */
final class Witness {
    private static final VarHandle MARK = MethodHandles.arrayElementVarHandle(int[].class);
    /** No mark. */
    static final int NOBODY = 0;

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

    Witness(Promise promise, int keys) {
        byKey = promise == Promise.ALONE_WITH_THE_KEY || promise == Promise.WRITERS_OF_A_KEY_APART;
        reader = switch (promise) {
            case ALONE, ALONE_WITH_THE_KEY -> Role.MARKS;
            case WRITERS_ALONE -> Role.LOOKS;
            case WRITERS_APART, WRITERS_OF_A_KEY_APART, CONSISTENT, NOTHING -> Role.FREE;
        };
        writer = switch (promise) {
            case ALONE, ALONE_WITH_THE_KEY, WRITERS_ALONE, WRITERS_APART, WRITERS_OF_A_KEY_APART -> Role.MARKS;
            case CONSISTENT, NOTHING -> Role.FREE;
        };
        marks = new int[byKey ? keys : 1];
    }

    /** Whether anything is promised to workers of a kind. */
    boolean watches(Kind kind) {
        return role(kind) != Role.FREE;
    }

    /**
     * A worker enters its section.
     *
     * @param worker its mark, any number but {@link #NOBODY}
     * @return the mark of one who is there and should not be, or {@link #NOBODY}
     */
    int enter(Kind kind, int worker, int key) {
        Role role = role(kind);
        if (role == Role.FREE) {
            return NOBODY;
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
     * @return the mark of one who was there and should not have been, or {@link #NOBODY}; one who came and went while
     *     the worker was there has taken the worker's mark away, and is called by that mark
     */
    int leave(Kind kind, int worker, int key) {
        Role role = role(kind);
        if (role == Role.FREE) {
            return NOBODY;
        }
        int at = byKey ? key : 0;
        int mark = (int) MARK.getOpaque(marks, at);
        if (role == Role.MARKS) {
            MARK.setOpaque(marks, at, NOBODY);
            return mark == NOBODY ? worker : mark == worker ? NOBODY : mark;
        }
        return mark;
    }

    private Role role(Kind kind) {
        return kind == Kind.READER ? reader : writer;
    }
}
