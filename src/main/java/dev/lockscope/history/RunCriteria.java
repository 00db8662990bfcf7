package dev.lockscope.history;

import dev.lockscope.log.RunLabels;
import dev.lockscope.log.RunSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are asked for, and in which order.
 *
 * @param lock id; null for any
 * @param preset id; null for any
 * @param pinned null for both
 * @param text that the name or the note has in it, in any case; null for any
 * @param sort what they are ordered by
 * @param descending whether from the greatest or newest to the least
 * @param limit how many at most
 * @param after the last one of the part before, which these follow; null for the first part
 */
public record RunCriteria(
        @Nullable String lock,
        @Nullable String preset,
        @Nullable Boolean pinned,
        @Nullable String text,
        RunOrder sort,
        boolean descending,
        int limit,
        @Nullable RunSummary after) {

    /** All of them, newest first. */
    public static final RunCriteria ALL =
            new RunCriteria(null, null, null, null, RunOrder.STARTED_AT, true, Integer.MAX_VALUE, null);

    /** What follows the name of the table, where all that fit are meant, and not a part of them. */
    SqlStatement conditions() {
        StringBuilder text = new StringBuilder("WHERE deleted_at IS NULL");
        List<@Nullable Object> values = new ArrayList<>();
        add(" AND lock_id = ?", lock, text, values);
        add(" AND preset_id = ?", preset, text, values);
        add(" AND pinned = ?", pinned, text, values);
        if (this.text != null) {
            // POSITION knows no wildcards, so none have to be escaped.
            text.append(" AND POSITION(? IN LOWER(COALESCE(name, '') || ' ' || COALESCE(note, ''))) > 0");
            values.add(this.text.toLowerCase(Locale.ROOT));
        }
        return new SqlStatement(text.toString(), values);
    }

    /** What follows the name of the table. */
    SqlStatement where() {
        SqlStatement all = conditions();
        StringBuilder text = new StringBuilder(all.text());
        List<@Nullable Object> values = new ArrayList<>(all.values());
        if (after != null) {
            String past = descending ? "<" : ">";
            Object value = sort.of(after);
            text.append(" AND (%1$s %2$s ? OR (%1$s = ? AND id %2$s ?))".formatted(sort.sql(), past));
            values.addAll(List.of(value, value, after.id()));
        }
        text.append(" ORDER BY %1$s %2$s, id %2$s LIMIT ?".formatted(sort.sql(), descending ? "DESC" : "ASC"));
        values.add(limit);
        return new SqlStatement(text.toString(), values);
    }

    /** Of all that fit those that are asked for, in their order. */
    List<RunSummary> part(List<RunSummary> all) {
        Comparator<RunSummary> ascending = sort.order().thenComparing(RunSummary::id);
        Comparator<RunSummary> order = descending ? ascending.reversed() : ascending;
        return all.stream()
                .filter(run -> after == null || order.compare(run, after) > 0)
                .sorted(order)
                .limit(limit)
                .toList();
    }

    private static void add(
            String condition, @Nullable Object value, StringBuilder text, List<@Nullable Object> values) {
        if (value != null) {
            text.append(condition);
            values.add(value);
        }
    }

    /** Whether a run that is not in the database is asked for. */
    boolean includes(RunSummary run) {
        RunLabels labels = run.labels();
        return after == null
                && text == null
                && (lock == null || lock.equals(run.lock()))
                && (preset == null || preset.equals(run.preset()))
                && (pinned == null || pinned == labels.pinned());
    }
}
