package dev.lockscope.run;

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
 * worker's thread only, or by the thread that performs it while the worker waits; but {@link #tally}, {@link #timeline}
 * and {@link #trace} are for anyone to read.
 */
abstract sealed class CurrentOperation implements Operation permits Worker {
    private static final VarHandle PERFORMED;

    static {
        try {
            PERFORMED = MethodHandles.lookup().findVarHandle(CurrentOperation.class, "performed", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    final Kind kind;
    final int number;
    final Tally tally = new Tally();
    final Timeline timeline;
    final Trace trace;

    protected final LockedMap map;
    protected final Course course;
    protected final Dials dials;
    /** Who the worker is, for the {@link Witness}. */
    protected final int mark;

    protected @Nullable Thread thread;
    protected Resting resting = (until, call) -> until;
    protected int key;
    protected boolean timed;

    private final String run;
    private final Witness witness;
    private final boolean burns;
    /** What the worker does after its section, until it is told that it need not be performed again. */
    private final Phase after;

    private volatile @Nullable Sighting firstTorn;
    private volatile @Nullable Sighting firstOverlap;
    /** The thread of a lock that is parked while it performs for the worker; nobody else would know whom to wake. */
    private volatile @Nullable Thread holder;

    /** How often the section was performed, over all operations of the worker. */
    private long performed;

    /** Whether the time was up at its turn, be it a second one for the same operation. */
    private boolean refused;

    private long version;
    private boolean torn;
    private int met = Witness.NOBODY;
    private long asked;
    /** Whether its section was performed before, in vain; and how long that took in all. */
    private boolean attempted;

    private long vain;
    private long had;
    private long released;
    /** Of a timed operation, while somebody records waits. */
    private @Nullable WaitEvent waitEvent;

    CurrentOperation(Stage stage, Kind kind, int number, Phase first) {
        this.kind = kind;
        this.number = number;
        run = stage.run();
        map = stage.map();
        course = stage.course();
        dials = stage.dials();
        witness = stage.witness();
        mark = kind.mark(number);
        after = witness.watches(kind) ? Phase.OTHER : Phase.WAIT;
        burns = stage.workload().holdKind() == HoldKind.BURN;
        timeline = new Timeline(course, first);
        trace = stage.traces().next();
    }

    /** How its worker is called where people read it. */
    final String name() {
        return kind.name(number);
    }

    /** The first time that the worker read a key in the middle of a write, or one that changed while it read. */
    final @Nullable Sighting firstTorn() {
        return firstTorn;
    }

    /** The first time that the worker was not alone as the lock had promised. */
    final @Nullable Sighting firstOverlap() {
        return firstOverlap;
    }

    /** Whether the worker has asked for the lock and does not have it. */
    final boolean waiting() {
        return switch (timeline.phase()) {
            case WAIT -> true;
            // Without pauses it asks again at once.
            case UNTIMED ->
                (long) PERFORMED.getOpaque(this) == tally.get(Tally.Of.OPERATIONS) + tally.get(Tally.Of.RETRIES);
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
    protected final Phase between() {
        return timed ? Phase.OTHER : Phase.UNTIMED;
    }

    /** Begins a timed operation. */
    protected final void ask(long now) {
        asked = now;
        attempted = false;
        vain = 0;
        waitEvent = WaitEvent.begun();
        timeline.enter(Phase.WAIT, now);
    }

    /** Hands the operation to the lock; returns how often it was performed, 0 when the time was up. */
    protected final long submitted() {
        long before = performed;
        submit();
        return refused ? 0 : performed - before;
    }

    /** Counts an operation that was performed. */
    protected final void count(long performed) {
        tally.add(Tally.Of.OPERATIONS, 1);
        if (performed > 1) {
            tally.add(Tally.Of.RETRIES, performed - 1);
        }
        if (torn) {
            tally.add(Tally.Of.TORN, 1);
            firstTorn = firstTorn == null ? new Sighting(key, version, Witness.NOBODY, System.nanoTime()) : firstTorn;
        }
    }

    /** Keeps a timed operation for those who read the trace. Attempts in vain were no wait: the section was at work. */
    protected final void record(long returned, int weight, long due, long overshoot) {
        tally.add(Tally.Of.TIMED, 1);
        if (met != Witness.NOBODY) {
            tally.add(Tally.Of.OVERLAPPED, 1);
            firstOverlap = firstOverlap == null ? new Sighting(key, version, met, had) : firstOverlap;
        }
        trace.add(asked, had - vain, released, returned, key, weight, version, due, overshoot);
        if (waitEvent != null) {
            waitEvent.commit(run, this, vain);
        }
    }

    /** Nothing is done, nor counted, by a worker whose turn comes when the time is up. */
    @Override
    public final void perform(Cells cells) {
        if (course.over()) {
            refused = true;
            return;
        }
        performed++;
        if (!timed) {
            section(cells);
            return;
        }
        if (attempted) {
            vain += released - had;
        }
        attempted = true;
        had = System.nanoTime();
        if (waitEvent != null) {
            waitEvent.end();
        }
        timeline.enter(Phase.HOLD, had);
        int metOnEntering = witness.enter(kind, mark, key);
        try {
            section(cells);
        } finally {
            int metOnLeaving = witness.leave(kind, mark, key);
            met = metOnEntering == Witness.NOBODY ? metOnLeaving : metOnEntering;
        }
        released = System.nanoTime();
        timeline.enter(after, released);
    }

    /** The work inside the critical section that the workload asks for. */
    protected final void hold() {
        long nanos = dials.holdNanos();
        if (nanos > 0) {
            long until = System.nanoTime() + nanos;
            if (burns) {
                while (System.nanoTime() - until < 0 && !course.over()) {
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
        while (System.nanoTime() - until < 0 && !course.over()) {
            if (own) {
                resting.until(until, course.call());
            } else {
                course.restUntil(until, course.call());
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
