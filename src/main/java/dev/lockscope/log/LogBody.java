package dev.lockscope.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockscope.run.RunState;
import dev.lockscope.run.measure.Capture;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What follows the first two lines of a log, taken a line at a time: each is checked, and kept in the words of this version. Not thread-safe. */
final class LogBody {
    private static final List<String> ORDER = List.of("snapshot", "interval", "capture", "histograms", "finished");
    private static final Set<String> SEVERAL = Set.of("snapshot", "interval");
    private static final Set<RunState> WITHOUT_REPORT = EnumSet.of(RunState.INTERRUPTED, RunState.FAILED);
    private static final Set<RunState> WITHOUT_FAILURE = EnumSet.of(RunState.FINISHED, RunState.STOPPED);
    private static final int LONGEST_FAILURE = 1_000;

    private final RunSummary run;
    private final RecordSchema shape;
    private final RecordEncoder frames;
    private final LogSink sink;
    private final LogDigest digest = new LogDigest();
    private final SnapshotOrder order;
    private final LogSums sums = new LogSums();
    private final LogHistograms histograms = new LogHistograms();
    private final Supplier<String> checksum;

    private String before = "snapshot";
    private @Nullable JsonNode report;
    private @Nullable String failure;

    /**
     * @param run as {@link LogHead#run} makes it
     * @param checksum of all lines before the one that is taken
     */
    LogBody(RunSummary run, RecordSchema shape, RecordEncoder frames, Supplier<String> checksum, LogSink sink) {
        this.sink = sink;
        this.checksum = checksum;
        this.run = run;
        this.shape = shape;
        this.frames = frames;
        this.order = new SnapshotOrder(run.lastSeq(), run.missing());
        digest.add(frames.run(run));
    }

    void take(ObjectNode line) throws InvalidField {
        String type = new LogFields(line).text("type");
        checkPlace(type);
        before = type;
        new LogFields(line).matching("run", run.id(), run.id());
        switch (type) {
            case "snapshot" -> takeSnapshot(line);
            case "interval" -> takeInterval(line.path(type));
            case "capture" -> takeCapture(line.path(type));
            case "histograms" -> takeHistograms(line.path(type));
            case "checksum" -> new LogFields(line).checksum("sha256", checksum.get());
            default -> takeEnd(new LogFields(line));
        }
    }

    /** The types follow each other in their order; only a checksum follows the end. */
    private void checkPlace(String type) throws InvalidField {
        int at = ORDER.indexOf(before);
        List<String> possible = before.equals("finished")
                ? List.of("checksum")
                : ORDER.subList(SEVERAL.contains(before) ? at : at + 1, ORDER.size());
        if (before.equals("checksum")) {
            throw new InvalidField("must not be there: the log has ended");
        }
        if (!possible.contains(type)) {
            throw new InvalidField("type must be %s here".formatted(String.join(" or ", possible)), type);
        }
        if (!type.equals("snapshot")) {
            order.checkEnd();
        }
    }

    private void takeSnapshot(ObjectNode line) throws InvalidField {
        line.remove(List.of("type", "run"));
        order.check(line);
        shape.check(line, Snapshot.class, order.atTheLast() ? List.of() : SnapshotText.ONLY_OF_NOW);
        ChartBoundsCheck.check(line);
        DistributionCheck.check(line);
        sums.add(line);
        long seq = line.get("seq").longValue();
        SnapshotText text = SnapshotText.of(line);
        sink.add(seq, text, order.atTheLast());
        digest.add(frames.live(run.id(), order.atTheLast() ? text.whole() : text.kept()));
    }

    private void takeCapture(JsonNode capture) throws InvalidField {
        shape.check(capture, Capture.class, List.of());
        CaptureOrder.check(capture);
        sink.capture(capture.toString());
        digest.add(frames.document("capture", run.id(), capture.toString()));
    }

    private void takeInterval(JsonNode interval) throws InvalidField {
        long fromRunNanos = histograms.add(interval);
        sink.add(new StoredInterval(fromRunNanos, interval.toString()));
        digest.add(frames.document("interval", run.id(), interval.toString()));
    }

    private void takeHistograms(JsonNode whole) throws InvalidField {
        histograms.whole(whole);
        sink.histograms(whole.toString());
        digest.add(frames.document("histograms", run.id(), whole.toString()));
    }

    private void takeEnd(LogFields line) throws InvalidField {
        line.word("state", List.of(run.state()));
        failure = line.text("failure", LONGEST_FAILURE);
        if (failure != null && WITHOUT_FAILURE.contains(run.state())) {
            throw new InvalidField("failure must not be there: the run did not fail");
        }
        if (failure == null && run.state() == RunState.FAILED) {
            throw new InvalidField("failure is missing");
        }
        if (line.line().has("report") || !WITHOUT_REPORT.contains(run.state())) {
            report = line.line().path("report");
            shape.check(report, Report.class, List.of());
            order.checkReport(new LogFields(report));
            ChartBoundsCheck.check(report);
            DistributionCheck.check(report);
            sums.checkReport(report, order.isWhole(), order.hasLast());
            histograms.checkReport(report);
            sink.report(report.toString());
        }
    }

    /** @throws InvalidField when something is still to come */
    RunLogReader.Read end() throws InvalidField {
        if (!before.equals("finished") && !before.equals("checksum")) {
            throw new InvalidField("is not there: the log is cut off");
        }
        RunSummary whole = run.ended(outcome(), !before.equals("checksum"));
        digest.add(frames.finished(whole, report == null ? null : report.toString()));
        return new RunLogReader.Read(whole, digest.value());
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
