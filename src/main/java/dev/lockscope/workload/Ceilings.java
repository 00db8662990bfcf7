package dev.lockscope.workload;

import dev.lockscope.workload.Parameter.Name;
import dev.lockscope.workload.Parameter.Whole;
import java.util.List;

/**
 * What a server allows of a workload, by its configuration: upper limits at or below {@link #HIGHEST}, and its JVMs.
 *
 * @param workers readers and writers together
 * @param keys of the map
 * @param holdMicros of one operation, in microseconds
 * @param durationMillis of one run, in milliseconds
 * @param jvms names of the JVMs that runs can be made in; empty for any
 */
public record Ceilings(long workers, long keys, long holdMicros, long durationMillis, List<String> jvms) {
    /** The highest limits supported, for runs of any server. */
    public static final Ceilings HIGHEST = new Ceilings(20_000, 1_000, 1_000_000, 3_600_000, List.of());

    /** The highest limits, without a server: there is one JVM. */
    public static final Ceilings NO_SERVER = HIGHEST.with(List.of(Workload.DEFAULT_JVM));

    /** The same parameter, with its maximum lowered to the ceiling if it has one, or its names to those of this server. */
    public Parameter lower(Parameter parameter) {
        return switch (parameter.name()) {
            case "readers", "writers" -> upTo(workers, parameter);
            case "keys" -> upTo(keys, parameter);
            case "holdMicros" -> upTo(holdMicros, parameter);
            case "durationMillis" -> upTo(durationMillis, parameter);
            case "jvm" -> jvms.isEmpty() ? parameter : ((Name) parameter).among(jvms);
            default -> parameter;
        };
    }

    private Ceilings with(List<String> newJvms) {
        return new Ceilings(workers, keys, holdMicros, durationMillis, newJvms);
    }

    /** Whether a valid workload is within the ceilings. */
    public boolean allow(Workload workload) {
        return workload.workers() <= workers
                && workload.keys() <= keys
                && workload.holdMicros() <= holdMicros
                && workload.durationMillis() <= durationMillis
                && (jvms.isEmpty() || jvms.contains(workload.jvm()));
    }

    private static Parameter upTo(long max, Parameter parameter) {
        return parameter instanceof Whole whole ? whole.upTo(max) : parameter;
    }

    List<Parameter> lower(List<Parameter> parameters) {
        return parameters.stream().map(this::lower).toList();
    }
}
