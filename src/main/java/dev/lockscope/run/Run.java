package dev.lockscope.run;

import dev.lockscope.run.measure.Capture;
import dev.lockscope.run.measure.HistogramInterval;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;


import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockKind;
import dev.lockscope.workload.Ceilings;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One workload executed once. Its own thread starts the workers, takes the snapshots, makes the changes that are asked
 * for, stops the workers, and draws up the report. Thread-safe.
 */
public final class Run {
    private final String id = Id.next();

    private final long durationNanos;
    private final long seed;
    private final RunPolicy terms;
    private final long periodNanos;

    private final RunObserver observer;
    private final Thread thread;

    /** To the microsecond, which is what a database keeps. */
    private final Instant startedAt;

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final CommandQueue commands = new CommandQueue(end, this::fail);

    /** When the next snapshot is to be taken, in running time; only the run's own thread asks. */
    private long due;

    /** Gone, with all its memory, when the run has ended. */
    private volatile @Nullable Engine engine;

    private volatile Workload workload;
    private volatile RunResult result = RunResult.of(RunState.RUNNING);
    private volatile boolean stopped;

    Run(Workload workload, RunPolicy terms, RunObserver observer) {
        this(workload, terms, observer, LockCatalogue.find(workload.lock()).orElseThrow());
    }

