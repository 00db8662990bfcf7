package dev.lockscope.workload;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for. Made by {@link Limits#accept}, so that every one there is lies within the bounds.
 *
 * @param lock id of a lock of the catalogue
 * @param threads what each worker runs on
 * @param readers workers that read
 * @param writers workers that write
 * @param keys keys of the map, 0 to {@code keys} - 1
 * @param values a writer draws from 0 to {@code values} - 1
 * @param pauseMicros rest asked for after each operation, in microseconds; 0 for none
 * @param durationMillis how long the run lasts unless it is stopped, in milliseconds
 * @param seed what the workers' draws follow from; null for a new one each run
 */
public record Workload(
        String lock,
        ThreadKind threads,
        int readers,
        int writers,
        int keys,
        int values,
        long pauseMicros,
        long durationMillis,
        @Nullable Long seed) {

    Workload(Accepted accepted) {
        this(
                accepted.choice("lock"),
                accepted.choice("threads", ThreadKind.class),
                (int) accepted.whole("readers"),
                (int) accepted.whole("writers"),
                (int) accepted.whole("keys"),
                (int) accepted.whole("values"),
                accepted.whole("pauseMicros"),
                accepted.whole("durationMillis"),
                accepted.optional("seed"));
    }

    /** 100 readers and 10 writers, 5 keys, a mutex, a millisecond's pause, one second. */
    public static Workload classic() {
        try {
            return Limits.accept(Map.of());
        } catch (InvalidWorkload impossible) {
            throw new IllegalStateException("the classic values break their own bounds", impossible);
        }
    }

    /** Readers and writers. */
    public int workers() {
        return readers + writers;
    }

    /**
     * The arithmetical limit: operations that the pauses alone would allow if everything else took no time.
     *
     * @param nanos how long, in nanoseconds
     * @return workers x time / pause, rounded down; empty when there is no pause
     */
    public OptionalLong limit(long nanos) {
        return pauseMicros == 0 ? OptionalLong.empty() : OptionalLong.of(workers() * (nanos / 1_000) / pauseMicros);
    }
}
