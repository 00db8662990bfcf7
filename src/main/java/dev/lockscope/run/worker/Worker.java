package dev.lockscope.run.worker;

import dev.lockscope.lock.Cells;
import dev.lockscope.workload.Pacing;
import dev.lockscope.workload.Workload;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One reader or one writer: performs operations one after another, each when it is due. Confined to its own thread, except
 * {@link #retire}, {@link #joinedRunNanos} and what {@link CurrentOperation} allows.
 */
public abstract sealed class Worker extends CurrentOperation implements Runnable permits Reader, Writer {
    /** The joining time of an absent worker. */
    public static final long NOT_YET = -1;

    protected final KeyValueGenerator generator;

    private final WorkerContext context;
    private final boolean open;
    private final long joinRunNanos;
    private final TimingSampler timingSampler;

    private volatile boolean retired;
    private volatile long joinedRunNanos;

    /** Whether the worker has joined and not left. */
    private boolean present;

    /** Running time from which the current rest counts. */
    private long sinceRunNanos;

    /** Running time at which the next operation is due. */
    private long dueRunNanos;

    private long overshootNanos = OperationSample.NONE;

    private @Nullable UnfinishedWait unfinishedWait;

    /** @param number from 0, among the workers of its kind */
    Worker(WorkerContext context, WorkerKind kind, int number) {
        boolean first = isFirst(context.workload(), kind, number);
        long joinRunNanos = joinRunNanos(context.workload(), kind, number);
        super(context, kind, number, first && joinRunNanos == 0 ? WorkerPhase.OTHER : WorkerPhase.ABSENT);
        this.context = context;
        this.joinRunNanos = joinRunNanos;
        joinedRunNanos = first && joinRunNanos == 0 ? 0 : NOT_YET;
        generator = new KeyValueGenerator(context.workload(), context.zipf(), context.seed(), mark);
        timingSampler = new TimingSampler(liveSettings, context.seed() + mark);
        open = context.workload().pacing() == Pacing.OPEN;
    }

    /** Makes the worker leave after its current operation, or revokes that. */
    final void retire(boolean leave) {
        retired = leave;
    }

    /** Running time in nanoseconds at which the worker joined; {@link #NOT_YET} while it is absent. */
    public final long joinedRunNanos() {
        return joinedRunNanos;
    }

    /** The wait that the end of the run cut off; null if there was none. Only after the worker's end, or while it is stuck. */
    public final @Nullable UnfinishedWait unfinishedWait() {
        return waiting() ? unfinished() : unfinishedWait;
    }

    private UnfinishedWait unfinished() {
        return new UnfinishedWait(
                timeline.phase() == WorkerPhase.WAIT ? timeline.sinceRunNanos() : UnfinishedWait.UNKNOWN);
    }

    /**
     * Running time at which the first operation is due that was not performed. Only in open pacing, after the worker's end or
     * while it is stuck.
     */
    public final long dueRunNanos() {
        return dueRunNanos;
    }

    @Override
    public final void run() {
        try {
            prepare();
            clock.awaitStart();
            work(join());
        } catch (Throwable broken) {
            context.failed().accept(broken);
        }
    }

    private void prepare() {
        try {
            thread = Thread.currentThread();
            sleeper = context.sleepers().get();
            present = false;
        } finally {
            clock.arrive();
        }
    }

    /** Whether the worker is part of the run from its start. */
    private static boolean isFirst(Workload workload, WorkerKind kind, int number) {
        return number < (kind == WorkerKind.READER ? workload.readers() : workload.writers());
    }

    /** Running time from which a worker may take part: its place in the ramp, or 0 if it is added later. */
    public static long joinRunNanos(Workload workload, WorkerKind kind, int number) {
        return isFirst(workload, kind, number)
                ? offset(workload, kind, number, TimeUnit.MILLISECONDS.toNanos(workload.rampMillis()))
                : 0;
    }

    /** The worker's offset when all workers are spread evenly over a time; a worker added later shares an offset. */
    public static long offset(Workload workload, WorkerKind kind, int number, long nanos) {
        long place = kind == WorkerKind.READER ? number : workload.readers() + number;
        return nanos * (place % workload.workers()) / workload.workers();
    }

    /** Waits for the worker's offset in the ramp; returns the time. */
    private long join() {
        long nowSystemNanos = joinRunNanos == 0 ? System.nanoTime() : rest(System.nanoTime());
        present = true;
        if (joinedRunNanos == NOT_YET) {
            joinedRunNanos = clock.toRunNanos(nowSystemNanos);
        }
        return nowSystemNanos;
    }

    private void work(long joinedSystemNanos) {
        timed = timingSampler.next(joinedSystemNanos);
        timeline.enter(between(), joinedSystemNanos);
        draw();
        dueRunNanos = clock.toRunNanos(joinedSystemNanos);
        long nowSystemNanos = open ? startSchedule(joinedSystemNanos) : joinedSystemNanos;
        while (!retired) {
            if (clock.open()) {
                nowSystemNanos = operate(nowSystemNanos);
            } else if (clock.over()) {
                break;
            } else {
                nowSystemNanos = awaitOpen();
            }
        }
        if (cutOff()) {
            unfinishedWait = unfinished();
        }
        timeline.enter(WorkerPhase.ABSENT, System.nanoTime());
        if (retired) {
            joinedRunNanos = NOT_YET;
        }
    }

    /** Starts the open schedule. Schedules are spread evenly over one pause, or all operations would be due at once. */
    private long startSchedule(long joinedSystemNanos) {
        long pauseNanos = liveSettings.pauseNanos();
        sinceRunNanos = dueRunNanos + offset(context.workload(), kind, number, pauseNanos) - pauseNanos;
        return restBetween(joinedSystemNanos);
    }

    /** Waits while the run is paused, between two operations; the time from the resumption to the return is overshoot. */
    private long awaitOpen() {
        timeline.enter(WorkerPhase.OVERSHOOT, System.nanoTime());
        long nowSystemNanos = clock.awaitOpen();
        timeline.enter(between(), nowSystemNanos);
        return nowSystemNanos;
    }

    /**
     * Performs one operation and the rest after it or, without a pause, a batch of untimed operations.
     *
     * @param nowSystemNanos the time of the last wake-up, by {@link System#nanoTime}
     * @return the time of the next wake-up
     */
    public final long operate(long nowSystemNanos) {
        return liveSettings.pauseNanos() > 0 ? operateAndRest(nowSystemNanos) : untimedBatch();
    }

    private long operateAndRest(long nowSystemNanos) {
        if (!timed && timingSampler.outdated()) {
            timed = timingSampler.next(nowSystemNanos);
        }
        if (timed) {
            request(nowSystemNanos);
        }
        long performed = submitAndCount();
        if (performed == 0) {
            return nowSystemNanos;
        }
        long returnedSystemNanos = complete(performed);
        sinceRunNanos = open ? dueRunNanos : clock.toRunNanos(returnedSystemNanos);
        return restBetween(returnedSystemNanos);
    }

    /** Records a performed operation and draws the next; returns the time at which the operation returned. */
    private long complete(long performed) {
        long returnedSystemNanos = System.nanoTime();
        boolean wasTimed = timed;
        int weight = timingSampler.weight();
        timed = timingSampler.next(returnedSystemNanos);
        if (wasTimed) {
            timeline.returned(between(), returnedSystemNanos);
        } else {
            timeline.enter(between(), returnedSystemNanos);
        }
        count(wasTimed, performed);
        if (wasTimed) {
            record(
                    returnedSystemNanos,
                    weight,
                    returnedSystemNanos + (dueRunNanos - clock.toRunNanos(returnedSystemNanos)),
                    overshootNanos);
        }
        draw();
        return returnedSystemNanos;
    }

    /**
     * Performs a batch of untimed operations and then a timed one. A separate loop, to minimise the overhead around an
     * operation that takes twenty nanoseconds.
     */
    private long untimedBatch() {
        overshootNanos = OperationSample.NONE;
        long nowSystemNanos = timed ? System.nanoTime() : performUntimed();
        if (!timed || retired || !clock.open() || liveSettings.pauseNanos() > 0) {
            return nowSystemNanos;
        }
        request(nowSystemNanos);
        long performed = submitAndCount();
        return performed == 0 ? nowSystemNanos : complete(performed);
    }

    /** Performs untimed operations up to the next timed one, or until the settings change; returns the time. */
    private long performUntimed() {
        int untimed = timingSampler.untimed();
        int made = 0;
        do {
            long performed = submitAndCount();
            if (performed > 0) {
                count(false, performed);
                draw();
            }
            made++;
        } while (made < untimed
                && !retired
                && clock.open()
                && liveSettings.pauseNanos() == 0
                && !timingSampler.outdated());
        timingSampler.pass(made - 1);
        long nowSystemNanos = System.nanoTime();
        timed = timingSampler.next(nowSystemNanos);
        return nowSystemNanos;
    }

    /** The operations of {@link #performUntimed} with no lock, for {@link OperationCost}. */
    final void performUntimedUnguarded(Cells cells, int operations) {
        timingSampler.next(System.nanoTime());
        timed = false;
        int made = 0;
        do {
            long performed = performAndCount(cells);
            if (performed > 0) {
                count(false, performed);
                draw();
            }
            made++;
        } while (made < operations
                && !retired
                && clock.open()
                && liveSettings.pauseNanos() == 0
                && !timingSampler.outdated());
    }

    /** A timed operation with no lock, for {@link OperationCost}; returns the time at which it returned. */
    final long performTimedUnguarded(Cells cells, long nowSystemNanos) {
        timed = true;
        request(nowSystemNanos);
        return complete(performAndCount(cells));
    }

    /** Rests between two operations unless the next is already due; returns the time of the wake-up. */
    private long restBetween(long fromSystemNanos) {
        overshootNanos = OperationSample.NONE;
        if (clock.toRunNanos(fromSystemNanos) >= nextDueRunNanos()) {
            dueRunNanos = nextDueRunNanos();
            timeline.enter(between(), fromSystemNanos);
            return fromSystemNanos;
        }
        long wokenSystemNanos = rest(fromSystemNanos);
        timeline.wake(wokenSystemNanos, between());
        long lateNanos = clock.toRunNanos(wokenSystemNanos) - dueRunNanos;
        overshootNanos = lateNanos < 0 ? OperationSample.NONE : lateNanos;
        return wokenSystemNanos;
    }

    /**
     * Rests until the due time, in running time: a pause of the run prolongs the rest. When the epoch advances, the due time
     * is computed anew and retirement is checked.
     */
    private long rest(long fromSystemNanos) {
        long nowSystemNanos = fromSystemNanos;
        int epoch = clock.epoch();
        dueRunNanos = nextDueRunNanos();
        for (long leftNanos = dueRunNanos - clock.toRunNanos(nowSystemNanos);
                leftNanos > 0 && !retired && !clock.over();
                leftNanos = dueRunNanos - clock.toRunNanos(nowSystemNanos)) {
            if (present) {
                timeline.rest(nowSystemNanos, nowSystemNanos + leftNanos);
            }
            nowSystemNanos = clock.open() ? sleeper.until(nowSystemNanos + leftNanos, epoch) : clock.awaitOpen();
            if (epoch != clock.epoch()) {
                epoch = clock.epoch();
                // A change applies from now on: a rest that followed the old settings is not late.
                dueRunNanos = Math.max(nextDueRunNanos(), clock.toRunNanos(nowSystemNanos));
            }
        }
        return nowSystemNanos;
    }

    /** Running time at which the rest ends by the current settings. */
    private long nextDueRunNanos() {
        return present ? sinceRunNanos + liveSettings.pauseNanos() : joinRunNanos;
    }

    /** Draws the key and value of the next operation. */
    protected abstract void draw();
}
