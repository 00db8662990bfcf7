package dev.lockscope.run;

import dev.lockscope.lock.Promise;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Sees whether workers meet in critical sections that the lock promised to keep apart: who is alone leaves a mark on
 * entering and looks for it on leaving. Plain stores and loads only, so that nothing here orders what a broken lock left
 * unordered.
 */
final class Witness {
    private static final VarHandle MARK = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int NOBODY = 0;

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
        byKey = promise == Promise.ALONE_WITH_THE_KEY;
        reader = switch (promise) {
            case ALONE, ALONE_WITH_THE_KEY -> Role.MARKS;
            case WRITERS_ALONE -> Role.LOOKS;
            case WRITERS_APART, CONSISTENT, NOTHING -> Role.FREE;
        };
        writer = switch (promise) {
            case ALONE, ALONE_WITH_THE_KEY, WRITERS_ALONE, WRITERS_APART -> Role.MARKS;
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
     * @param worker any number but 0, its own
     * @return whether somebody is there who should not be
     */
    boolean enter(Kind kind, int worker, int key) {
        Role role = role(kind);
        if (role == Role.FREE) {
            return false;
        }
        int at = byKey ? key : 0;
        boolean met = (int) MARK.getOpaque(marks, at) != NOBODY;
        if (role == Role.MARKS) {
            MARK.setOpaque(marks, at, worker);
        }
        return met;
    }

    /** A worker leaves its section; true when somebody was there who should not have been. */
    boolean leave(Kind kind, int worker, int key) {
        Role role = role(kind);
        if (role == Role.FREE) {
            return false;
        }
        int at = byKey ? key : 0;
        int mark = (int) MARK.getOpaque(marks, at);
        if (role == Role.MARKS) {
            MARK.setOpaque(marks, at, NOBODY);
        }
        return mark != (role == Role.MARKS ? worker : NOBODY);
    }

    private Role role(Kind kind) {
        return kind == Kind.READER ? reader : writer;
    }
}
