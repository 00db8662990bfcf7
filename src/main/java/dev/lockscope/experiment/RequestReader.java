package dev.lockscope.experiment;

import dev.lockscope.workload.AcceptedValues;
import dev.lockscope.workload.Ceilings;
import dev.lockscope.workload.FieldViolation;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Parameter;
import dev.lockscope.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the request of an experiment and collects the violations of all its fields. */
final class RequestReader {
    private final Map<String, ?> fields;
    private final Ceilings ceilings;
    private final List<FieldViolation> violations = new ArrayList<>();

    /**
     * @param fields decoded JSON
     * @param ceilings of the workloads in these
     */
    RequestReader(Map<String, ?> fields, Ceilings ceilings) {
        this.fields = fields;
        this.ceilings = ceilings;
    }

    Ceilings ceilings() {
        return ceilings;
    }

    /** The values of these parameters, without the invalid ones. */
    AcceptedValues parameters(List<Parameter> parameters) {
        return AcceptedValues.of(parameters, fields, violations::add);
    }

    /**
     * The workload in a field; missing parameters take their defaults.
     *
     * @param durationMillis replaces the duration in the field
     * @return null if it is invalid
     */
    @Nullable
    Workload workload(String field, long durationMillis) {
        return workload(field, Map.of("durationMillis", durationMillis));
    }

    /** The same with the duration in the field. */
    @Nullable
    Workload workload(String field) {
        return workload(field, Map.of());
    }

    private @Nullable Workload workload(String field, Map<String, ?> overrides) {
        Object value = fields.containsKey(field) ? fields.get(field) : Map.of();
        if (!(value instanceof Map<?, ?> workload)) {
            addViolation(field, "must be a workload, an object");
            return null;
        }
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        workload.forEach((name, parameter) -> merged.put(String.valueOf(name), parameter));
        merged.putAll(overrides);
        try {
            return Limits.accept(merged, ceilings);
        } catch (InvalidWorkload invalid) {
            invalid.violations().forEach(violation -> violations.add(violation.within(field)));
            return null;
        }
    }

    /** Adds a violation for every other field. */
    void rejectUnknown(List<String> known) {
        fields.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> addViolation(name, "is unknown; the valid ones are " + String.join(", ", known)));
    }

    /** The decoded value of a field; null if it is missing. */
    @Nullable
    Object value(String field) {
        return fields.get(field);
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    void addViolation(String field, String detail) {
        violations.add(new FieldViolation(field, detail));
    }

    /** @throws InvalidExperiment if there are violations */
    void check() throws InvalidExperiment {
        if (!violations.isEmpty()) {
            throw new InvalidExperiment(violations);
        }
    }
}
