package dev.lockscope.experiment;

import dev.lockscope.workload.Ceilings;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Parameter;
import java.util.List;

/**
 * One parameter that a sweep varies.
 *
 * @param name the parameter's, on the wire
 * @param label the parameter's, on the page
 * @param unit what its values count; empty for a plain number and for words
 * @param numeric whether its values are numbers: {@link Long} or {@link Double}; else they are {@link String}
 * @param values in the order in which they are shown: numbers ascending, words as they were asked for; each once
 */
public record Axis(String name, String label, String unit, boolean numeric, List<Object> values) {
    /** Names of the parameters that can be varied. */
    public static final List<String> NAMES =
            List.of("readers", "writers", "holdMicros", "pauseMicros", "keys", "zipfExponent", "lock", "threads");

    /** Values that one may have. */
    static final int MOST_VALUES = 100;

    static Axis of(Parameter parameter, List<Object> values) {
        return switch (parameter) {
            case Parameter.Whole whole -> new Axis(whole.name(), whole.label(), whole.unit(), true, values);
            case Parameter.Decimal decimal -> new Axis(decimal.name(), decimal.label(), decimal.unit(), true, values);
            case Parameter.Choice choice -> new Axis(choice.name(), choice.label(), "", false, values);
        };
    }

    /** The parameter of this name, one of {@link #NAMES}. */
    static Parameter parameter(String name, Ceilings ceilings) {
        return Limits.parameters(ceilings).stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Whether it varies how many workers there are. */
    boolean isOfWorkers() {
        return name.equals("readers") || name.equals("writers");
    }

    /** Whether it varies the lock. */
    boolean isOfLocks() {
        return name.equals("lock");
    }
}
