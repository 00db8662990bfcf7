package dev.lockscope.format;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lockscope.metric.MetricCatalogue;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Snapshots as CSV (RFC 4180): one record per snapshot, numbers only; a missing one is empty. The header has the units. */
public final class SnapshotCsv {
    private static final String END = "\r\n";

    private final List<Column> columns;

    /** @param catalogue whose columns are written */
    public SnapshotCsv(MetricCatalogue catalogue) {
        columns = catalogue
                .metrics()
                .filter(metric -> metric.column() != null)
                .map(metric -> new Column(
                        Objects.requireNonNull(metric.column()),
                        JsonPointer.compile(Objects.requireNonNull(metric.snapshot(), metric.name()))))
                .toList();
    }

    public String header() {
        return columns.stream().map(Column::title).collect(Collectors.joining(",", "", END));
    }

    public String line(JsonNode snapshot) {
        return columns.stream().map(column -> column.of(snapshot)).collect(Collectors.joining(",", "", END));
    }

    /** @param title has no comma and no quote, so it is not quoted */
    private record Column(String title, JsonPointer at) {
        String of(JsonNode snapshot) {
            JsonNode value = snapshot.at(at);
            return value.isNumber() ? value.asText() : "";
        }
    }
}
