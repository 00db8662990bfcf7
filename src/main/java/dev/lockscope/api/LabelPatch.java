package dev.lockscope.api;

import dev.lockscope.log.Label;
import dev.lockscope.log.RunLabels;
import dev.lockscope.workload.FieldViolation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the requested change of a run's labels. */
final class LabelPatch {
    static final List<String> FIELDS = List.of("name", "note", "pinned");

    private final Map<Label, @Nullable Object> changes = new EnumMap<>(Label.class);
    private final List<FieldViolation> violations = new ArrayList<>();

    private LabelPatch() {}

    /**
     * The new values of the labels that change.
     *
     * @param fields decoded JSON; null or a blank text removes a label
     * @throws InvalidRequest listing every field with an invalid value
     */
    static Map<Label, @Nullable Object> read(Map<String, ?> fields) throws InvalidRequest {
        LabelPatch change = new LabelPatch();
        change.text(fields, "name", Label.NAME, RunLabels.MAX_NAME_LENGTH);
        change.text(fields, "note", Label.NOTE, RunLabels.MAX_NOTE_LENGTH);
        change.flag(fields, "pinned", Label.PINNED);
        if (!change.violations.isEmpty()) {
            throw new InvalidRequest(change.violations);
        }
        return change.changes;
    }

    private void text(Map<String, ?> fields, String name, Label label, int longest) {
        if (!fields.containsKey(name)) {
            return;
        }
        Object value = fields.get(name);
        if (value == null || (value instanceof String blank && blank.isBlank())) {
            changes.put(label, null);
        } else if (value instanceof String text && text.strip().length() <= longest) {
            changes.put(label, text.strip());
        } else {
            violations.add(
                    new FieldViolation(name, "must be a text of at most %d characters or null".formatted(longest)));
        }
    }

    private void flag(Map<String, ?> fields, String name, Label label) {
        if (!fields.containsKey(name)) {
            return;
        }
        if (fields.get(name) instanceof Boolean flag) {
            changes.put(label, flag);
        } else {
            violations.add(new FieldViolation(name, "must be true or false"));
        }
    }
}
