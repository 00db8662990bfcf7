package dev.lockscope.workload;

/**
 * One invalid field of a workload.
 *
 * @param field its name on the wire
 * @param detail what is valid, and what was given
 */
public record FieldViolation(String field, String detail) {
    /** The same violation, with the field's name prefixed by that of the enclosing field. */
    public FieldViolation within(String outer) {
        return new FieldViolation(outer + "." + field, detail);
    }
}
