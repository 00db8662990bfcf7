package dev.lockscope.workload;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a run. Made by {@link Limits} only, so that every instance is within the bounds;
 * {@link Limits#PARAMETERS} has the ranges.
 *
 * @param lock id of a lock of the catalogue
 * @param threads what each worker runs on
 * @param readers workers that read
 * @param writers workers that write
 * @param keys keys of the map, 0 to {@code keys} - 1
 * @param values a writer draws from 0 to {@code values} - 1
 * @param keyChoice how an operation chooses its key
 * @param zipfExponent how uneven a {@link KeyChoice#ZIPF} choice is; 0 is uniform
 * @param pacing when the next operation is due
 * @param pauseMicros requested rest after each operation or, in open pacing, from one due time to the next, in
 *     microseconds; 0 for none
 * @param holdMicros work inside the critical section, in microseconds
 * @param holdKind whether a holder computes or blocks
 * @param rampMillis time over which the workers join, evenly, in milliseconds
 * @param durationMillis how long the run lasts unless it is stopped, in milliseconds
 * @param warmUpMillis how long the same workload is performed before the run, in milliseconds; null until its rate is steady
 * @param captureWaitOverMicros the first wait above this freezes the capture, in microseconds; null for never
 * @param seed of the workers' random generators; null for a new one each run
 * @param jvm name of the JVM that makes the run
 */
public record Workload(
        String lock,
        ThreadKind threads,
        int readers,
        int writers,
        int keys,
        int values,
        KeyChoice keyChoice,
        double zipfExponent,
        Pacing pacing,
        long pauseMicros,
        long holdMicros,
        HoldKind holdKind,
        long rampMillis,
        long durationMillis,
        @Nullable Long warmUpMillis,
        @Nullable Long captureWaitOverMicros,
        @Nullable Long seed,
        String jvm) {
    /** The JVM of the server, or of the command. */
    public static final String DEFAULT_JVM = "default";

    Workload(AcceptedValues accepted) {
        this(
                accepted.choice("lock"),
                accepted.choice("threads", ThreadKind.class),
                accepted.count("readers"),
                accepted.count("writers"),
                accepted.count("keys"),
                accepted.count("values"),
                accepted.choice("keyChoice", KeyChoice.class),
                accepted.decimal("zipfExponent"),
                accepted.choice("pacing", Pacing.class),
                accepted.whole("pauseMicros"),
                accepted.whole("holdMicros"),
                accepted.choice("holdKind", HoldKind.class),
                accepted.whole("rampMillis"),
                accepted.whole("durationMillis"),
                accepted.optional("warmUpMillis"),
                accepted.optional("captureWaitOverMicros"),
                accepted.optional("seed"),
                accepted.choice("jvm"));
    }

    /** 100 readers and 10 writers, 5 keys, a mutex, a millisecond's pause, one second. */
    public static Workload classic() {
        try {
            return Limits.accept(Map.of());
        } catch (InvalidWorkload impossible) {
            throw new IllegalStateException("the classic workload is invalid", impossible);
        }
    }

    /** Number of readers and writers. */
    public int workers() {
        return readers + writers;
    }

    /** The same workload without a warm-up. */
    public Workload withoutWarmUp() {
        return new Workload(
                lock,
                threads,
                readers,
                writers,
                keys,
                values,
                keyChoice,
                zipfExponent,
                pacing,
                pauseMicros,
                holdMicros,
                holdKind,
                rampMillis,
                durationMillis,
                0L,
                captureWaitOverMicros,
                seed,
                jvm);
    }

    /** The workload as a map that {@link Limits#accept} accepts. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : Workload.class.getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(this);
                fields.put(
                        component.getName(),
                        value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return fields;
    }
}
