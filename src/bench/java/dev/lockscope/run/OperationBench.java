package dev.lockscope.run;

import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockKind;
import dev.lockscope.run.worker.KeyValueGenerator;
import dev.lockscope.run.worker.LiveSettings;
import dev.lockscope.run.worker.OperationRings;
import dev.lockscope.run.worker.OverlapDetector;
import dev.lockscope.run.worker.Reader;
import dev.lockscope.run.worker.RunClock;
import dev.lockscope.run.worker.Worker;
import dev.lockscope.run.worker.WorkerContext;
import dev.lockscope.run.worker.Writer;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Workload;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Cost of one operation of one worker, with every operation timed and with one in 512; allocation with the gc profiler. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class OperationBench {
    @Param({"1", "512"})
    int samplingInterval;

    private Worker reader;
    private Worker writer;
    private long now;

    @Setup
    public void setUp() throws InvalidWorkload {
        Workload workload = Limits.accept(Map.of("pauseMicros", 0));
        LockKind mutex = LockCatalogue.find("mutex").orElseThrow();
        LiveSettings liveSettings = new LiveSettings(workload);
        liveSettings.adaptSamplingInterval(samplingInterval * LiveSettings.TIMED_PER_SECOND);
        RunClock clock = new RunClock(0);
        clock.start();
        WorkerContext context = new WorkerContext(
                "bench",
                workload,
                1,
                KeyValueGenerator.zipf(workload),
                mutex.factory().apply(workload.keys()),
                clock,
                liveSettings,
                new OverlapDetector(mutex.guarantee(), workload.keys()),
                () -> clock::restUntil,
                new OperationRings(256, 16L << 20),
                broken -> {});
        reader = new Reader(context, 0);
        writer = new Writer(context, 0);
    }

    @Benchmark
    public long read() {
        return now = reader.operate(now);
    }

    @Benchmark
    public long write() {
        return now = writer.operate(now);
    }
}
