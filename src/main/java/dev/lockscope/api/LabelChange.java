package dev.lockscope.api;

import dev.lockscope.history.Labels;
import dev.lockscope.workload.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request wants to be written on a run. */
final class LabelChange {
    static final List<String> FIELDS = List.of("name", "note", "pinned");

    private final List<Violation> violations = new ArrayList<>();

    private LabelChange() {}

    /**
     * @param fields decoded JSON: of {@link #FIELDS} those that are to change; null, or nothing but blanks, takes a text away
     * @throws InvalidRequest naming every field with a value that it can't have
     */
    static Labels apply(Map<String, ?> fields, Labels before) throws InvalidRequest {
        LabelChange change = new LabelChange();
        Labels labels = new Labels(
                change.text(fields, "name", before.name(), Labels.LONGEST_NAME),
                change.text(fields, "note", before.note(), Labels.LONGEST_NOTE),
                change.truth(fields, "pinned", before.pinned()));
        if (!change.violations.isEmpty()) {
            throw new InvalidRequest(change.violations);
        }
        return labels;
    }

    private @Nullable String text(Map<String, ?> fields, String name, @Nullable String before, int longest) {
        if (!fields.containsKey(name)) {
            return before;
        }
        Object given = fields.get(name);
        if (given == null || (given instanceof String blank && blank.isBlank())) {
            return null;
        }
        if (given instanceof String text && text.strip().length() <= longest) {
            return text.strip();
        }
        violations.add(new Violation(name, "must be a text of at most %d characters or null".formatted(longest)));
        return before;
    }

    private boolean truth(Map<String, ?> fields, String name, boolean before) {
        if (!fields.containsKey(name)) {
            return before;
        }
        if (fields.get(name) instanceof Boolean truth) {
            return truth;
        }
        violations.add(new Violation(name, "must be true or false"));
        return before;
    }
}
