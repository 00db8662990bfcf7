package dev.lockscope.log;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Checks that the totals of a report agree with the snapshots and with each other. Not thread-safe. */
final class LogSums {
    private static final List<String> BUDGET = List.of(
            "/budget/waitNanos",
            "/budget/holdNanos",
            "/budget/returnNanos",
            "/budget/pauseNanos",
            "/budget/overshootNanos",
            "/budget/otherNanos",
            "/budget/estimatedNanos");

    private static final List<String> TIMES = List.of(
            "/wait",
            "/wait/reads",
            "/wait/writes",
            "/hold",
            "/hold/reads",
            "/hold/writes",
            "/return",
            "/return/reads",
            "/return/writes",
            "/overshoot",
            "/latency",
            "/latency/reads",
            "/latency/writes",
            "/uncorrected",
            "/uncorrected/reads",
            "/uncorrected/writes");

    /** Fields of a snapshot, and the fields of the report that must be their sums. */
    private static final Map<JsonPointer, JsonPointer> SUMS = new LinkedHashMap<>();

    /** Lists of buckets that are summed bucket by bucket. */
    private static final List<JsonPointer> BUCKETS =
            List.of(JsonPointer.compile("/wait/buckets"), JsonPointer.compile("/hold/buckets"));

    /** Fields whose maximum over the snapshots must be in the report. */
    private static final List<JsonPointer> LONGEST =
            TIMES.stream().map(time -> JsonPointer.compile(time + "/max")).toList();

    static {
        sum("/timed", "/observer/timed");
        for (String same : List.of("/retries", "/collections/count", "/collections/millis")) {
            sum(same, same);
        }
        BUDGET.forEach(part -> sum(part, part));
        TIMES.forEach(time -> sum(time + "/count", time + "/count"));
    }

    private final Map<JsonPointer, Long> sums = new LinkedHashMap<>();
    private final Map<JsonPointer, Long> longest = new LinkedHashMap<>();
    private final Map<JsonPointer, SortedMap<Long, Long>> buckets = new LinkedHashMap<>();
    private JsonNode last = MissingNode.getInstance();
    private JsonNode lastState = MissingNode.getInstance();

    private static void sum(String inSnapshot, String inReport) {
        SUMS.put(JsonPointer.compile(inSnapshot), JsonPointer.compile(inReport));
    }

    /** @param snapshot complete, checked against its {@link RecordSchema} */
    void add(ObjectNode snapshot) {
        SUMS.forEach((part, total) -> sums.merge(total, snapshot.at(part).longValue(), Long::sum));
        LONGEST.forEach(part -> longest.merge(part, snapshot.at(part).longValue(), Math::max));
        BUCKETS.forEach(at -> add(snapshot.at(at), buckets.computeIfAbsent(at, none -> new TreeMap<>())));
        last = snapshot;
        lastState = snapshot.path("state");
    }

    private static void add(JsonNode pairs, SortedMap<Long, Long> sums) {
        for (int at = 0; at < pairs.size(); at += 2) {
            sums.merge(pairs.get(at).longValue(), pairs.get(at + 1).longValue(), Long::sum);
        }
    }

    /**
     * @param report checked against its {@link RecordSchema}
     * @param complete whether no snapshot is missing
     * @param hasNewest whether the last one is not
     */
    void checkReport(JsonNode report, boolean complete, boolean hasNewest) throws InvalidField {
        // Workers that are stuck in the lock may continue while the report is made.
        boolean workersEnded = !report.path("dump").isObject();
        checkCounts(report, workersEnded);
        if (hasNewest && last.isObject()) {
            require(
                    report,
                    "/reads",
                    "that of the last snapshot",
                    last.get("reads").longValue());
            require(
                    report,
                    "/writes",
                    "that of the last snapshot",
                    last.get("writes").longValue());
            require(
                    report,
                    "/elapsedNanos",
                    "t of the last snapshot",
                    last.get("t").longValue());
            if (workersEnded && !report.path("state").equals(lastState)) {
                throw new InvalidField("report.state must be that of the last snapshot");
            }
        }
        if (complete) {
            for (Map.Entry<JsonPointer, Long> sum : sums.entrySet()) {
                require(report, sum.getKey(), "the sum of the snapshots'", sum.getValue());
            }
            for (Map.Entry<JsonPointer, Long> most : longest.entrySet()) {
                require(report, most.getKey(), "the longest of the snapshots'", most.getValue());
            }
            for (Map.Entry<JsonPointer, SortedMap<Long, Long>> sum : buckets.entrySet()) {
                SortedMap<Long, Long> total = new TreeMap<>();
                add(report.at(sum.getKey()), total);
                if (!total.equals(sum.getValue())) {
                    throw new InvalidField(
                            "report%s must be the sum of the snapshots'".formatted(fieldName(sum.getKey())));
                }
            }
        }
    }

    private static void checkCounts(JsonNode report, boolean workersEnded) throws InvalidField {
        long reads = report.get("reads").longValue();
        long writes = report.get("writes").longValue();
        require(report, "/observer/operations", "reads and writes together", reads + writes);
        if (workersEnded) {
            require(report, "/reads", "the sum of the readers'", operations(report, "readers"));
            require(report, "/writes", "the sum of the writers'", operations(report, "writers"));
            long lost = report.at("/observer/lost").longValue();
            require(
                    report,
                    "/observer/timed",
                    "those in the distributions and those lost",
                    report.at("/wait/count").longValue() + lost);
        }
    }

    private static long operations(JsonNode report, String workers) {
        long sum = 0;
        for (JsonNode bin : report.path("fairness").path(workers)) {
            sum += bin.path("sum").longValue();
        }
        return sum;
    }

    private static void require(JsonNode report, String at, String expectation, long expected) throws InvalidField {
        require(report, JsonPointer.compile(at), expectation, expected);
    }

    private static void require(JsonNode report, JsonPointer at, String expectation, long expected)
            throws InvalidField {
        long actual = report.at(at).longValue();
        if (actual != expected) {
            throw new InvalidField("report%s must be %s, %d".formatted(fieldName(at), expectation, expected), actual);
        }
    }

    private static String fieldName(JsonPointer at) {
        return at.toString().replace('/', '.');
    }
}
