package dev.lockscope.history;

import dev.lockscope.log.RunSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The orders of a list of runs. A missing value counts as the least. */
public enum RunOrder {
    STARTED_AT("startedAt", "started_at", RunSummary::startedAt),
    ELAPSED("elapsedNanos", "elapsed_nanos", RunSummary::elapsedNanos),
    READS("reads", "reads", RunSummary::reads),
    WRITES("writes", "writes", RunSummary::writes),
    P99_WAIT(
            "p99WaitNanos", "COALESCE(p99_wait_nanos, -1)", run -> Objects.requireNonNullElse(run.p99WaitNanos(), -1L)),
    OPERATIONS_PER_SECOND(
            "operationsPerSecond",
            "CAST(reads + writes AS DOUBLE PRECISION) / CAST(GREATEST(elapsed_nanos, 1) AS DOUBLE PRECISION)",
            run -> (double) (run.reads() + run.writes()) / Math.max(run.elapsedNanos(), 1)),
    JAIN("jain", "COALESCE(jain, -1.0E0)", run -> Objects.requireNonNullElse(run.jain(), -1.0)),
    GRADE(
            "grade",
            "CASE grade WHEN 'acceptable' THEN 1 WHEN 'unchecked' THEN 2 WHEN 'interesting' THEN 3 WHEN 'forbidden' THEN 4 ELSE 0 END",
            run -> 1
                    + List.of("acceptable", "unchecked", "interesting", "forbidden")
                            .indexOf(or(run.grade()))),
    STATE("state", "state", run -> run.state().name().toLowerCase(Locale.ROOT)),
    LOCK("lock", "lock_id", RunSummary::lock),
    PRESET("preset", "COALESCE(preset_id, '')", run -> or(run.preset())),
    NAME("name", "LOWER(COALESCE(name, ''))", run -> or(run.labels().name()).toLowerCase(Locale.ROOT)),
    BYTES("bytes", "bytes", RunSummary::bytes);

    private final String field;
    private final String sql;
    private final Function<RunSummary, Object> value;

    RunOrder(String field, String sql, Function<RunSummary, Object> value) {
        this.field = field;
        this.sql = sql;
        this.value = value;
    }

    /** Its name on the wire. */
    public String field() {
        return field;
    }

    /** The same as {@link #of} in SQL. */
    String sql() {
        return sql;
    }

    Object of(RunSummary run) {
        return value.apply(run);
    }

    /** As the database orders them, the least first. */
    @SuppressWarnings("unchecked")
    Comparator<RunSummary> order() {
        return Comparator.comparing(run -> (Comparable<Object>) of(run));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
