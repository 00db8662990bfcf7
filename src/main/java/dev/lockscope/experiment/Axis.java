package dev.lockscope.experiment;

import dev.lockscope.workload.Ceilings;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Parameter;
import java.util.List;

/**
 * One parameter that a sweep varies.
 *
 * @param name of the parameter, on the wire
 * @param label of the parameter, on the page
 * @param unit of the values; empty for plain numbers and for strings
 * @param numeric whether the values are numbers, {@link Long} or {@link Double}; else they are {@link String}
 * @param values distinct, in display order: numbers ascending, strings as requested
 */
public record Axis(String name, String label, String unit, boolean numeric, List<Object> values) {
    /** Names of the parameters that can be varied. */
    public static final List<String> NAMES = List.of(
            "readers", "writers", "holdMicros", "pauseMicros", "keys", "zipfExponent", "lock", "threads", "jvm");

    /** Values of one axis. */
    static final int MAX_VALUES = 100;

    static Axis of(Parameter parameter, List<Object> values) {
        return switch (parameter) {
            case Parameter.Whole whole -> new Axis(whole.name(), whole.label(), whole.unit(), true, values);
            case Parameter.Decimal decimal -> new Axis(decimal.name(), decimal.label(), decimal.unit(), true, values);
            case Parameter.Choice choice -> new Axis(choice.name(), choice.label(), "", false, values);
            case Parameter.Name name -> new Axis(name.name(), name.label(), "", false, values);
        };
    }

    /** The parameter of this name, one of {@link #NAMES}. */
    static Parameter parameter(String name, Ceilings ceilings) {
        return Limits.parameters(ceilings).stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Whether it varies the number of workers. */
    boolean variesWorkers() {
        return name.equals("readers") || name.equals("writers");
    }

    /** Whether it varies the lock. */
    boolean variesLock() {
        return name.equals("lock");
    }
}
