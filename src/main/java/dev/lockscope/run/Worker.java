package dev.lockscope.run;

import dev.lockscope.workload.Pacing;
import dev.lockscope.workload.Workload;
import java.util.concurrent.TimeUnit;

/**
 * One reader or one writer: makes one operation after the other, each in its time. Its own thread runs it; of what is
 * added to the {@link CurrentOperation} here others may only {@link #retire} it.
 */
abstract sealed class Worker extends CurrentOperation implements Runnable permits Reader, Writer {
    /** Stands for the time of joining of one who is not there. */
    static final long NOT_YET = -1;

    protected final Draws draws;

    private final Stage stage;
    private final boolean open;
    private final long joinNanos;
    private final Sampling sampling;

    private volatile boolean retired;
    private volatile long joinedAt;

    /** Whether it has joined, and not left. */
    private boolean there;

    /** In running time: from when on it rests, and when its operation is due. */
    private long since;

    private long due;
    private long overshoot = Traced.NONE;

    /** @param number from 0, among the workers of its kind */
    Worker(Stage stage, Kind kind, int number) {
        boolean first = isFirst(stage.workload(), kind, number);
        long joinNanos = first
                ? share(
                        stage.workload(),
                        kind,
                        number,
                        TimeUnit.MILLISECONDS.toNanos(stage.workload().rampMillis()))
                : 0;
        super(stage, kind, number, first && joinNanos == 0 ? Phase.OTHER : Phase.ABSENT);
        this.stage = stage;
        this.joinNanos = joinNanos;
        joinedAt = first && joinNanos == 0 ? 0 : NOT_YET;
        draws = new Draws(stage.workload(), stage.zipf(), stage.seed(), mark);
        sampling = new Sampling(dials, stage.seed() + mark);
        open = stage.workload().pacing() == Pacing.OPEN;
    }

    /** Has it leave after the operation it is in, or stay after all. */
    final void retire(boolean leave) {
        retired = leave;
    }

    /** Running time at which it joined; {@link #NOT_YET} before, and after it left. */
    final long joinedAt() {
        return joinedAt;
    }

    @Override
    public final void run() {
        try {
            getReady();
            course.awaitStart();
            work(join());
        } catch (Throwable broken) {
            stage.failed().accept(broken);
        }
    }

    private void getReady() {
        try {
            thread = Thread.currentThread();
            resting = stage.resting().get();
            there = false;
        } finally {
            course.arrive();
        }
    }

    /** Whether it is there from the start, and not hired later. */
    private static boolean isFirst(Workload workload, Kind kind, int number) {
        return number < (kind == Kind.READER ? workload.readers() : workload.writers());
    }

    /** Its part of a time over which all workers are spread evenly; one who is hired takes the place of one of the first. */
    private static long share(Workload workload, Kind kind, int number, long nanos) {
        long place = kind == Kind.READER ? number : workload.readers() + number;
        return nanos * (place % workload.workers()) / workload.workers();
    }

    /** Waits for its turn when the workers join one after the other; returns the time. */
    private long join() {
        long now = joinNanos == 0 ? System.nanoTime() : rest(System.nanoTime());
        there = true;
        if (joinedAt == NOT_YET) {
            joinedAt = course.runningTime(now);
        }
        return now;
    }

    private void work(long joined) {
        timed = sampling.next();
        timeline.enter(between(), joined);
        draw();
        due = course.runningTime(joined);
        long now = open ? joinTheSchedule(joined) : joined;
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
        if (retired) {
            joinedAt = NOT_YET;
        }
    }

    /** In open pacing the schedules are spread evenly over one pause, or all would be due at once. */
    private long joinTheSchedule(long joined) {
        long pause = dials.pauseNanos();
        since = due + share(stage.workload(), kind, number, pause) - pause;
        return restBetween(joined);
    }

    /** Stays away while the run is paused; returns the time of coming back. */
    private long awaitOpen() {
        timeline.enter(Phase.ABSENT, System.nanoTime());
        course.awaitOpen();
        long now = System.nanoTime();
        timeline.enter(there ? between() : Phase.ABSENT, now);
        return now;
    }

    /**
     * Makes one operation and the rest after it or, when there is no pause, a dash.
     *
     * @param now the time of the last waking
     * @return the same for the next operation
     */
    final long operate(long now) {
        return dials.pauseNanos() > 0 ? operateAndRest(now) : dash();
    }

    private long operateAndRest(long now) {
        if (timed) {
            ask(now);
        }
        long performed = submitted();
        if (performed == 0) {
            return now;
        }
        long returned = complete(performed);
        since = open ? due : course.runningTime(returned);
        return restBetween(returned);
    }

    /** Keeps the books of an operation that was performed, and chooses the next; returns the time of its return. */
    private long complete(long performed) {
        long returned = System.nanoTime();
        boolean wasTimed = timed;
        int weight = sampling.weight();
        timed = sampling.next();
        timeline.enter(between(), returned);
        count(performed);
        if (wasTimed) {
            record(returned, weight, returned - course.runningTime(returned) + due, overshoot);
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
        long now = System.nanoTime();
        ask(now);
        long performed = submitted();
        return performed == 0 ? now : complete(performed);
    }

    /** Rests between two operations, unless it is late already; returns the time of waking. */
    private long restBetween(long from) {
        overshoot = Traced.NONE;
        if (course.runningTime(from) >= nextDue()) {
            due = nextDue();
            timeline.enter(between(), from);
            return from;
        }
        long woke = rest(from);
        timeline.wake(woke, between());
        long late = course.runningTime(woke) - due;
        overshoot = late < 0 ? Traced.NONE : late;
        return woke;
    }

    /**
     * Rests until it is due, in running time: a pause of the run prolongs the rest. Whoever is called looks again when it
     * is due, and whether it is to be there.
     */
    private long rest(long from) {
        long now = from;
        int call = course.call();
        due = nextDue();
        for (long left = due - course.runningTime(now);
                left > 0 && !retired && !course.over();
                left = due - course.runningTime(now)) {
            if (!course.open()) {
                now = awaitOpen();
            } else {
                if (there) {
                    timeline.rest(now, now + left);
                }
                now = resting.until(now + left, call);
            }
            if (call != course.call()) {
                call = course.call();
                // What was turned counts from now on: who rested as was asked until then is not late.
                due = Math.max(nextDue(), course.runningTime(now));
            }
        }
        return now;
    }

    /** When the rest is over, in running time, as things stand. */
    private long nextDue() {
        return there ? since + dials.pauseNanos() : joinNanos;
    }

    /** Draws what the next operation is about. */
    protected abstract void draw();
}
