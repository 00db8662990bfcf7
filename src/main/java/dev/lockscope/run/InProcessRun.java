package dev.lockscope.run;

import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockKind;
import dev.lockscope.run.measure.Capture;
import dev.lockscope.run.measure.HistogramInterval;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.run.measure.WarmUp;
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
 * A run whose workers are threads of this JVM. Its own thread starts the workers, takes the snapshots, applies live
 * changes, stops the workers, and writes the report. Thread-safe.
 */
public final class InProcessRun implements Run {
    private final String id;

    private final long durationNanos;
    private final long seed;
    private final RunPolicy policy;
    private final long periodNanos;
    private final @Nullable WarmUp warmUp;

    private final RunObserver observer;
    private final Thread thread;

    /** To the microsecond, the precision of the database. */
    private final Instant startedAt;

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final CommandQueue commands = new CommandQueue(end, this::fail);

    /** Running time at which the next snapshot is due; confined to the run's thread. */
    private long dueRunNanos;

    /** Null once the run has ended, so that its memory can be collected. */
    private volatile @Nullable Engine engine;

    private volatile Workload workload;
    private volatile RunResult result = RunResult.of(RunState.RUNNING);
    private volatile boolean stopped;

    public InProcessRun(Workload workload, RunPolicy policy, RunObserver observer) {
        this(Id.next(), workload, policy, observer, null);
    }

    /** @param warmUp the warm-up that preceded the run in this JVM; null if there was none */
    public InProcessRun(String id, Workload workload, RunPolicy policy, RunObserver observer, @Nullable WarmUp warmUp) {
        this(id, workload, policy, observer, LockCatalogue.find(workload.lock()).orElseThrow(), warmUp);
    }

    /** A run with a lock that need not be in the catalogue. */
    InProcessRun(Workload workload, RunPolicy policy, RunObserver observer, LockKind lock) {
        this(Id.next(), workload, policy, observer, lock, null);
    }

    private InProcessRun(
            String id,
            Workload workload,
            RunPolicy policy,
            RunObserver observer,
            LockKind lock,
            @Nullable WarmUp warmUp) {
        this.id = id;
        this.warmUp = warmUp;
        this.policy = policy;
        this.workload = workload;
        this.durationNanos = TimeUnit.MILLISECONDS.toNanos(workload.durationMillis());
        this.seed = Objects.requireNonNullElseGet(
                workload.seed(), () -> ThreadLocalRandom.current().nextLong(1L << 53));
        this.periodNanos = policy.period().toNanos();
        this.observer = observer;
        this.engine = new Engine(id, workload, seed, lock, policy, this::fail);
        this.thread = Thread.ofPlatform().name("run-" + id).daemon().unstarted(this::execute);
        // Last, because the running time begins soon after.
        this.startedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Workload workload() {
        return workload;
    }

    @Override
    public Instant startedAt() {
        return startedAt;
    }

    @Override
    public Duration period() {
        return policy.period();
    }

    @Override
    public RunResult result() {
        return result;
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    @Override
    public Capture capture() {
        Engine active = engine;
        return active != null ? active.capture() : result.capture();
    }

    /** Notifies the observer, then starts the run, so that the run is observable before its first event. */
    public void start() {
        observer.started(this);
        try {
            thread.start();
        } catch (OutOfMemoryError noThread) {
            fail(noThread);
            conclude(new RunEvent());
        }
    }

    @Override
    public void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void pause() throws Ended, InterruptedException {
        submit(() -> {
            if (state() == RunState.RUNNING) {
                sampled(engine().pause());
                dueRunNanos = dueRunNanosAfter(engine().nowRunNanos());
                result = RunResult.of(RunState.PAUSED);
                observer.changed(this);
            }
        });
    }

    @Override
    public void resume() throws Ended, InterruptedException {
        submit(() -> {
            if (state() == RunState.PAUSED) {
                engine().resume();
                result = RunResult.of(RunState.RUNNING);
                observer.changed(this);
            }
        });
    }

    @Override
    public void adjust(Map<String, ?> changes, Ceilings ceilings) throws InvalidWorkload, Ended, InterruptedException {
        AtomicReference<@Nullable InvalidWorkload> rejection = new AtomicReference<>();
        submit(() -> {
            try {
                Workload to = Limits.adjust(workload, changes, ceilings);
                engine().adjust(workload, to);
                workload = to;
                observer.changed(this);
            } catch (InvalidWorkload invalid) {
                rejection.set(invalid);
            }
        });
        InvalidWorkload invalid = rejection.get();
        if (invalid != null) {
            throw invalid;
        }
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        end.await();
    }

    @Override
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return end.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void submit(Runnable command) throws Ended, InterruptedException {
        if (!commands.submit(command, thread)) {
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

    /** Takes snapshots and executes commands until the duration is over, or the run is stopped or fails. */
    private void follow() throws PauseLimitExceeded {
        dueRunNanos = periodNanos;
        long nowRunNanos = engine().nowRunNanos();
        while (nowRunNanos < durationNanos && !stopped && failure.get() == null) {
            boolean last = isSliver(dueRunNanos, durationNanos);
            if (!commands.executeNext()) {
                if (state() == RunState.PAUSED) {
                    LockSupport.parkNanos(this, remainingPause());
                } else if (nowRunNanos >= dueRunNanos && !last) {
                    sampled(engine().sample());
                    dueRunNanos = dueRunNanosAfter(nowRunNanos);
                } else {
                    LockSupport.parkNanos(
                            this, (last ? durationNanos : Math.min(dueRunNanos, durationNanos)) - nowRunNanos);
                }
            }
            nowRunNanos = engine().nowRunNanos();
        }
    }

    private void sampled(Snapshot snapshot) {
        observer.sampled(this, snapshot);
        engine().secondEnded().ifPresent(second -> observer.measured(this, second));
    }

    /** How much longer the run may be paused, in nanoseconds. */
    private long remainingPause() throws PauseLimitExceeded {
        long left = policy.maxPause().toNanos() - engine().pausedNanos();
        if (left <= 0) {
            throw new PauseLimitExceeded(policy.maxPause());
        }
        return left;
    }

    private long dueRunNanosAfter(long nowRunNanos) {
        long nextRunNanos = nowRunNanos - nowRunNanos % periodNanos + periodNanos;
        return isSliver(nowRunNanos, nextRunNanos) ? nextRunNanos + periodNanos : nextRunNanos;
    }

    /** Whether an interval is too short for meaningful rates. */
    private boolean isSliver(long fromRunNanos, long toRunNanos) {
        return toRunNanos - fromRunNanos < periodNanos / 2;
    }

    private void fail(Throwable cause) {
        failure.compareAndSet(null, cause);
        LockSupport.unpark(thread);
    }

    /** Ends the run, even if a step fails. */
    private void conclude(RunEvent event) {
        RunResult ended = RunResult.of(RunState.FAILED);
        try {
            Engine finishing = engine();
            Snapshot last = finishing.end();
            HistogramInterval lastPart = finishing.lastPart();
            Report report = finishing.report(last, warmUp);
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

    private RunState outcome(long elapsedNanos) {
        if (failure.get() != null) {
            return RunState.FAILED;
        }
        return elapsedNanos < durationNanos ? RunState.STOPPED : RunState.FINISHED;
    }
}
