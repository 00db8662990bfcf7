package dev.lockscope.experiment;

import dev.lockscope.workload.FieldViolation;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown for an invalid request of an experiment; names every field that is invalid. */
public final class InvalidExperiment extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<FieldViolation> violations;

    InvalidExperiment(List<FieldViolation> violations) {
        super(violations.stream().map(v -> v.field() + " " + v.detail()).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    /** At least one, in the order in which the fields were checked. */
    public List<FieldViolation> violations() {
        return violations;
    }
}
