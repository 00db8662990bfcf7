package dev.lockscope.workload;

import dev.lockscope.workload.Parameter.Whole;
import java.util.List;

/**
 * Upper limits of a workload, set by the server's configuration at or below {@link #HIGHEST}.
 *
 * @param workers readers and writers together
 * @param keys of the map
 * @param holdMicros of one operation, in microseconds
 * @param durationMillis of one run, in milliseconds
 */
public record Ceilings(long workers, long keys, long holdMicros, long durationMillis) {
    /** The highest limits supported. */
    public static final Ceilings HIGHEST = new Ceilings(20_000, 1_000, 1_000_000, 3_600_000);

    /** The same parameter, with its maximum lowered to the ceiling if it has one. */
    public Parameter lower(Parameter parameter) {
        return switch (parameter.name()) {
            case "readers", "writers" -> upTo(workers, parameter);
            case "keys" -> upTo(keys, parameter);
            case "holdMicros" -> upTo(holdMicros, parameter);
            case "durationMillis" -> upTo(durationMillis, parameter);
            default -> parameter;
        };
    }

    /** Whether a valid workload is within the ceilings. */
    public boolean allow(Workload workload) {
        return workload.workers() <= workers
                && workload.keys() <= keys
                && workload.holdMicros() <= holdMicros
                && workload.durationMillis() <= durationMillis;
    }

    private static Parameter upTo(long max, Parameter parameter) {
        return parameter instanceof Whole whole ? whole.upTo(max) : parameter;
    }

    List<Parameter> lower(List<Parameter> parameters) {
        return parameters.stream().map(this::lower).toList();
    }
}
