package dev.lockscope.format;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Snapshots as CSV (RFC 4180): one record per snapshot, numbers only; a missing one is empty. The header has the units. */
public final class SnapshotCsv {
    private static final String END = "\r\n";

    private static final List<Column> COLUMNS = Stream.of(
                    Stream.of(
                            new Column("seq", "/seq"),
                            new Column("t (ns)", "/t"),
                            new Column("reads (operations)", "/reads"),
                            new Column("writes (operations)", "/writes")),
                    distribution("wait"),
                    distribution("hold"),
                    distribution("overshoot"),
                    distribution("latency"),
                    distribution("uncorrected"),
                    Stream.of(
                            new Column("waiting (workers)", "/waiting"),
                            new Column("utilisation (holder-seconds/s)", "/utilisation")),
                    Stream.of("wait", "hold", "pause", "overshoot", "other", "estimated")
                            .map(part -> new Column("budget " + part + " (worker ns)", "/budget/" + part + "Nanos")),
                    Stream.of(
                            new Column("Jain's index (0 to 1)", "/jain"),
                            new Column("readers (workers)", "/readers"),
                            new Column("writers (workers)", "/writers"),
                            new Column("offered reads (operations/s)", "/offeredReads"),
                            new Column("offered writes (operations/s)", "/offeredWrites"),
                            new Column("retries (sections)", "/retries"),
                            new Column("timed (operations)", "/timed"),
                            new Column("mounted (carriers)", "/carriers/mounted"),
                            new Column("garbage collections (count)", "/collections/count"),
                            new Column("garbage collections (ms)", "/collections/millis")))
            .flatMap(columns -> columns)
            .toList();

    private SnapshotCsv() {}

    public static String header() {
        return COLUMNS.stream().map(Column::title).collect(Collectors.joining(",", "", END));
    }

    public static String line(JsonNode snapshot) {
        return COLUMNS.stream().map(column -> column.of(snapshot)).collect(Collectors.joining(",", "", END));
    }

    private static Stream<Column> distribution(String name) {
        return Stream.concat(
                Stream.of(new Column(name + " timed (operations)", "/" + name + "/count")),
                Stream.of("p50", "p90", "p99", "p999", "max")
                        .map(metric -> new Column(name + " " + metric + " (ns)", "/" + name + "/" + metric)));
    }

    /** @param title has no comma and no quote, so it is not quoted */
    private record Column(String title, JsonPointer at) {
        Column(String title, String at) {
            this(title, JsonPointer.compile(at));
        }

        String of(JsonNode snapshot) {
            JsonNode value = snapshot.at(at);
            return value.isNumber() ? value.asText() : "";
        }
    }
}
