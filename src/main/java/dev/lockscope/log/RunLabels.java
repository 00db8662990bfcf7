package dev.lockscope.log;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people write on a run.
 *
 * @param name up to {@link #LONGEST_NAME} characters
 * @param note up to {@link #LONGEST_NOTE} characters
 * @param pinned whether it stays when others have to go
 */
public record RunLabels(@Nullable String name, @Nullable String note, boolean pinned) {
    public static final RunLabels NONE = new RunLabels(null, null, false);

    /** Characters. */
    public static final int LONGEST_NAME = 100;

    /** Characters. */
    public static final int LONGEST_NOTE = 2_000;

    /** The change that makes the labels of any run these. */
    public Map<Label, @Nullable Object> changes() {
        Map<Label, @Nullable Object> changes = new EnumMap<>(Label.class);
        changes.put(Label.NAME, name);
        changes.put(Label.NOTE, note);
        changes.put(Label.PINNED, pinned);
        return changes;
    }
}
