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
            SINCE = MethodHandles.lookup().findVarHandle(PhaseTimeline.class, "sinceRunNanos", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final RunClock clock;
    private final long[] spent = new long[PHASES.length];
    private WorkerPhase phase;
    private long dueRunNanos;

    /** The phase that the last change of positive length has ended, by ordinal. */
    private int advanced;

    /** Running time at which the phase was entered; {@link #MOVING} during a change, so that readers retry. */
    private long sinceRunNanos;

    /** @param first the phase at the start of the run */
    PhaseTimeline(RunClock clock, WorkerPhase first) {
        this.clock = clock;
        this.phase = first;
    }

    /** The current phase; other threads may see it late. */
    public WorkerPhase phase() {
        return phase;
    }

    /** Running time at which the current phase was entered; negative during a change. For a thread that cannot change it. */
    long sinceRunNanos() {
        return (long) SINCE.getAcquire(this);
    }

    /** Ends the current phase and begins the next. */
    void enter(WorkerPhase next, long atSystemNanos) {
        move(next, clock.toRunNanos(atSystemNanos));
    }

    /** Ends the current phase, which has turned out to be the return from the lock, and begins the next. */
    void returned(WorkerPhase next, long atSystemNanos) {
        move(WorkerPhase.RETURN, next, clock.toRunNanos(atSystemNanos));
    }

    /** Begins a rest that is due to end at {@code until}. */
    void rest(long atSystemNanos, long untilSystemNanos) {
        // Not runningTime(until): that of a future instant is unknown while the run is paused.
        dueRunNanos = clock.toRunNanos(atSystemNanos) + (untilSystemNanos - atSystemNanos);
        enter(WorkerPhase.PAUSE, atSystemNanos);
    }

    /** Ends a rest; time beyond its due end is overshoot. */
    void wake(long atSystemNanos, WorkerPhase next) {
        long nowRunNanos = clock.toRunNanos(atSystemNanos);
        if (nowRunNanos > dueRunNanos) {
            move(WorkerPhase.OVERSHOOT, dueRunNanos);
        }
        move(next, nowRunNanos);
    }

    private void move(WorkerPhase next, long toRunNanos) {
        move(phase, next, toRunNanos);
    }

    private void move(WorkerPhase ended, WorkerPhase next, long toRunNanos) {
        long fromRunNanos = sinceRunNanos;
        int current = ended.ordinal();
        SINCE.setOpaque(this, MOVING);
        VarHandle.storeStoreFence();
        if (toRunNanos > fromRunNanos) {
            SPENT.setOpaque(spent, current, spent[current] + toRunNanos - fromRunNanos);
            advanced = current;
        }
        phase = next;
        SINCE.setRelease(this, Math.max(fromRunNanos, toRunNanos));
    }

    /**
     * Adds the nanoseconds of each phase up to {@code now}, including the current phase. If the worker loses its core in the
     * middle of a change for all attempts of this method, time of the new phase may be added to the old one; the total is
     * still exact.
     *
     * @param sums by ordinal of the phase
     * @param nowRunNanos running time in nanoseconds
     */
    public void addTo(long[] sums, long nowRunNanos) {
        long[] seen = new long[PHASES.length];
        for (int attempt = 1; attempt <= READ_ATTEMPTS; attempt++) {
            long enteredRunNanos = (long) SINCE.getAcquire(this);
            WorkerPhase current = phase;
            long restUntilRunNanos = dueRunNanos;
            long recordedRunNanos = 0;
            for (int i = 0; i < seen.length; i++) {
                seen[i] = (long) SPENT.getOpaque(spent, i);
                recordedRunNanos += seen[i];
            }
            VarHandle.loadLoadFence();
            boolean consistent = enteredRunNanos != MOVING && enteredRunNanos == (long) SINCE.getOpaque(this);
            if (consistent || attempt == READ_ATTEMPTS) {
                if (clock.over() && recordedRunNanos > nowRunNanos) {
                    // The worker read the time after the end of the run, and converted it before it could know.
                    seen[advanced] -= recordedRunNanos - nowRunNanos;
                }
                addCurrentPhase(
                        seen,
                        current,
                        Math.max(0, nowRunNanos - recordedRunNanos),
                        Math.max(0, nowRunNanos - Math.max(recordedRunNanos, restUntilRunNanos)));
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
