package dev.lockscope.telemetry;

import dev.lockscope.run.RunState;
import dev.lockscope.run.measure.Distribution;
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

/** Metrics of all runs with one lock. All are registered, at 0, with its first run. Thread-safe. */
final class LockMetrics {
    /** Bounds of the histogram: powers of two from 256 ns to 8.6 s, since {@link Distribution} has quarters of an octave. */
    private static final int MIN_OCTAVE = 8;

    private static final int MAX_OCTAVE = 33;

    private final Counter reads;
    private final Counter writes;
    private final Timer waits;
    private final Map<RunState, Counter> ended = new EnumMap<>(RunState.class);

    LockMetrics(MeterRegistry registry, String lock) {
        reads = operations(registry, lock, "read");
        writes = operations(registry, lock, "write");
        waits = Timer.builder("lockscope.wait")
                .description("Waits of timed operations; the sum is accurate to 10 %")
                .tag("lock", lock)
                .serviceLevelObjectives(IntStream.rangeClosed(MIN_OCTAVE, MAX_OCTAVE)
                        .mapToObj(octave -> Duration.ofNanos(1L << octave))
                        .toArray(Duration[]::new))
                .register(registry);
        Stream.of(RunState.FINISHED, RunState.STOPPED, RunState.FAILED)
                .forEach(outcome -> ended.put(
                        outcome,
                        Counter.builder("lockscope.runs")
                                .description("Ended runs")
                                .tag("lock", lock)
                                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                                .register(registry)));
    }

    private static Counter operations(MeterRegistry registry, String lock, String kind) {
        return Counter.builder("lockscope.operations")
                .description("Completed operations")
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

    /** Records the waits of one interval: as many as were timed, some 3,000 in 50 ms; takes a fraction of a millisecond. */
    void recordWaits(Distribution interval) {
        List<Long> buckets = Objects.requireNonNull(interval.buckets());
        for (int pair = 0; pair < buckets.size(); pair += 2) {
            long nanos = Distribution.middle(buckets.get(pair).intValue());
            for (long remaining = buckets.get(pair + 1); remaining > 0; remaining--) {
                waits.record(nanos, TimeUnit.NANOSECONDS);
            }
        }
    }

    void ended(RunState outcome) {
        Objects.requireNonNull(ended.get(outcome)).increment();
    }
}