    /** A run behind a lock that need not be in the catalogue. */
    Run(Workload workload, RunPolicy terms, RunObserver observer, LockKind lock) {
        this.terms = terms;
        this.workload = workload;
        this.durationNanos = TimeUnit.MILLISECONDS.toNanos(workload.durationMillis());
        this.seed = Objects.requireNonNullElseGet(
                workload.seed(), () -> ThreadLocalRandom.current().nextLong(1L << 53));
        this.periodNanos = terms.period().toNanos();
        this.observer = observer;
        this.engine = new Engine(id, workload, seed, lock, terms, this::fail);
        this.thread = Thread.ofPlatform().name("run-" + id).daemon().unstarted(this::execute);
        // When all is made, for its time begins soon after.
        this.startedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** Unique, short, fit for a path. */
    public String id() {
        return id;
    }

    /** What is asked of it now. */
    public Workload workload() {
        return workload;
    }

    /** By the wall clock. */
    public Instant startedAt() {
        return startedAt;
    }

    /** From one snapshot to the next. */
    public Duration period() {
        return terms.period();
    }

    /** Its state and what came of it, as of one moment. */
    public RunResult result() {
        return result;
    }

    public RunState state() {
        return result.state();
    }

    /** There once the run has ended, but for one so broken that none could be drawn up. */
    public Optional<Report> report() {
        return Optional.ofNullable(result.report());
    }

    /** What broke, of a run that failed. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** The latest operations, or those that a trigger has frozen. */
    public Capture capture() {
        Engine going = engine;
        return going != null ? going.capture() : result.capture();
    }

    /**
     * What the percentiles of the report are of, once the run has ended: each a {@link dev.lockscope.run.measure.HistogramText}, by its tag, such as
     * {@code wait-reads}. An operation that was timed is in it as often as the operations that it stands for.
     */
    public Map<String, String> histograms() {
        return result.histograms();
    }

    /** Tells the observer and starts: whoever learns of this run from here on can find it. */
    void start() {
        observer.started(this);
        try {
            thread.start();
        } catch (OutOfMemoryError noThread) {
            fail(noThread);
            conclude(new RunEvent());
        }
    }

    /** Asks the run to end now; operations that have the lock are completed. Has no effect once the run has ended. */
    public void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    /**
     * Has the workers stay away from the lock after the operation they are in, and time stand still, until
     * {@link #resume}. Has no effect on a run that is paused.
     *
     * @throws Ended when there is nothing left to pause
     */
    public void pause() throws Ended, InterruptedException {
        submit(() -> {
            if (state() == RunState.RUNNING) {
                sampled(engine().pause());
                due = dueAfter(engine().now());
                result = RunResult.of(RunState.PAUSED);
                observer.changed(this);
            }
        });
    }

    /**
     * Lets a paused run go on. Has no effect on one that is not paused.
     *
     * @throws Ended when there is nothing left to resume
     */
    public void resume() throws Ended, InterruptedException {
        submit(() -> {
            if (state() == RunState.PAUSED) {
                engine().resume();
                result = RunResult.of(RunState.RUNNING);
                observer.changed(this);
            }
        });
    }

    /**
     * Changes what is asked of the run from now on.
     *
     * @param changes see {@link Limits#adjust}
     * @throws InvalidWorkload when they can't be made; then none is
     * @throws Ended when there is nothing left to change
     */
    public void adjust(Map<String, ?> changes) throws InvalidWorkload, Ended, InterruptedException {
        adjust(changes, Ceilings.HIGHEST);
    }

    /** The same, for one who may not ask for more than this. */
    public void adjust(Map<String, ?> changes, Ceilings ceilings) throws InvalidWorkload, Ended, InterruptedException {
        AtomicReference<@Nullable InvalidWorkload> refused = new AtomicReference<>();
        submit(() -> {
            try {
                Workload to = Limits.adjust(workload, changes, ceilings);
                engine().adjust(workload, to);
                workload = to;
                observer.changed(this);
            } catch (InvalidWorkload invalid) {
                refused.set(invalid);
            }
        });
        InvalidWorkload invalid = refused.get();
        if (invalid != null) {
            throw invalid;
        }
    }

    /** Waits until the run has ended, its workers are gone and its observer was told. */
    public void awaitEnd() throws InterruptedException {
        end.await();
    }

    /** The same, but not for longer than this; says whether it has ended. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return end.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void submit(Runnable what) throws Ended, InterruptedException {
        if (!commands.submit(what, thread)) {
            throw new Ended(id);
        }
    }

    private void execute() {
        RunEvent event = new RunEvent();
        event.begin();
        try {
            engine().start();
            follow();
        } catch (Throwable broken) {
            fail(broken);
        }
        conclude(event);
    }

    /** Takes snapshots and orders until the time is up, or the run is stopped or fails. */
    private void follow() throws PauseLimitExceeded {
        due = periodNanos;
        long now = engine().now();
        while (now < durationNanos && !stopped && failure.get() == null) {
            boolean last = isSliver(due, durationNanos);
            if (!commands.executeNext()) {
                if (state() == RunState.PAUSED) {
                    LockSupport.parkNanos(this, patience());
                } else if (now >= due && !last) {
                    sampled(engine().sample());
                    due = dueAfter(now);
                } else {
                    LockSupport.parkNanos(this, (last ? durationNanos : Math.min(due, durationNanos)) - now);
                }
            }
            now = engine().now();
        }
    }

    private void sampled(Snapshot snapshot) {
        observer.sampled(this, snapshot);
        engine().secondEnded().ifPresent(second -> observer.measured(this, second));
    }

    /** For how many nanoseconds more the run may stand still. */
    private long patience() throws PauseLimitExceeded {
        long left = terms.maxPause().toNanos() - engine().pausedNanos();
        if (left <= 0) {
            throw new PauseLimitExceeded(terms.maxPause());
        }
        return left;
    }

    private long dueAfter(long now) {
        long next = now - now % periodNanos + periodNanos;
        return isSliver(now, next) ? next + periodNanos : next;
    }

    /** Whether an interval is so short that its rates would be noise. */
    private boolean isSliver(long from, long to) {
        return to - from < periodNanos / 2;
    }

    private void fail(Throwable cause) {
        failure.compareAndSet(null, cause);
        LockSupport.unpark(thread);
    }

    /** Ends the run, whatever breaks on the way. */
    private void conclude(RunEvent event) {
        RunResult ended = RunResult.of(RunState.FAILED);
        try {
            Engine finishing = engine();
            Snapshot last = finishing.end();
            HistogramInterval lastPart = finishing.lastPart();
            Report report = finishing.report(last);
            ended = new RunResult(outcome(last.t()), report, finishing.histograms(), finishing.capture());
            observer.sampled(this, last);
            observer.measured(this, lastPart);
        } catch (Throwable broken) {
            fail(broken);
            ended = ended.failed();
        }
        try {
            result = ended;
            engine = null;
            event.commit(this, ended.report());
            observer.ended(this);
        } catch (Throwable broken) {
            fail(broken);
        } finally {
            end.countDown();
        }
    }

    private Engine engine() {
        return Objects.requireNonNull(engine);
    }

    private RunState outcome(long elapsed) {
        if (failure.get() != null) {
            return RunState.FAILED;
        }
        return elapsed < durationNanos ? RunState.STOPPED : RunState.FINISHED;
    }

    /** The run has ended, and what was asked of it can't be done any more. */
    public static final class Ended extends Exception {
        private static final long serialVersionUID = 1;

        public Ended(String id) {
            super("run " + id + " has ended");
        }
    }
}
