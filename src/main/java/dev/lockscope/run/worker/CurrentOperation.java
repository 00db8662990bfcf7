package dev.lockscope.run.worker;

import dev.lockscope.lock.Cells;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.lock.Operation;
import dev.lockscope.workload.HoldKind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The operation that a worker is at: asked for, performed under the lock, entered in the worker's books. A part of the
 * worker and no object beside it, since with thousands of workers every object more is memory to wait for. Touched by its
 * worker's thread only, or by the thread that performs it while the worker waits; but {@link #counters}, {@link #timeline}
 * and {@link #ring} are for anyone to read.
 */
public abstract sealed class CurrentOperation implements Operation permits Worker {
    private static final VarHandle PERFORMED;

    static {
        try {
            PERFORMED = MethodHandles.lookup().findVarHandle(CurrentOperation.class, "performed", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    public final WorkerKind kind;
    public final int number;
    public final WorkerCounters counters = new WorkerCounters();
    public final PhaseTimeline timeline;
    public final OperationRing ring;

    protected final LockedMap map;
    protected final RunClock clock;
    protected final LiveSettings liveSettings;
    /** Who the worker is, for the {@link OverlapDetector}. */
    protected final int mark;

    public @Nullable Thread thread;
    protected Sleeper sleeper = (until, call) -> until;
    protected int key;
    protected boolean timed;

    private final String run;
    private final OverlapDetector overlapDetector;
    private final boolean burns;
    /** What the worker does after its section, until it is told that it need not be performed again. */
    private final WorkerPhase after;

    private volatile @Nullable Observation firstTorn;
    private volatile @Nullable Observation firstOverlap;
    /** The thread of a lock that is parked while it performs for the worker; nobody else would know whom to wake. */
    private volatile @Nullable Thread holder;

    /** How often the section was performed, over all operations of the worker. */
    private long performed;

    /** Whether the time was up at its turn, be it a second one for the same operation. */
    private boolean refused;

    private long version;
    private boolean torn;
    private int met = OverlapDetector.NO_WORKER;
    private long requestedAt;
    /** Whether its section was performed before, in vain; and how long that took in all. */
    private boolean attempted;

    private long discardedNanos;
    private long acquiredAt;
    private long released;
    /** Of a timed operation, while somebody records waits. */
    private @Nullable WaitEvent waitEvent;

    CurrentOperation(WorkerContext stage, WorkerKind kind, int number, WorkerPhase first) {
        this.kind = kind;
        this.number = number;
        run = stage.run();
        map = stage.map();
        clock = stage.clock();
        liveSettings = stage.liveSettings();
        overlapDetector = stage.overlapDetector();
        mark = kind.mark(number);
        after = overlapDetector.watches(kind) ? WorkerPhase.OTHER : WorkerPhase.WAIT;
        burns = stage.workload().holdKind() == HoldKind.BURN;
        timeline = new PhaseTimeline(clock, first);
        ring = stage.rings().next();
    }

    /** How its worker is called where people read it. */
    public final String name() {
        return kind.name(number);
    }

    /** The first time that the worker read a key in the middle of a write, or one that changed while it read. */
    final @Nullable public Observation firstTorn() {
        return firstTorn;
    }

    /** The first time that the worker was not alone as the lock had promised. */
    final @Nullable public Observation firstOverlap() {
        return firstOverlap;
    }

    /** Whether the worker has asked for the lock and does not have it. */
    public final boolean waiting() {
        return switch (timeline.phase()) {
            case WAIT -> true;
            // Without pauses it asks again at once.
            case UNTIMED ->
                (long) PERFORMED.getOpaque(this) == counters.get(WorkerCounters.Of.OPERATIONS) + counters.get(WorkerCounters.Of.RETRIES);
            case ABSENT, HOLD, PAUSE, OVERSHOOT, OTHER -> false;
        };
    }

    /** Wakes the thread of a lock that is parked while it performs for the worker. */
    final void wakeHolder() {
        LockSupport.unpark(holder);
    }

    @Override
    public final int key() {
        return key;
    }

    /** The phase of a worker that is not at an operation. */
    protected final WorkerPhase between() {
        return timed ? WorkerPhase.OTHER : WorkerPhase.UNTIMED;
    }

    /** Begins a timed operation. */
    protected final void request(long now) {
        requestedAt = now;
        attempted = false;
        discardedNanos = 0;
        waitEvent = WaitEvent.begun();
        timeline.enter(WorkerPhase.WAIT, now);
    }

    /** Hands the operation to the lock; returns how often it was performed, 0 when the time was up. */
    protected final long submitted() {
        long before = performed;
        submit();
        return refused ? 0 : performed - before;
    }

    /** Counts an operation that was performed. */
    protected final void count(long performed) {
        counters.add(WorkerCounters.Of.OPERATIONS, 1);
        if (performed > 1) {
            counters.add(WorkerCounters.Of.RETRIES, performed - 1);
        }
        if (torn) {
            counters.add(WorkerCounters.Of.TORN, 1);
            firstTorn = firstTorn == null ? new Observation(key, version, OverlapDetector.NO_WORKER, System.nanoTime()) : firstTorn;
        }
    }

    /** Keeps a timed operation for those who read the trace. Attempts in vain were no wait: the section was at work. */
    protected final void record(long returned, int weight, long due, long overshoot) {
        counters.add(WorkerCounters.Of.TIMED, 1);
        if (met != OverlapDetector.NO_WORKER) {
            counters.add(WorkerCounters.Of.OVERLAPPED, 1);
            firstOverlap = firstOverlap == null ? new Observation(key, version, met, acquiredAt) : firstOverlap;
        }
        ring.add(requestedAt, acquiredAt - discardedNanos, released, returned, key, weight, version, due, overshoot);
        if (waitEvent != null) {
            waitEvent.commit(run, this, discardedNanos);
        }
    }

    /** Nothing is done, nor counted, by a worker whose turn comes when the time is up. */
    @Override
    public final void perform(Cells cells) {
        if (clock.over()) {
            refused = true;
            return;
        }
        performed++;
        if (!timed) {
            section(cells);
            return;
        }
        if (attempted) {
            discardedNanos += released - acquiredAt;
        }
        attempted = true;
        acquiredAt = System.nanoTime();
        if (waitEvent != null) {
            waitEvent.end();
        }
        timeline.enter(WorkerPhase.HOLD, acquiredAt);
        int metOnEntering = overlapDetector.enter(kind, mark, key);
        try {
            section(cells);
        } finally {
            int metOnLeaving = overlapDetector.leave(kind, mark, key);
            met = metOnEntering == OverlapDetector.NO_WORKER ? metOnLeaving : metOnEntering;
        }
        released = System.nanoTime();
        timeline.enter(after, released);
    }

    /** The work inside the critical section that the workload asks for. */
    protected final void hold() {
        long nanos = liveSettings.holdNanos();
        if (nanos > 0) {
            long until = System.nanoTime() + nanos;
            if (burns) {
                while (System.nanoTime() - until < 0 && !clock.over()) {
                    Thread.onSpinWait();
                }
            } else {
                block(until);
            }
        }
    }

    private void block(long until) {
        Thread performing = Thread.currentThread();
        boolean own = performing == thread;
        holder = own ? null : performing;
        while (System.nanoTime() - until < 0 && !clock.over()) {
            if (own) {
                sleeper.until(until, clock.epoch());
            } else {
                clock.restUntil(until, clock.epoch());
            }
        }
        holder = null;
    }

    /**
     * Says what the section has met. What is not stored need not reach the cache before the lock is given back, so nothing
     * is that nobody will look at.
     *
     * @param torn whether it read a key in the middle of a write, or one that changed while it read
     */
    protected final void found(long version, boolean torn) {
        if (timed || torn) {
            this.version = version;
        }
        if (torn != this.torn) {
            this.torn = torn;
        }
    }

    /** Hands the operation to the lock. */
    protected abstract void submit();

    /** What is done while the worker has the lock. */
    protected abstract void section(Cells cells);
}
