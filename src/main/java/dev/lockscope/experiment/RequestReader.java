package dev.lockscope.experiment;

import dev.lockscope.workload.AcceptedValues;
import dev.lockscope.workload.Ceilings;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Parameter;
import dev.lockscope.workload.FieldViolation;
import dev.lockscope.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what is asked for, and gathers all that is wrong with it, before anything is made of it. */
final class RequestReader {
    private final Map<String, ?> fields;
    private final Ceilings ceilings;
    private final List<FieldViolation> violations = new ArrayList<>();

    /**
     * @param fields decoded JSON
     * @param ceilings of the workloads among them
     */
    RequestReader(Map<String, ?> fields, Ceilings ceilings) {
        this.fields = fields;
        this.ceilings = ceilings;
    }

    Ceilings ceilings() {
        return ceilings;
    }

    /** The values of these; one that is wrong is missing. */
    AcceptedValues parameters(List<Parameter> parameters) {
        return AcceptedValues.of(parameters, fields, violations::add);
    }

    /**
     * The workload in one of the fields; what is missing there takes the classic value.
     *
     * @param durationMillis how long its run is to last, whatever the field says
     * @return nothing when it is wrong
     */
    @Nullable
    Workload workload(String field, long durationMillis) {
        return workload(field, Map.of("durationMillis", durationMillis));
    }

    /** The same, which lasts as long as it says itself. */
    @Nullable
    Workload workload(String field) {
        return workload(field, Map.of());
    }

    private @Nullable Workload workload(String field, Map<String, ?> instead) {
        Object given = fields.containsKey(field) ? fields.get(field) : Map.of();
        if (!(given instanceof Map<?, ?> asked)) {
            object(field, "must be a workload, an object");
            return null;
        }
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        asked.forEach((name, value) -> whole.put(String.valueOf(name), value));
        whole.putAll(instead);
        try {
            return Limits.accept(whole, ceilings);
        } catch (InvalidWorkload invalid) {
            invalid.violations().forEach(violation -> violations.add(violation.within(field)));
            return null;
        }
    }

    /** Objects to every field that is none of these. */
    void only(List<String> known) {
        fields.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> object(name, "is not known here; there are " + String.join(", ", known)));
    }

    /** What stands in a field as it was given; null when it is missing. */
    @Nullable
    Object given(String field) {
        return fields.get(field);
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    void object(String field, String detail) {
        violations.add(new FieldViolation(field, detail));
    }

    /** @throws InvalidExperiment when there was anything to object to */
    void check() throws InvalidExperiment {
        if (!violations.isEmpty()) {
            throw new InvalidExperiment(violations);
        }
    }
}
