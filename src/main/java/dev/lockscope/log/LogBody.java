package dev.lockscope.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockscope.run.RunState;
import dev.lockscope.run.measure.Capture;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.run.measure.WarmUp;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks the lines after the first two of a log, one at a time, and passes their records to a {@link LogSink}. Not thread-safe. */
final class LogBody {
    private static final List<String> ORDER =
            List.of("run", "warmUp", "snapshot", "interval", "capture", "histograms", "finished");
    private static final Set<String> REPEATABLE = Set.of("snapshot", "interval");
    private static final Set<RunState> WITHOUT_REPORT = EnumSet.of(RunState.INTERRUPTED, RunState.FAILED);
    private static final Set<RunState> WITHOUT_FAILURE = EnumSet.of(RunState.FINISHED, RunState.STOPPED);
    private static final int MAX_FAILURE_LENGTH = 1_000;

    private final RunSummary run;
    private final RecordSchema schema;
    private final RecordEncoder encoder;
    private final LogSink sink;
    private final LogDigest digest = new LogDigest();
    private final SnapshotOrder order;
    private final LogSums sums = new LogSums();
    private final LogWarmUp warmUp = new LogWarmUp();
    private final LogHistograms histograms = new LogHistograms();
    private final Supplier<String> checksum;

    private String previousType = "run";
    private @Nullable JsonNode report;
    private @Nullable String failure;

    /**
     * @param run result of {@link LogHead#run}
     * @param checksum of all lines before the current one
     */
    LogBody(RunSummary run, RecordSchema schema, RecordEncoder encoder, Supplier<String> checksum, LogSink sink) {
        this.sink = sink;
        this.checksum = checksum;
        this.run = run;
        this.schema = schema;
        this.encoder = encoder;
        this.order = new SnapshotOrder(run.lastSeq(), run.missing());
        digest.add(encoder.run(run));
    }

    void accept(ObjectNode line) throws InvalidField {
        String type = new LogFields(line).text("type");
        checkOrder(type);
        previousType = type;
        new LogFields(line).matching("run", run.id(), run.id());
        switch (type) {
            case "warmUp" -> acceptWarmUp(line.path(type));
            case "snapshot" -> acceptSnapshot(line);
            case "interval" -> acceptInterval(line.path(type));
            case "capture" -> acceptCapture(line.path(type));
            case "histograms" -> acceptHistograms(line.path(type));
            case "checksum" -> new LogFields(line).checksum("sha256", checksum.get());
            default -> acceptEnd(new LogFields(line));
        }
    }

    /** Types come in their order; only a checksum may follow the end. */
    private void checkOrder(String type) throws InvalidField {
        int at = ORDER.indexOf(previousType);
        List<String> allowed = previousType.equals("finished")
                ? List.of("checksum")
                : ORDER.subList(REPEATABLE.contains(previousType) ? at : at + 1, ORDER.size());
        if (previousType.equals("checksum")) {
            throw new InvalidField("must not be there: the log has ended");
        }
        if (!allowed.contains(type)) {
            throw new InvalidField("type must be %s here".formatted(String.join(" or ", allowed)), type);
        }
        if (!type.equals("snapshot") && !type.equals("warmUp")) {
            order.checkEnd();
        }
    }

    private void acceptWarmUp(JsonNode samples) throws InvalidField {
        schema.checkAll(samples, WarmUp.class, "warmUp");
        warmUp.check(samples);
        sink.warmUp(samples.toString());
        digest.add(encoder.document("warmUp", run.id(), samples.toString()));
    }

    private void acceptSnapshot(ObjectNode line) throws InvalidField {
        line.remove(List.of("type", "run"));
        order.check(line);
        schema.check(line, Snapshot.class, order.atNewest() ? List.of() : SnapshotText.NEWEST_ONLY);
        ChartBoundsCheck.check(line);
        DistributionCheck.check(line);
        sums.add(line);
        long seq = line.get("seq").longValue();
        SnapshotText text = SnapshotText.of(line);
        sink.add(seq, text, order.atNewest());
        digest.add(encoder.live(run.id(), order.atNewest() ? text.whole() : text.withoutState()));
    }

    private void acceptCapture(JsonNode capture) throws InvalidField {
        schema.check(capture, Capture.class, List.of());
        CaptureOrder.check(capture);
        sink.capture(capture.toString());
        digest.add(encoder.document("capture", run.id(), capture.toString()));
    }

    private void acceptInterval(JsonNode interval) throws InvalidField {
        long fromRunNanos = histograms.add(interval);
        sink.add(new StoredInterval(fromRunNanos, interval.toString()));
        digest.add(encoder.document("interval", run.id(), interval.toString()));
    }

    private void acceptHistograms(JsonNode complete) throws InvalidField {
        histograms.addTotals(complete);
        sink.histograms(complete.toString());
        digest.add(encoder.document("histograms", run.id(), complete.toString()));
    }

    private void acceptEnd(LogFields line) throws InvalidField {
        line.oneOf("state", List.of(run.state()));
        failure = line.text("failure", MAX_FAILURE_LENGTH);
        if (failure != null && WITHOUT_FAILURE.contains(run.state())) {
            throw new InvalidField("failure must not be there: the run did not fail");
        }
        if (failure == null && run.state() == RunState.FAILED) {
            throw new InvalidField("failure is missing");
        }
        if (line.line().has("report") || !WITHOUT_REPORT.contains(run.state())) {
            report = line.line().path("report");
            schema.check(report, Report.class, List.of());
            order.checkReport(new LogFields(report));
            ChartBoundsCheck.check(report);
            DistributionCheck.check(report);
            sums.checkReport(report, order.isComplete(), order.hasNewest());
            histograms.checkReport(report);
            warmUp.checkReport(report);
            sink.report(report.toString());
        }
    }

    /** @throws InvalidField if the log is incomplete */
    RunLogReader.Read end() throws InvalidField {
        if (!previousType.equals("finished") && !previousType.equals("checksum")) {
            throw new InvalidField("is not there: the log is cut off");
        }
        RunSummary complete = run.ended(outcome(), !previousType.equals("checksum"));
        digest.add(encoder.finished(complete, report == null ? null : report.toString()));
        return new RunLogReader.Read(complete, digest.value());
    }

    private RunSummary.Outcome outcome() {
        if (report == null) {
            return RunSummary.Outcome.partial(order.reads(), order.writes(), order.lastRunNanos(), failure);
        }
        JsonNode jain = report.at("/fairness/jain");
        return new RunSummary.Outcome(
                report.get("reads").longValue(),
                report.get("writes").longValue(),
                report.get("elapsedNanos").longValue(),
                report.at("/wait/p99").longValue(),
                jain.isNumber() ? jain.doubleValue() : null,
                report.at("/verdict/grade").textValue(),
                failure);
    }
}
