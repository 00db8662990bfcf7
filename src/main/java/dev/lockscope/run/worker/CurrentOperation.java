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
 * The current operation of a worker: requested, performed under the lock, recorded. A superclass of the worker instead of
 * a separate object, because with thousands of workers each further object costs cache misses. Confined to the worker's
 * thread, or to the thread that performs the operation while the worker waits; {@link #counters}, {@link #timeline} and
 * {@link #ring} are readable on any thread.
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
    /** Identifies the worker in the {@link OverlapDetector}. */
    protected final int mark;

    public @Nullable Thread thread;
    protected Sleeper sleeper = (dueSystemNanos, epoch) -> dueSystemNanos;
    protected int key;
    protected boolean timed;

    private final String run;
    private final OverlapDetector overlapDetector;
    private final OverlapDetector.Role overlapRole;
    private final @Nullable SectionMark markOfMap;
    private final boolean burns;
    /** Whether the lock may perform the operation again, after an attempt that is discarded. */
    private final boolean retries;

    /** The phase after the section, until the lock returns: an optimistic lock may perform the section again. */
    private final WorkerPhase after;

    private volatile @Nullable Observation firstTorn;
    private volatile @Nullable Observation firstOverlap;
    private volatile @Nullable Observation firstChanged;
    private volatile @Nullable Misperformed firstMisperformed;
    /** The thread of a lock that is parked while it performs for the worker; stored so that it can be unparked. */
    private volatile @Nullable Thread holder;

    /** Number of times the section was performed, over all operations of the worker. */
    private long performed;

    /** Whether the section was refused because the run was over, even if an earlier attempt was performed. */
    private boolean refused;

    private long version;
    private int value;
    private boolean torn;
    private long requestedSystemNanos;
    /** Whether an earlier attempt of this operation was discarded. */
    private boolean attempted;

    /** Total duration of the discarded attempts. */
    private long discardedNanos;

    private long acquiredSystemNanos;
    private long releasedSystemNanos;
    /** Null if the operation is not timed or no recording takes waits. */
    private @Nullable WaitEvent waitEvent;

    CurrentOperation(WorkerContext context, WorkerKind kind, int number, WorkerPhase first) {
        this.kind = kind;
        this.number = number;
        run = context.run();
        map = context.map();
        clock = context.clock();
        liveSettings = context.liveSettings();
        overlapDetector = context.overlapDetector();
        mark = kind.mark(number);
        overlapRole = overlapDetector.role(kind);
        markOfMap = overlapDetector.markOfMap(kind);
        after = overlapDetector.watches(kind) ? WorkerPhase.RETURN : WorkerPhase.WAIT;
        retries = overlapDetector.guarantee().retries(kind == WorkerKind.WRITER);
        burns = context.workload().holdKind() == HoldKind.BURN;
        timeline = new PhaseTimeline(clock, first);
        ring = context.rings().next(kind);
    }

    /** The worker's name in messages and exports. */
    public final String name() {
        return kind.name(number);
    }

    /** The worker's first torn read; null if there was none. */
    final @Nullable public Observation firstTorn() {
        return firstTorn;
    }

    /** The worker's first overlap against the lock's guarantee; null if there was none. */
    final @Nullable public Observation firstOverlap() {
        return firstOverlap;
    }

    /** The worker's first value that was no longer the one it had written; null if there was none. */
    final @Nullable public Observation firstChanged() {
        return firstChanged;
    }

    /** Notes that a value is not the one that the worker wrote with this version. */
    protected final void changed(long version) {
        counters.add(WorkerCounters.Of.CHANGED, 1);
        firstChanged = firstChanged == null
                ? new Observation(key, version, OverlapDetector.NO_WORKER, System.nanoTime())
                : firstChanged;
    }

    /** The worker's first operation that was not performed exactly once; null if there was none. */
    final @Nullable public Misperformed firstMisperformed() {
        return firstMisperformed;
    }

    /** Whether the worker has requested the lock and not acquired it. */
    public final boolean waiting() {
        return switch (timeline.phase()) {
            case WAIT -> true;
            // Without pauses it requests the lock again at once.
            case UNTIMED ->
                (long) PERFORMED.getOpaque(this)
                        == counters.get(WorkerCounters.Of.OPERATIONS) + counters.get(WorkerCounters.Of.RETRIES);
            case ABSENT, HOLD, RETURN, PAUSE, OVERSHOOT, OTHER -> false;
        };
    }

    /** Whether the lock was requested and the end of the run came before the section. */
    protected final boolean cutOff() {
        return refused;
    }

    /** Unparks the thread of a lock that is parked while it performs for the worker. */
    final void wakeHolder() {
        LockSupport.unpark(holder);
    }

    @Override
    public final int key() {
        return key;
    }

    /** The phase between two operations. */
    protected final WorkerPhase between() {
        return timed ? WorkerPhase.OTHER : WorkerPhase.UNTIMED;
    }

    /** Begins a timed operation. */
    protected final void request(long nowSystemNanos) {
        requestedSystemNanos = nowSystemNanos;
        attempted = false;
        discardedNanos = 0;
        waitEvent = WaitEvent.begun();
        timeline.enter(WorkerPhase.WAIT, nowSystemNanos);
    }

    /** Submits the operation to the lock; returns how often it was performed, 0 if the run was over or the lock dropped it. */
    protected final long submitAndCount() {
        long before = performed;
        submit();
        return performedSince(before);
    }

    /** The same with no lock. */
    protected final long performAndCount(Cells cells) {
        long before = performed;
        perform(cells);
        return performedSince(before);
    }

    private long performedSince(long before) {
        if (refused) {
            return 0;
        }
        long times = performed - before;
        if (times != 1 && !(times > 1 && retries)) {
            misperformed(times);
        }
        return times;
    }

    private void misperformed(long times) {
        counters.add(WorkerCounters.Of.MISPERFORMED, 1);
        firstMisperformed =
                firstMisperformed == null ? new Misperformed(key, times, System.nanoTime()) : firstMisperformed;
    }

    /** Counts an operation that was performed. */
    protected final void count(boolean timed, long performed) {
        counters.add(timed ? WorkerCounters.Of.TIMED : WorkerCounters.Of.UNTIMED, 1);
        if (performed > 1) {
            counters.add(WorkerCounters.Of.RETRIES, performed - 1);
        }
        if (torn) {
            counters.add(WorkerCounters.Of.TORN, 1);
            firstTorn = firstTorn == null
                    ? new Observation(key, version, OverlapDetector.NO_WORKER, System.nanoTime())
                    : firstTorn;
        }
    }

    /** Appends a timed operation to the ring. Discarded attempts do not count as wait: the section was being performed. */
    protected final void record(long returnedSystemNanos, int weight, long dueSystemNanos, long overshootNanos) {
        ring.add(
                requestedSystemNanos,
                acquiredSystemNanos - discardedNanos,
                releasedSystemNanos,
                returnedSystemNanos,
                key,
                weight,
                version,
                value,
                dueSystemNanos,
                overshootNanos);
        if (waitEvent != null) {
            waitEvent.commit(run, this, discardedNanos);
        }
    }

    /** Does and counts nothing if the run is over. */
    @Override
    public final void perform(Cells cells) {
        if (clock.over()) {
            refused = true;
            return;
        }
        performed++;
        // Marked first and last, so that an overlap with the clock's readings is seen as well.
        SectionMark sectionMark = sectionMark();
        long entered = sectionMark.enter(overlapRole, mark, performed);
        try {
            if (timed) {
                performTimed(cells);
            } else {
                section(cells);
            }
        } finally {
            int met = sectionMark.leave(overlapRole, entered);
            if (met != OverlapDetector.NO_WORKER) {
                overlapped(met);
            }
        }
    }

    private SectionMark sectionMark() {
        SectionMark ofMap = markOfMap;
        return ofMap == null ? overlapDetector.markOf(key) : ofMap;
    }

    private void overlapped(int met) {
        counters.add(WorkerCounters.Of.OVERLAPPED, 1);
        firstOverlap = firstOverlap == null ? new Observation(key, version, met, System.nanoTime()) : firstOverlap;
    }

    private void performTimed(Cells cells) {
        if (attempted) {
            discardedNanos += releasedSystemNanos - acquiredSystemNanos;
        }
        attempted = true;
        acquiredSystemNanos = System.nanoTime();
        if (waitEvent != null) {
            waitEvent.end();
        }
        timeline.enter(WorkerPhase.HOLD, acquiredSystemNanos);
        section(cells);
        releasedSystemNanos = System.nanoTime();
        timeline.enter(after, releasedSystemNanos);
    }

    /** Holds the lock for the requested time. */
    protected final void hold() {
        long nanos = liveSettings.holdNanos();
        if (nanos > 0) {
            long untilSystemNanos = System.nanoTime() + nanos;
            if (burns) {
                while (System.nanoTime() - untilSystemNanos < 0 && !clock.over()) {
                    Thread.onSpinWait();
                }
            } else {
                block(untilSystemNanos);
            }
        }
    }

    private void block(long untilSystemNanos) {
        Thread performing = Thread.currentThread();
        boolean own = performing == thread;
        holder = own ? null : performing;
        while (System.nanoTime() - untilSystemNanos < 0 && !clock.over()) {
            if (own) {
                sleeper.until(untilSystemNanos, clock.epoch());
            } else {
                clock.restUntil(untilSystemNanos, clock.epoch());
            }
        }
        holder = null;
    }

    /**
     * Stores what the section observed. Values that are never read are not stored, because stores delay the release of the
     * lock.
     *
     * @param value that it read or wrote
     * @param torn whether it read a key during a write, or one that changed while it read
     */
    protected final void observe(long version, int value, boolean torn) {
        if (timed || torn) {
            this.version = version;
            this.value = value;
        }
        if (torn != this.torn) {
            this.torn = torn;
        }
    }

    /** Submits the operation to the lock. */
    protected abstract void submit();

    /** The work done while the worker holds the lock. */
    protected abstract void section(Cells cells);
}
