package dev.lockscope.run;

import dev.lockscope.lock.Catalogue;
import dev.lockscope.lock.Cell;
import dev.lockscope.lock.Cells;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One workload executed once. Its own thread starts the workers, takes the snapshots, stops the workers, and draws up
 * the report. Thread-safe.
 */
public final class Run {
    private final String id =
            Long.toString(ThreadLocalRandom.current().nextLong(1L << 30, 1L << 45), Character.MAX_RADIX);
    private final Workload workload;
    private final long durationNanos;
    private final long seed;
    private final long periodNanos;
    private final Observer observer;
    private final Cells cells;
    private final LockedMap map;
    private final Crew crew;
    private final Instant startedAt = Instant.now();
    private final Thread thread;
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private volatile RunState state = RunState.RUNNING;
    private volatile boolean stopped;
    private volatile @Nullable Report report;

    /** Touched by the run's own thread only. */
    private long samples;

    Run(Workload workload, Duration period, Observer observer) {
        this(workload, period, observer, Catalogue.find(workload.lock()).orElseThrow().around());
    }

    /** A run behind a lock that need not be in the catalogue. */
    Run(Workload workload, Duration period, Observer observer, Function<Cells, LockedMap> lock) {
        this.workload = workload;
        this.durationNanos = TimeUnit.MILLISECONDS.toNanos(workload.durationMillis());
        this.seed = Objects.requireNonNullElseGet(
                workload.seed(), () -> ThreadLocalRandom.current().nextLong(1L << 53));
        this.periodNanos = period.toNanos();
        this.observer = observer;
        this.cells = new Cells(workload.keys());
        this.map = lock.apply(cells);
        this.crew = new Crew(workload, seed, map, this::fail);
        this.thread = Thread.ofPlatform().name("run-" + id).daemon().unstarted(this::execute);
    }

    /** Unique, short, fit for a path. */
    public String id() {
        return id;
    }

    public Workload workload() {
        return workload;
    }

    /** By the wall clock. */
    public Instant startedAt() {
        return startedAt;
    }

    /** From one snapshot to the next. */
    public Duration period() {
        return Duration.ofNanos(periodNanos);
    }

    public RunState state() {
        return state;
    }

    /** There once the run has ended. */
    public Optional<Report> report() {
        return Optional.ofNullable(report);
    }

    /** What broke, of a run that failed. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** Tells the observer and starts: whoever learns of this run from here on can find it. */
    void start() {
        observer.started(this);
        thread.start();
    }

    /** Asks the run to end now; operations that have the lock are completed. Has no effect once the run has ended. */
    public void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    /** Waits until the run has ended, its workers are gone and its observer was told. */
    public void awaitEnd() throws InterruptedException {
        end.await();
    }

    /** Operations counted so far. */
    long operations() {
        return crew.reads() + crew.writes();
    }

    /** Threads of workers that are not gone. */
    long workersAlive() {
        return crew.alive();
    }

    /** All values read, added up; exact once the run has ended. */
    long sumOfReads() {
        return crew.sumOfReads();
    }

    private void execute() {
        long elapsed = 0;
        try {
            crew.start();
            long start = System.nanoTime();
            elapsed = followSince(start);
        } catch (Throwable broken) {
            fail(broken);
        }
        try {
            conclude(elapsed);
        } finally {
            end.countDown();
        }
    }

    /** Takes snapshots until the time is up, or the run is stopped or fails; returns the nanoseconds elapsed. */
    private long followSince(long start) {
        long due = periodNanos;
        long now = System.nanoTime() - start;
        while (now < durationNanos && !stopped && failure.get() == null) {
            // A snapshot so near to the end would only be a sliver beside the last one.
            boolean sliver = durationNanos - due < periodNanos / 2;
            if (now >= due && !sliver) {
                observer.sampled(this, look(now));
                due = now - now % periodNanos + periodNanos;
            } else {
                LockSupport.parkNanos(this, (sliver ? durationNanos : Math.min(due, durationNanos)) - now);
            }
            now = System.nanoTime() - start;
        }
        return now;
    }

    private void fail(Throwable cause) {
        failure.compareAndSet(null, cause);
        LockSupport.unpark(thread);
    }

    private void conclude(long elapsed) {
        crew.end();
        Snapshot last = look(elapsed);
        RunState outcome = outcome(elapsed);
        OptionalLong limit = workload.limit(outcome == RunState.FINISHED ? durationNanos : elapsed);
        report = new Report(
                last.reads(),
                last.writes(),
                elapsed,
                limit.isPresent() ? limit.getAsLong() : null,
                seed,
                stateUnderALastLock());
        observer.sampled(this, last);
        state = outcome;
        observer.ended(this);
    }

    private RunState outcome(long elapsed) {
        if (failure.get() != null) {
            return RunState.FAILED;
        }
        return elapsed < durationNanos ? RunState.STOPPED : RunState.FINISHED;
    }

    private Snapshot look(long t) {
        return new Snapshot(++samples, t, crew.reads(), crew.writes(), cells.state());
    }

    private List<Cell> stateUnderALastLock() {
        AtomicReference<List<Cell>> taken = new AtomicReference<>(List.of());
        map.read(under -> taken.set(under.state()));
        return taken.get();
    }
}
