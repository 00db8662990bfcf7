package dev.lockscope.run.worker;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The time of one worker by phase: each nanosecond of running time belongs to exactly one {@link WorkerPhase}. One thread
 * at a time writes (the worker's, or the one that performs for it); any thread may read, by a sequence lock.
 */
public final class PhaseTimeline {
    private static final WorkerPhase[] PHASES = WorkerPhase.values();
    private static final int READ_ATTEMPTS = 10_000;
    private static final int ATTEMPTS_BEFORE_YIELD = 100;
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

    private final RunClock clock;
    private final long[] spent = new long[PHASES.length];
    private WorkerPhase phase;
    private long due;

    /** Running time at which the phase was entered; {@link #MOVING} during a change, so that readers retry. */
    private long since;

    /** @param first the phase at the start of the run */
    PhaseTimeline(RunClock clock, WorkerPhase first) {
        this.clock = clock;
        this.phase = first;
    }

    /** The current phase; other threads may see it late. */
    public WorkerPhase phase() {
        return phase;
    }

    /** Ends the current phase and begins the next. */
    void enter(WorkerPhase next, long at) {
        move(next, clock.runningTime(at));
    }

    /** Begins a rest that is due to end at {@code until}. */
    void rest(long at, long until) {
        // Not runningTime(until): that of a future instant is unknown while the run is paused.
        due = clock.runningTime(at) + until - at;
        enter(WorkerPhase.PAUSE, at);
    }

    /** Ends a rest; time beyond its due end is overshoot. */
    void wake(long at, WorkerPhase next) {
        long now = clock.runningTime(at);
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
     * Adds the nanoseconds of each phase up to {@code now}, including the current phase. If the worker loses its core in the
     * middle of a change for all attempts of this method, time of the new phase may be added to the old one; the total is
     * still exact.
     *
     * @param sums by ordinal of the phase
     * @param now running time in nanoseconds
     */
    public void addTo(long[] sums, long now) {
        long[] seen = new long[PHASES.length];
        for (int attempt = 1; attempt <= READ_ATTEMPTS; attempt++) {
            long entered = (long) SINCE.getAcquire(this);
            WorkerPhase current = phase;
            long restUntil = due;
            long recorded = 0;
            for (int i = 0; i < seen.length; i++) {
                seen[i] = (long) SPENT.getOpaque(spent, i);
                recorded += seen[i];
            }
            VarHandle.loadLoadFence();
            boolean consistent = entered != MOVING && entered == (long) SINCE.getOpaque(this);
            if (consistent || attempt == READ_ATTEMPTS) {
                addCurrentPhase(
                        seen, current, Math.max(0, now - recorded), Math.max(0, now - Math.max(recorded, restUntil)));
                break;
            }
            if (attempt < ATTEMPTS_BEFORE_YIELD) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        for (int i = 0; i < seen.length; i++) {
            sums[i] += seen[i];
        }
    }

    private static void addCurrentPhase(long[] seen, WorkerPhase current, long lasted, long overslept) {
        if (current == WorkerPhase.PAUSE) {
            seen[WorkerPhase.PAUSE.ordinal()] += lasted - overslept;
            seen[WorkerPhase.OVERSHOOT.ordinal()] += overslept;
        } else {
            seen[current.ordinal()] += lasted;
        }
    }
}
