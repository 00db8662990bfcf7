package dev.lockscope.workload;

/**
 * One field of a workload that can't be accepted.
 *
 * @param field its name on the wire
 * @param detail what would be right, and what was given
 */
public record FieldViolation(String field, String detail) {
    /** The same, of a workload that is itself the field of something larger. */
    public FieldViolation within(String outer) {
        return new FieldViolation(outer + "." + field, detail);
    }
}
