package dev.lockscope.run;

import dev.lockscope.workload.Pacing;
import dev.lockscope.workload.Workload;
import java.util.concurrent.TimeUnit;

/**
 * One reader or one writer: makes one operation after the other, each in its time. Its own thread runs it; of what is
 * added to the {@link CurrentOperation} here others may only {@link #retire} it.
 */
abstract sealed class Worker extends CurrentOperation implements Runnable permits Reader, Writer {
    protected final Draws draws;

    private final Stage stage;
    private final boolean open;
    private final long joinNanos;
    private final Sampling sampling;

    private volatile boolean retired;

    private long due;
    private long overshoot = Traced.NONE;

    /** @param number from 0, among the workers of its kind */
    Worker(Stage stage, Kind kind, int number) {
        boolean first = isFirst(stage.workload(), kind, number);
        long joinNanos = first ? share(stage.workload(), kind, number, TimeUnit.MILLISECONDS.toNanos(stage.workload().rampMillis())) : 0;
        super(stage, kind, number, first && joinNanos == 0 ? Phase.OTHER : Phase.ABSENT);
        this.stage = stage;
        this.joinNanos = joinNanos;
        draws = new Draws(stage.workload(), stage.zipf(), stage.seed(), mark);
        sampling = new Sampling(dials, stage.seed() + mark);
        open = stage.workload().pacing() == Pacing.OPEN;
    }

    /** Has it leave after the operation it is in, or stay after all. */
    final void retire(boolean leave) {
        retired = leave;
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
    private static boolean isFirst(Workload workload, Kind kind, int number) {
        return number < (kind == Kind.READER ? workload.readers() : workload.writers());
    }

    /** Its part of a time over which all workers are spread evenly. */
    private static long share(Workload workload, Kind kind, int number, long nanos) {
        long place = kind == Kind.READER ? number : workload.readers() + number;
        return nanos * place / workload.workers();
    }

    /** Waits for its turn when the workers join one after the other; returns the time. */
    private long join() {
        return joinNanos == 0 ? System.nanoTime() : resting.until(course.startNanos() + joinNanos);
    }

    private void work(long joined) {
        timed = sampling.next();
        timeline.enter(between(), joined);
        due = joined;
        draw();
        // In open pacing the schedules are spread evenly over one pause, or all would be due at once.
        long now = open
                ? restUntilDue(joined, joined + share(stage.workload(), kind, number, dials.pauseNanos()))
                : joined;
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
        timeline.enter(between(), due);
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
        timeline.enter(between(), returned);
        count(performed);
        if (wasTimed) {
            record(returned, due, overshoot);
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

    private long restUntilDue(long from, long until) {
        due = until;
        overshoot = Traced.NONE;
        if (until - from <= 0) {
            timeline.enter(between(), from);
            return from;
        }
        timeline.rest(from, until);
        long woke = resting.until(until);
        timeline.wake(woke, between());
        overshoot = woke - until;
        return woke;
    }

    /** Draws what the next operation is about. */
    protected abstract void draw();
}
