package dev.lockscope.telemetry;

import dev.lockscope.run.measure.Distribution;
import dev.lockscope.run.RunState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Metrics of the runs behind one lock. They are all there, at 0, from its first run on. */
final class LockMetrics {
    /** Bounds of the histogram: powers of two, from 256 ns to 8.6 s, as its values come in quarters of an octave. */
    private static final int SHORTEST = 8;

    private static final int LONGEST = 33;

    private final Counter reads;
    private final Counter writes;
    private final Timer waits;
    private final Map<RunState, Counter> ended = new EnumMap<>(RunState.class);

    LockMetrics(MeterRegistry registry, String lock) {
        reads = operations(registry, lock, "read");
        writes = operations(registry, lock, "write");
        waits = Timer.builder("lockscope.wait")
                .description("Waits of operations that were timed; the sum is to within 10 %")
                .tag("lock", lock)
                .serviceLevelObjectives(IntStream.rangeClosed(SHORTEST, LONGEST)
                        .mapToObj(octave -> Duration.ofNanos(1L << octave))
                        .toArray(Duration[]::new))
                .register(registry);
        Stream.of(RunState.FINISHED, RunState.STOPPED, RunState.FAILED)
                .forEach(outcome -> ended.put(
                        outcome,
                        Counter.builder("lockscope.runs")
                                .description("Runs that have ended")
                                .tag("lock", lock)
                                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                                .register(registry)));
    }

    private static Counter operations(MeterRegistry registry, String lock, String kind) {
        return Counter.builder("lockscope.operations")
                .description("Operations that were made")
                .tag("lock", lock)
                .tag("kind", kind)
                .register(registry);
    }

    Counter reads() {
        return reads;
    }

    Counter writes() {
        return writes;
    }

    /** Takes in the waits of one interval: as many as are timed in it, 3,000 of 50 ms, and so a fraction of a millisecond. */
    void waited(Distribution interval) {
        List<Long> buckets = Objects.requireNonNull(interval.buckets());
        for (int pair = 0; pair < buckets.size(); pair += 2) {
            long nanos = Distribution.middle(buckets.get(pair).intValue());
            for (long left = buckets.get(pair + 1); left > 0; left--) {
                waits.record(nanos, TimeUnit.NANOSECONDS);
            }
        }
    }

    void ended(RunState outcome) {
        Objects.requireNonNull(ended.get(outcome)).increment();
    }
}
