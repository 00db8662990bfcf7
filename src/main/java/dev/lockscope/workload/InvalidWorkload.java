package dev.lockscope.workload;

import java.util.List;
import java.util.stream.Collectors;

/** A workload was rejected; carries every invalid field. */
public final class InvalidWorkload extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<FieldViolation> violations;

    InvalidWorkload(List<FieldViolation> violations) {
        super(violations.stream().map(v -> v.field() + " " + v.detail()).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    /** At least one, in the order in which the fields were checked. */
    public List<FieldViolation> violations() {
        return violations;
    }
}
