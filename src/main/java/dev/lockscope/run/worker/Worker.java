package dev.lockscope.run.worker;

import dev.lockscope.workload.Pacing;
import dev.lockscope.workload.Workload;
import java.util.concurrent.TimeUnit;

/**
 * One reader or one writer: performs operations one after another, each when it is due. Confined to its own thread, except
 * {@link #retire}, {@link #joinedAt} and what {@link CurrentOperation} allows.
 */
public abstract sealed class Worker extends CurrentOperation implements Runnable permits Reader, Writer {
    /** The joining time of an absent worker. */
    public static final long NOT_YET = -1;

    protected final KeyValueGenerator generator;

    private final WorkerContext context;
    private final boolean open;
    private final long joinNanos;
    private final TimingSampler timingSampler;

    private volatile boolean retired;
    private volatile long joinedAt;

    /** Whether the worker has joined and not left. */
    private boolean present;

    /** Running time from which the current rest counts. */
    private long since;

    /** Running time at which the next operation is due. */
    private long due;

    private long overshoot = OperationSample.NONE;

    /** @param number from 0, among the workers of its kind */
    Worker(WorkerContext context, WorkerKind kind, int number) {
        boolean first = isFirst(context.workload(), kind, number);
        long joinNanos = first
                ? offset(
                        context.workload(),
                        kind,
                        number,
                        TimeUnit.MILLISECONDS.toNanos(context.workload().rampMillis()))
                : 0;
        super(context, kind, number, first && joinNanos == 0 ? WorkerPhase.OTHER : WorkerPhase.ABSENT);
        this.context = context;
        this.joinNanos = joinNanos;
        joinedAt = first && joinNanos == 0 ? 0 : NOT_YET;
        generator = new KeyValueGenerator(context.workload(), context.zipf(), context.seed(), mark);
        timingSampler = new TimingSampler(liveSettings, context.seed() + mark);
        open = context.workload().pacing() == Pacing.OPEN;
    }

    /** Makes the worker leave after its current operation, or revokes that. */
    final void retire(boolean leave) {
        retired = leave;
    }

    /** Running time in nanoseconds at which the worker joined; {@link #NOT_YET} while it is absent. */
    public final long joinedAt() {
        return joinedAt;
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

    /** The worker's offset when all workers are spread evenly over a time; a worker added later shares an offset. */
    private static long offset(Workload workload, WorkerKind kind, int number, long nanos) {
        long place = kind == WorkerKind.READER ? number : workload.readers() + number;
        return nanos * (place % workload.workers()) / workload.workers();
    }

    /** Waits for the worker's offset in the ramp; returns the time. */
    private long join() {
        long now = joinNanos == 0 ? System.nanoTime() : rest(System.nanoTime());
        present = true;
        if (joinedAt == NOT_YET) {
            joinedAt = clock.runningTime(now);
        }
        return now;
    }

    private void work(long joined) {
        timed = timingSampler.next();
        timeline.enter(between(), joined);
        draw();
        due = clock.runningTime(joined);
        long now = open ? startSchedule(joined) : joined;
        while (!retired) {
            if (clock.open()) {
                now = operate(now);
            } else if (clock.over()) {
                break;
            } else {
                now = awaitOpen();
            }
        }
        timeline.enter(WorkerPhase.ABSENT, System.nanoTime());
        if (retired) {
            joinedAt = NOT_YET;
        }
    }

    /** Starts the open schedule. Schedules are spread evenly over one pause, or all operations would be due at once. */
    private long startSchedule(long joined) {
        long pause = liveSettings.pauseNanos();
        since = due + offset(context.workload(), kind, number, pause) - pause;
        return restBetween(joined);
    }

    /** Waits while the run is paused; returns the time of return. */
    private long awaitOpen() {
        timeline.enter(WorkerPhase.ABSENT, System.nanoTime());
        clock.awaitOpen();
        long now = System.nanoTime();
        timeline.enter(present ? between() : WorkerPhase.ABSENT, now);
        return now;
    }

    /**
     * Performs one operation and the rest after it or, without a pause, a batch of untimed operations.
     *
     * @param now the time of the last wake-up, by {@link System#nanoTime}
     * @return the time of the next wake-up
     */
    public final long operate(long now) {
        return liveSettings.pauseNanos() > 0 ? operateAndRest(now) : untimedBatch();
    }

    private long operateAndRest(long now) {
        if (timed) {
            request(now);
        }
        long performed = submitAndCount();
        if (performed == 0) {
            return now;
        }
        long returned = complete(performed);
        since = open ? due : clock.runningTime(returned);
        return restBetween(returned);
    }

    /** Records a performed operation and draws the next; returns the time at which the operation returned. */
    private long complete(long performed) {
        long returned = System.nanoTime();
        boolean wasTimed = timed;
        int weight = timingSampler.weight();
        timed = timingSampler.next();
        timeline.enter(between(), returned);
        count(performed);
        if (wasTimed) {
            record(returned, weight, returned - clock.runningTime(returned) + due, overshoot);
        }
        draw();
        return returned;
    }

    /**
     * Performs a batch of untimed operations and then a timed one. A separate loop, to minimise the overhead around an
     * operation that takes twenty nanoseconds.
     */
    private long untimedBatch() {
        overshoot = OperationSample.NONE;
        if (!timed) {
            int untimed = timingSampler.untimed();
            for (int made = 1; made <= untimed; made++) {
                long performed = submitAndCount();
                if (performed > 0) {
                    count(performed);
                    draw();
                }
                if (retired || !clock.open() || liveSettings.pauseNanos() > 0) {
                    timingSampler.pass(made);
                    return System.nanoTime();
                }
            }
            timingSampler.pass(untimed - 1);
            timed = timingSampler.next();
        }
        long now = System.nanoTime();
        request(now);
        long performed = submitAndCount();
        return performed == 0 ? now : complete(performed);
    }

    /** Rests between two operations unless the next is already due; returns the time of the wake-up. */
    private long restBetween(long from) {
        overshoot = OperationSample.NONE;
        if (clock.runningTime(from) >= nextDue()) {
            due = nextDue();
            timeline.enter(between(), from);
            return from;
        }
        long woke = rest(from);
        timeline.wake(woke, between());
        long late = clock.runningTime(woke) - due;
        overshoot = late < 0 ? OperationSample.NONE : late;
        return woke;
    }

    /**
     * Rests until the due time, in running time: a pause of the run prolongs the rest. When the epoch advances, the due time
     * is computed anew and retirement is checked.
     */
    private long rest(long from) {
        long now = from;
        int epoch = clock.epoch();
        due = nextDue();
        for (long left = due - clock.runningTime(now);
                left > 0 && !retired && !clock.over();
                left = due - clock.runningTime(now)) {
            if (!clock.open()) {
                now = awaitOpen();
            } else {
                if (present) {
                    timeline.rest(now, now + left);
                }
                now = sleeper.until(now + left, epoch);
            }
            if (epoch != clock.epoch()) {
                epoch = clock.epoch();
                // A change applies from now on: a rest that followed the old settings is not late.
                due = Math.max(nextDue(), clock.runningTime(now));
            }
        }
        return now;
    }

    /** Running time at which the rest ends by the current settings. */
    private long nextDue() {
        return present ? since + liveSettings.pauseNanos() : joinNanos;
    }

    /** Draws the key and value of the next operation. */
    protected abstract void draw();
}
