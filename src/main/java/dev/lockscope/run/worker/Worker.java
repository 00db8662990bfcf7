package dev.lockscope.run.worker;

import dev.lockscope.workload.Pacing;
import dev.lockscope.workload.Workload;
import java.util.concurrent.TimeUnit;

/**
 * One reader or one writer: makes one operation after the other, each in its time. Its own thread runs it; of what is
 * added to the {@link CurrentOperation} here others may only {@link #retire} it.
 */
public abstract sealed class Worker extends CurrentOperation implements Runnable permits Reader, Writer {
    /** Stands for the time of joining of one who is not there. */
    public static final long NOT_YET = -1;

    protected final KeyValueGenerator generator;

    private final WorkerContext context;
    private final boolean open;
    private final long joinNanos;
    private final TimingSampler timingSampler;

    private volatile boolean retired;
    private volatile long joinedAt;

    /** Whether it has joined, and not left. */
    private boolean present;

    /** In running time: from when on it rests, and when its operation is due. */
    private long since;

    private long due;
    private long overshoot = OperationSample.NONE;

    /** @param number from 0, among the workers of its kind */
    Worker(WorkerContext stage, WorkerKind kind, int number) {
        boolean first = isFirst(stage.workload(), kind, number);
        long joinNanos = first
                ? share(
                        stage.workload(),
                        kind,
                        number,
                        TimeUnit.MILLISECONDS.toNanos(stage.workload().rampMillis()))
                : 0;
        super(stage, kind, number, first && joinNanos == 0 ? WorkerPhase.OTHER : WorkerPhase.ABSENT);
        this.context = stage;
        this.joinNanos = joinNanos;
        joinedAt = first && joinNanos == 0 ? 0 : NOT_YET;
        generator = new KeyValueGenerator(stage.workload(), stage.zipf(), stage.seed(), mark);
        timingSampler = new TimingSampler(liveSettings, stage.seed() + mark);
        open = stage.workload().pacing() == Pacing.OPEN;
    }

    /** Has it leave after the operation it is in, or stay after all. */
    final void retire(boolean leave) {
        retired = leave;
    }

    /** Running time at which it joined; {@link #NOT_YET} before, and after it left. */
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

    /** Whether it is there from the start, and not hired later. */
    private static boolean isFirst(Workload workload, WorkerKind kind, int number) {
        return number < (kind == WorkerKind.READER ? workload.readers() : workload.writers());
    }

    /** Its part of a time over which all workers are spread evenly; one who is hired takes the place of one of the first. */
    private static long share(Workload workload, WorkerKind kind, int number, long nanos) {
        long place = kind == WorkerKind.READER ? number : workload.readers() + number;
        return nanos * (place % workload.workers()) / workload.workers();
    }

    /** Waits for its turn when the workers join one after the other; returns the time. */
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
        long now = open ? joinTheSchedule(joined) : joined;
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

    /** In open pacing the schedules are spread evenly over one pause, or all would be due at once. */
    private long joinTheSchedule(long joined) {
        long pause = liveSettings.pauseNanos();
        since = due + share(context.workload(), kind, number, pause) - pause;
        return restBetween(joined);
    }

    /** Stays away while the run is paused; returns the time of coming back. */
    private long awaitOpen() {
        timeline.enter(WorkerPhase.ABSENT, System.nanoTime());
        clock.awaitOpen();
        long now = System.nanoTime();
        timeline.enter(present ? between() : WorkerPhase.ABSENT, now);
        return now;
    }

    /**
     * Makes one operation and the rest after it or, when there is no pause, a dash.
     *
     * @param now the time of the last waking
     * @return the same for the next operation
     */
    public final long operate(long now) {
        return liveSettings.pauseNanos() > 0 ? operateAndRest(now) : untimedBatch();
    }

    private long operateAndRest(long now) {
        if (timed) {
            request(now);
        }
        long performed = submitted();
        if (performed == 0) {
            return now;
        }
        long returned = complete(performed);
        since = open ? due : clock.runningTime(returned);
        return restBetween(returned);
    }

    /** Keeps the books of an operation that was performed, and chooses the next; returns the time of its return. */
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
     * Makes operations one after the other that nobody times, and then one that is timed: a loop of its own, so that as
     * little as can be is done around an operation that is over in twenty nanoseconds.
     */
    private long untimedBatch() {
        overshoot = OperationSample.NONE;
        if (!timed) {
            int untimed = timingSampler.untimed();
            for (int made = 1; made <= untimed; made++) {
                long performed = submitted();
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
        long performed = submitted();
        return performed == 0 ? now : complete(performed);
    }

    /** Rests between two operations, unless it is late already; returns the time of waking. */
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
     * Rests until it is due, in running time: a pause of the run prolongs the rest. Whoever is called looks again when it
     * is due, and whether it is to be there.
     */
    private long rest(long from) {
        long now = from;
        int call = clock.epoch();
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
                now = sleeper.until(now + left, call);
            }
            if (call != clock.epoch()) {
                call = clock.epoch();
                // What was turned counts from now on: who rested as was asked until then is not late.
                due = Math.max(nextDue(), clock.runningTime(now));
            }
        }
        return now;
    }

    /** When the rest is over, in running time, as things stand. */
    private long nextDue() {
        return present ? since + liveSettings.pauseNanos() : joinNanos;
    }

    /** Draws what the next operation is about. */
    protected abstract void draw();
}
