package dev.lockscope.api;

import dev.lockscope.workload.FieldViolation;
import java.util.List;
import java.util.stream.Collectors;

/** An invalid request, with every offending field. */
final class InvalidRequest extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<FieldViolation> violations;

    InvalidRequest(List<FieldViolation> violations) {
        super(violations.stream().map(v -> v.field() + " " + v.detail()).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    List<FieldViolation> violations() {
        return violations;
    }
}
