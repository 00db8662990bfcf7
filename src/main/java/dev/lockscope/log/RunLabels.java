package dev.lockscope.log;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What users attach to a run.
 *
 * @param name up to {@link #MAX_NAME_LENGTH} characters
 * @param note up to {@link #MAX_NOTE_LENGTH} characters
 * @param pinned whether the run is exempt from eviction
 */
public record RunLabels(@Nullable String name, @Nullable String note, boolean pinned) {
    public static final RunLabels NONE = new RunLabels(null, null, false);

    /** Characters. */
    public static final int MAX_NAME_LENGTH = 100;

    /** Characters. */
    public static final int MAX_NOTE_LENGTH = 2_000;

    /** The change that sets all labels to these. */
    public Map<Label, @Nullable Object> changes() {
        Map<Label, @Nullable Object> changes = new EnumMap<>(Label.class);
        changes.put(Label.NAME, name);
        changes.put(Label.NOTE, note);
        changes.put(Label.PINNED, pinned);
        return changes;
    }
}
