package dev.lockscope.runner;

import dev.lockscope.run.InProcessRun;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.RunResult;
import dev.lockscope.run.measure.Capture;
import dev.lockscope.run.measure.HistogramInterval;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.run.measure.WarmUp;
import dev.lockscope.workload.Ceilings;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A run in this JVM with a warm-up that is made up, as its observer sees it. */
final class WarmedRun implements Run {
    private final RunObserver observer;
    private final List<WarmUp> samples = new CopyOnWriteArrayList<>();
    private volatile boolean warming;
    private volatile InProcessRun run;

    WarmedRun(RunObserver observer) {
        this.observer = observer;
    }

    /** Of the run itself: passes this run on in its place. */
    RunObserver observer() {
        return new RunObserver() {
            @Override
            public void sampled(Run ignored, Snapshot snapshot) {
                observer.sampled(WarmedRun.this, snapshot);
            }

            @Override
            public void measured(Run ignored, HistogramInterval interval) {
                observer.measured(WarmedRun.this, interval);
            }

            @Override
            public void changed(Run ignored) {
                observer.changed(WarmedRun.this);
            }

            @Override
            public void ended(Run ignored) {
                observer.ended(WarmedRun.this);
            }
        };
    }

    /** Announces the run, then its warm-up, and starts it. */
    void start(InProcessRun of, List<WarmUp> warmUp) {
        run = of;
        observer.started(this);
        warming = true;
        for (WarmUp sample : warmUp) {
            samples.add(sample);
            observer.warming(this);
        }
        warming = false;
        observer.warming(this);
        of.start();
    }

    @Override
    public Optional<WarmUp> warmUp() {
        return warming && !samples.isEmpty() ? Optional.of(samples.getLast()) : Optional.empty();
    }

    @Override
    public List<WarmUp> warmUpSamples() {
        return samples;
    }

    @Override
    public String id() {
        return run.id();
    }

    @Override
    public Workload workload() {
        return run.workload();
    }

    @Override
    public Instant startedAt() {
        return run.startedAt();
    }

    @Override
    public Duration period() {
        return run.period();
    }

    @Override
    public RunResult result() {
        return run.result();
    }

    @Override
    public Optional<Throwable> failure() {
        return run.failure();
    }

    @Override
    public Capture capture() {
        return run.capture();
    }

    @Override
    public void stop() {
        run.stop();
    }

    @Override
    public void pause() throws Ended, InterruptedException {
        run.pause();
    }

    @Override
    public void resume() throws Ended, InterruptedException {
        run.resume();
    }

    @Override
    public void adjust(Map<String, ?> changes, Ceilings ceilings) throws InvalidWorkload, Ended, InterruptedException {
        run.adjust(changes, ceilings);
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        run.awaitEnd();
    }

    @Override
    public boolean awaitEnd(Duration timeout) throws InterruptedException {
        return run.awaitEnd(timeout);
    }
}
