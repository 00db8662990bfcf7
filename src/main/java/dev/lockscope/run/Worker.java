package dev.lockscope.run;

import dev.lockscope.lock.Cells;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.lock.Operation;
import dev.lockscope.workload.HoldKind;
import dev.lockscope.workload.Pacing;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One reader or one writer, and the operation it is at. Everything in it is touched by its own thread only, or by the
 * thread that performs its operation while it waits; but {@link #tally}, {@link #timeline} and {@link #trace} are for
 * anyone to read.
 */
abstract sealed class Worker implements Runnable, Operation permits Reader, Writer {
    private static final VarHandle PERFORMED;

    static {
        try {
            PERFORMED = MethodHandles.lookup().findVarHandle(Worker.class, "performed", long.class);
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
    protected final Draws draws;
    protected int key;

    private final Stage stage;
    private final Course course;
    private final Dials dials;
    private final int mark;
    private final boolean open;
    private final boolean burns;
    private final long joinNanos;
    private final Sampling sampling;

    private volatile boolean retired;
    private volatile @Nullable Sighting firstTorn;
    private volatile @Nullable Sighting firstOverlap;
    /** The thread of a lock that is parked while it performs for the worker; nobody else would know whom to wake. */
    private volatile @Nullable Thread holder;

    /** How often its section was performed, ever. */
    private long performed;

    /** Whether the time was up at its turn, be it a second one for the same operation. */
    private boolean refused;


    private @Nullable Thread thread;
    private Resting resting = until -> until;
    private boolean timed;
    private long version;
    private boolean torn;
    private int met = Witness.NOBODY;
    private long due;
    private long overshoot = Traced.NONE;
    private long asked;
    private long had;
    private long released;

    /** @param number from 0, among the workers of its kind */
    Worker(Stage stage, Kind kind, int number) {
        this.stage = stage;
        this.kind = kind;
        this.number = number;
        map = stage.map();
        course = stage.course();
        dials = stage.dials();
        mark = kind.mark(number);
        draws = new Draws(stage.workload(), stage.zipf(), stage.seed(), mark);
        sampling = new Sampling(stage.dials(), stage.seed() + mark);
        open = stage.workload().pacing() == Pacing.OPEN;
        burns = stage.workload().holdKind() == HoldKind.BURN;
        joinNanos = isFirst() ? share(TimeUnit.MILLISECONDS.toNanos(stage.workload().rampMillis())) : 0;
        timeline = new Timeline(course, isFirst() && joinNanos == 0 ? Phase.OTHER : Phase.ABSENT);
        trace = stage.traces().next();
    }

    /** How it is called where people read it. */
    final String name() {
        return kind.name(number);
    }

    /** The first time that it read a key in the middle of a write, or one that changed while it read. */
    final @Nullable Sighting firstTorn() {
        return firstTorn;
    }

    /** The first time that it was not alone as the lock had promised. */
    final @Nullable Sighting firstOverlap() {
        return firstOverlap;
    }

    /** Whether it has asked for the lock and does not have it. */
    final boolean waiting() {
        return switch (timeline.phase()) {
            case WAIT -> true;
            // Without pauses it asks again at once.
            case UNTIMED -> (long) PERFORMED.getOpaque(this) == tally.get(Tally.Of.OPERATIONS) + tally.get(Tally.Of.RETRIES);
            case ABSENT, HOLD, PAUSE, OVERSHOOT, OTHER -> false;
        };
    }

    /** Wakes the thread of a lock that is parked while it performs for the worker. */
    final void wakeHolder() {
        LockSupport.unpark(holder);
    }

    /** Has it leave after the operation it is in, or stay after all. */
    final void retire(boolean leave) {
        retired = leave;
    }

    @Override
    public final int key() {
        return key;
    }

    @Override
    public final void run() {
        try {
            thread = Thread.currentThread();
            resting = stage.resting().get();
            course.arriveAndAwaitStart();
            work(join());
        } catch (Throwable broken) {
            stage.failed().accept(broken);
        }
    }

    /** Whether it is there from the start, and not hired later. */
    private boolean isFirst() {
        return number < (kind == Kind.READER ? stage.workload().readers() : stage.workload().writers());
    }

    /** Its part of a time over which all workers are spread evenly. */
    private long share(long nanos) {
        long place = kind == Kind.READER ? number : stage.workload().readers() + number;
        return nanos * place / stage.workload().workers();
    }

    /** Waits for its turn when the workers join one after the other; returns the time. */
    private long join() {
        return joinNanos == 0 ? System.nanoTime() : resting.until(course.startNanos() + joinNanos);
    }

    private void work(long joined) {
        timed = sampling.next();
        timeline.enter(timed ? Phase.OTHER : Phase.UNTIMED, joined);
        due = joined;
        draw();
        // In open pacing the schedules are spread evenly over one pause, or all would be due at once.
        long now = open ? restUntilDue(joined, joined + share(dials.pauseNanos())) : joined;
        while (!retired) {
            if (course.open()) {
                now = operate(now);
            } else if (course.over()) {
                break;
            } else {
                now = awaitOpen();
            }
        }
        timeline.enter(Phase.ABSENT, System.nanoTime());
    }

    /** Stays away while the run is paused; returns the time of coming back. */
    private long awaitOpen() {
        timeline.enter(Phase.ABSENT, System.nanoTime());
        course.awaitOpen();
        due = System.nanoTime();
        timeline.enter(timed ? Phase.OTHER : Phase.UNTIMED, due);
        return due;
    }

    /**
     * Makes one operation and the rest after it or, when there is no pause, a dash.
     *
     * @param now the time of the last waking
     * @return the same for the next operation
     */
    final long operate(long now) {
        long pause = dials.pauseNanos();
        return pause > 0 ? operateAndRest(now, pause) : dash();
    }

    private long operateAndRest(long now, long pause) {
        if (timed) {
            ask(now);
        }
        long performed = submitted();
        if (performed == 0) {
            return now;
        }
        long returned = complete(performed);
        return restUntilDue(returned, open ? due + pause : returned + pause);
    }

    /** Keeps the books of an operation that was performed, and chooses the next; returns the time of its return. */
    private long complete(long performed) {
        long returned = System.nanoTime();
        boolean wasTimed = timed;
        timed = sampling.next();
        timeline.enter(timed ? Phase.OTHER : Phase.UNTIMED, returned);
        count(performed);
        if (wasTimed) {
            record(returned);
        }
        draw();
        return returned;
    }

    /**
     * Makes operations one after the other that nobody times, and then one that is timed: a loop of its own, so that as
     * little as can be is done around an operation that is over in twenty nanoseconds.
     */
    private long dash() {
        overshoot = Traced.NONE;
        if (!timed) {
            int untimed = sampling.untimed();
            for (int made = 1; made <= untimed; made++) {
                long performed = submitted();
                if (performed > 0) {
                    count(performed);
                    draw();
                }
                if (retired || !course.open() || dials.pauseNanos() > 0) {
                    sampling.pass(made);
                    return System.nanoTime();
                }
            }
            sampling.pass(untimed - 1);
            timed = sampling.next();
        }
        ask(System.nanoTime());
        long performed = submitted();
        return performed == 0 ? asked : complete(performed);
    }

    private void ask(long now) {
        asked = now;
        timeline.enter(Phase.WAIT, now);
    }

    /** Hands the operation to the lock; returns how often it was performed. */
    private long submitted() {
        long before = performed;
        submit();
        return refused ? 0 : performed - before;
    }

    private void count(long performed) {
        tally.add(Tally.Of.OPERATIONS, 1);
        if (performed > 1) {
            tally.add(Tally.Of.RETRIES, performed - 1);
        }
        if (torn) {
            tally.add(Tally.Of.TORN, 1);
            firstTorn = firstTorn == null ? new Sighting(key, version, Witness.NOBODY, System.nanoTime()) : firstTorn;
        }
    }

    private void record(long returned) {
        tally.add(Tally.Of.TIMED, 1);
        if (met != Witness.NOBODY) {
            tally.add(Tally.Of.OVERLAPPED, 1);
            firstOverlap = firstOverlap == null ? new Sighting(key, version, met, had) : firstOverlap;
        }
        trace.add(asked, had, released, returned, key, version, due, overshoot);
    }

    private long restUntilDue(long from, long until) {
        due = until;
        overshoot = Traced.NONE;
        if (until - from <= 0) {
            timeline.enter(timed ? Phase.OTHER : Phase.UNTIMED, from);
            return from;
        }
        timeline.rest(from, until);
        long woke = resting.until(until);
        timeline.wake(woke, timed ? Phase.OTHER : Phase.UNTIMED);
        overshoot = woke - until;
        return woke;
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
        had = System.nanoTime();
        timeline.enter(Phase.HOLD, had);
        int metOnEntering = stage.witness().enter(kind, mark, key);
        try {
            section(cells);
        } finally {
            int metOnLeaving = stage.witness().leave(kind, mark, key);
            met = metOnEntering == Witness.NOBODY ? metOnLeaving : metOnEntering;
        }
        released = System.nanoTime();
        timeline.enter(Phase.OTHER, released);
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
        if (performing == thread) {
            resting.until(until);
        } else {
            holder = performing;
            course.restUntil(until);
            holder = null;
        }
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

    /** Draws what the next operation is about. */
    protected abstract void draw();

    /** Hands the operation to the lock. */
    protected abstract void submit();

    /** What is done while the worker has the lock. */
    protected abstract void section(Cells cells);
}
