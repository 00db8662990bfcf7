package dev.lockscope.run.worker;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Where one worker's time went: each nanosecond of running time belongs to exactly one {@link WorkerPhase}. One thread at a time
 * moves it on (the worker's, or that of an owner which performs for it); anyone may add it up.
 */
public final class PhaseTimeline {
    private static final WorkerPhase[] PHASES = WorkerPhase.values();
    private static final int LOOKS = 10_000;
    private static final int LOOKS_BEFORE_YIELD = 100;
    private static final long MOVING = Long.MIN_VALUE;
    private static final VarHandle SPENT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle SINCE;

    static {
        try {
            SINCE = MethodHandles.lookup().findVarHandle(PhaseTimeline.class, "since", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final RunClock course;
    private final long[] spent = new long[PHASES.length];
    private WorkerPhase phase;
    private long due;

    /** When the phase was entered, in running time; {@link #MOVING} while it changes, so that nobody adds up halves. */
    private long since;

    /** @param first the phase from the run's start on */
    PhaseTimeline(RunClock course, WorkerPhase first) {
        this.course = course;
        this.phase = first;
    }

    /** The phase that is on, a moment late for others. */
    public WorkerPhase phase() {
        return phase;
    }

    /** Ends the phase that is on and begins another. */
    void enter(WorkerPhase next, long at) {
        move(next, course.runningTime(at));
    }

    /** Begins a rest that is to end at {@code until}. */
    void rest(long at, long until) {
        // Not the running time at that instant, which can't be known of the future while the run is paused.
        due = course.runningTime(at) + until - at;
        enter(WorkerPhase.PAUSE, at);
    }

    /** Ends a rest; what is beyond its due end is overshoot. */
    void wake(long at, WorkerPhase next) {
        long now = course.runningTime(at);
        if (now > due) {
            move(WorkerPhase.OVERSHOOT, due);
        }
        move(next, now);
    }

    private void move(WorkerPhase next, long to) {
        long from = since;
        int current = phase.ordinal();
        SINCE.setOpaque(this, MOVING);
        VarHandle.storeStoreFence();
        SPENT.setOpaque(spent, current, spent[current] + Math.max(0, to - from));
        phase = next;
        SINCE.setRelease(this, Math.max(from, to));
    }

    /**
     * Adds the nanoseconds spent on each phase so far, the one that is on included: all the time up to {@code now}. Of one
     * who has lost its core in the middle of a move, and does not get it back while this looks on, the phase that ends
     * may be given what belongs to the one that begins.
     *
     * @param sums by ordinal of the phase
     * @param now running time
     */
    public void addTo(long[] sums, long now) {
        long[] seen = new long[PHASES.length];
        for (int look = 1; look <= LOOKS; look++) {
            long entered = (long) SINCE.getAcquire(this);
            WorkerPhase on = phase;
            long restUntil = due;
            long booked = 0;
            for (int i = 0; i < seen.length; i++) {
                seen[i] = (long) SPENT.getOpaque(spent, i);
                booked += seen[i];
            }
            VarHandle.loadLoadFence();
            boolean whole = entered != MOVING && entered == (long) SINCE.getOpaque(this);
            if (whole || look == LOOKS) {
                addThePhaseThatIsOn(
                        seen, on, Math.max(0, now - booked), Math.max(0, now - Math.max(booked, restUntil)));
                break;
            }
            if (look < LOOKS_BEFORE_YIELD) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        for (int i = 0; i < seen.length; i++) {
            sums[i] += seen[i];
        }
    }

    private static void addThePhaseThatIsOn(long[] seen, WorkerPhase on, long lasted, long overslept) {
        if (on == WorkerPhase.PAUSE) {
            seen[WorkerPhase.PAUSE.ordinal()] += lasted - overslept;
            seen[WorkerPhase.OVERSHOOT.ordinal()] += overslept;
        } else {
            seen[on.ordinal()] += lasted;
        }
    }
}
