package dev.lockscope.runner;

import dev.lockscope.run.InProcessRun;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.RunPolicy;
import dev.lockscope.run.measure.HistogramInterval;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.run.measure.WarmUp;
import dev.lockscope.workload.Ceilings;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Workload;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The warm-up of a run: its workload, executed in the same JVM until the rate of operations is steady. Thread-safe. */
final class WarmUpRun implements RunObserver {
    /** Takes what is measured as that of the run will be taken, so that this is compiled as well. */
    private final RunObserver records;

    /** The same for the end, which only the run itself has. */
    private final RunObserver nobody = new RecordOutput(OutputStream.nullOutputStream());

    /** Interval between two decisions, whatever that between two snapshots of the run is. */
    private static final Duration PERIOD = Duration.ofMillis(50);

    /** Most states that are passed on, but for a few: a chart can't show more. */
    private static final int MAX_SAMPLES = 200;

    private final Consumer<WarmUp> progress;
    private final boolean automatic;
    private final InProcessRun run;
    private final SteadyRate rate = new SteadyRate();
    private final long stride;
    private long snapshots;
    private long operations;
    private WarmUp soFar = new WarmUp(0, 0, 0, false);

    private WarmUpRun(
            Workload workload, RunPolicy policy, long maxMillis, RunObserver records, Consumer<WarmUp> progress) {
        this.records = records;
        this.progress = progress;
        automatic = workload.warmUpMillis() == null;
        stride = Math.ceilDiv(maxMillis, MAX_SAMPLES * PERIOD.toMillis());
        run = new InProcessRun(shaped(workload, maxMillis), policy.with(PERIOD), this);
    }

    /**
     * The warm-up that a workload asks for; null if that is none.
     *
     * @param records takes what the warm-up measures, under an id of its own
     * @param progress receives the state after each snapshot, or, of a long one, after each of so many; the last is the result
     */
    static @Nullable WarmUpRun of(Workload workload, RunPolicy policy, RunObserver records, Consumer<WarmUp> progress) {
        Long asked = workload.warmUpMillis();
        long millis = asked == null ? policy.maxWarmUp().toMillis() : asked;
        return millis == 0 ? null : new WarmUpRun(workload, policy, millis, records, progress);
    }

    /** The same workload, with all workers from the start. */
    private static Workload shaped(Workload workload, long millis) {
        Map<String, @Nullable Object> changes = new HashMap<>();
        changes.put("durationMillis", Math.max(millis, 10));
        changes.put("rampMillis", 0L);
        changes.put("captureWaitOverMicros", null);
        try {
            return Limits.vary(workload, changes, Ceilings.HIGHEST);
        } catch (InvalidWorkload impossible) {
            throw new IllegalStateException("the warm-up's workload is invalid", impossible);
        }
    }

    /** Executes the warm-up and waits for its end. */
    WarmUp execute() throws InterruptedException {
        run.start();
        run.awaitEnd();
        return soFar;
    }

    /** Requests the end. */
    void stop() {
        run.stop();
    }

    @Override
    public void sampled(Run warming, Snapshot snapshot) {
        records.sampled(warming, snapshot);
        long total = snapshot.reads() + snapshot.writes();
        long nanos = snapshot.t() - soFar.nanos();
        // The last part, after it has become steady, may be short.
        boolean steady = (soFar.steady() && automatic) || rate.add((double) (total - operations) / Math.max(1, nanos));
        operations = total;
        soFar = new WarmUp(snapshot.t(), snapshot.reads(), snapshot.writes(), steady);
        snapshots++;
        if (snapshots % stride == 0) {
            progress.accept(soFar);
        }
        if (steady && automatic) {
            run.stop();
        }
    }

    @Override
    public void measured(Run warming, HistogramInterval interval) {
        records.measured(warming, interval);
    }

    @Override
    public void ended(Run warming) {
        nobody.ended(warming);
        if (snapshots % stride != 0) {
            progress.accept(soFar);
        }
    }
}
