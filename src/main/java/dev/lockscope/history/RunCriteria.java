package dev.lockscope.history;

import dev.lockscope.log.RunLabels;
import dev.lockscope.log.RunSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A query for runs: filter, order and page.
 *
 * @param lock id; null for any
 * @param preset id; null for any
 * @param pinned null for both
 * @param text contained in the name or note, ignoring case; null for any
 * @param sort the order
 * @param descending whether the greatest or newest comes first
 * @param limit maximum number of runs
 * @param after the last run of the previous page; null for the first page
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

    /** All runs, newest first. */
    public static final RunCriteria ALL =
            new RunCriteria(null, null, null, null, RunOrder.STARTED_AT, true, Integer.MAX_VALUE, null);

    /** The WHERE clause for all pages. */
    SqlStatement conditions() {
        StringBuilder text = new StringBuilder("WHERE deleted_at IS NULL");
        List<@Nullable Object> values = new ArrayList<>();
        add(" AND lock_id = ?", lock, text, values);
        add(" AND preset_id = ?", preset, text, values);
        add(" AND pinned = ?", pinned, text, values);
        if (this.text != null) {
            // Unlike LIKE, POSITION has no wildcards to escape.
            text.append(" AND POSITION(? IN LOWER(COALESCE(name, '') || ' ' || COALESCE(note, ''))) > 0");
            values.add(this.text.toLowerCase(Locale.ROOT));
        }
        return new SqlStatement(text.toString(), values);
    }

    /** The WHERE clause, order and limit of the page. */
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

    /** The page of these runs, which all match, in order. */
    List<RunSummary> page(List<RunSummary> all) {
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

    /** Whether a run that is not in the database matches. */
    boolean includes(RunSummary run) {
        RunLabels labels = run.labels();
        return after == null
                && text == null
                && (lock == null || lock.equals(run.lock()))
                && (preset == null || preset.equals(run.preset()))
                && (pinned == null || pinned == labels.pinned());
    }
}
