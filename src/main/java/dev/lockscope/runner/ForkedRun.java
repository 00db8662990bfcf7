package dev.lockscope.runner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockscope.run.Id;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.RunResult;
import dev.lockscope.run.RunState;
import dev.lockscope.run.measure.Capture;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.WarmUp;
import dev.lockscope.workload.Ceilings;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Workload;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The server's view of a run that a runner makes: it follows from the runner's records, which {@link #accept} takes on one
 * thread, and it sends the runner's commands. Thread-safe.
 */
final class ForkedRun implements Run {
    /** Encodes what warm-ups measure, for nobody. */
    private static final RunObserver REHEARSAL = new RecordOutput(OutputStream.nullOutputStream());

    private final String id = Id.next();

    /** To the microsecond, the precision of the database. */
    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);

    private final Duration period;
    private final RunObserver observer;
    private final Commands commands;
    private final RecordReader reader;

    private final AtomicBoolean over = new AtomicBoolean();
    private final CountDownLatch end = new CountDownLatch(1);

    private volatile Workload workload;
    private volatile RunResult result = RunResult.of(RunState.RUNNING);
    private volatile @Nullable Throwable failure;

    private volatile @Nullable WarmUp warmUp;
    private final List<WarmUp> warmUpSamples = new CopyOnWriteArrayList<>();

    /** Null until the runner has sent it. */
    private volatile @Nullable Capture lastCapture;

    private Map<String, String> histograms = Map.of();

    ForkedRun(Workload workload, Duration period, RunObserver observer, Commands commands, RecordReader reader) {
        this.workload = workload;
        this.period = period;
        this.observer = observer;
        this.commands = commands;
        this.reader = reader;
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
        return period;
    }

    @Override
    public Optional<WarmUp> warmUp() {
        return Optional.ofNullable(warmUp);
    }

    @Override
    public List<WarmUp> warmUpSamples() {
        return List.copyOf(warmUpSamples);
    }

    @Override
    public RunResult result() {
        return result;
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public Capture capture() {
        if (!state().ended()) {
            try {
                commands.send(Command.TakeCapture::new);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        Capture latest = lastCapture;
        return state().ended() || latest == null ? result.capture() : latest;
    }

    @Override
    public void stop() {
        if (!state().ended()) {
            commands.sendAndForget(Command.Stop::new);
        }
    }

    @Override
    public void pause() throws Ended, InterruptedException {
        require(commands.send(Command.Pause::new));
    }

    @Override
    public void resume() throws Ended, InterruptedException {
        require(commands.send(Command.Resume::new));
    }

    @Override
    public synchronized void adjust(Map<String, ?> changes, Ceilings ceilings)
            throws InvalidWorkload, Ended, InterruptedException {
        Limits.adjust(workload, changes, ceilings);
        require(commands.send(number -> new Command.Adjust(number, changes)));
    }

    private void require(boolean done) throws Ended {
        if (!done) {
            throw new Ended(id);
        }
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        end.await();
    }

    @Override
    public boolean awaitEnd(Duration timeout) throws InterruptedException {
        return end.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Notifies the observer that the run is about to start. */
    void announce() {
        observer.started(this);
    }

    /** Has the runner start the run. */
    void start(Command.Bounds bounds) {
        commands.sendAndForget(number -> new Command.Start(number, id, workload.fields(), bounds));
    }

    /** Takes a record of the run, or of its warm-up, which has an id of its own. */
    void accept(JsonNode line) throws IOException {
        if (line.path("run").asText(id).equals(id)) {
            take(line);
        } else {
            rehearse(line);
        }
    }

    private void take(JsonNode line) throws IOException {
        switch (line.path("type").asText()) {
            case "warmUp" -> warm(reader.warmUp(line));
            case "run" -> change(reader.workload(line), reader.state(line));
            case "snapshot" -> observer.sampled(this, reader.snapshot(line));
            case "interval" -> observer.measured(this, reader.interval(line));
            case "capture" -> lastCapture = reader.capture(line);
            case "histograms" -> histograms = reader.histograms(line);
            case "finished" -> finish(reader.state(line), reader.report(line), reader.failure(line));
            default -> {
                // A record of a kind that the server does not need.
            }
        }
    }

    /** Does with a record of the warm-up what will be done with those of the run, so that this is compiled before the run as well. */
    private void rehearse(JsonNode line) throws IOException {
        switch (line.path("type").asText()) {
            case "snapshot" -> REHEARSAL.sampled(this, reader.snapshot(line));
            case "interval" -> REHEARSAL.measured(this, reader.interval(line));
            default -> {
                // Of no use before the run.
            }
        }
    }

    private void warm(WarmUp soFar) {
        warmUpSamples.add(soFar);
        warmUp = soFar;
        observer.warming(this);
    }

    private void change(Workload changed, RunState state) {
        if (warmUp != null) {
            warmUp = null;
            observer.warming(this);
        }
        boolean same = changed.equals(workload) && state == state();
        if (!same) {
            workload = changed;
            result = RunResult.of(state);
            observer.changed(this);
        }
    }

    private void finish(RunState state, @Nullable Report report, @Nullable String cause) {
        Capture capture = lastCapture;
        end(new RunResult(state, report, histograms, capture == null ? Capture.NONE : capture), cause);
    }

    /** Ends the run because its runner is gone; no effect on a run that has ended. */
    void lost(String cause) {
        end(RunResult.of(RunState.FAILED), cause);
    }

    private void end(RunResult ended, @Nullable String cause) {
        // The runner may be lost on the thread that starts the run and on the one that follows the runner.
        if (!over.compareAndSet(false, true)) {
            return;
        }
        if (cause != null) {
            failure = new RunnerFailure(cause);
        }
        result = ended;
        try {
            observer.ended(this);
        } finally {
            end.countDown();
        }
    }
}
