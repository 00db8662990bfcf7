package dev.lockscope.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockscope.history.Arrival;
import dev.lockscope.history.KeptRun;
import dev.lockscope.history.SnapshotText;
import dev.lockscope.run.Capture;
import dev.lockscope.run.HistogramText;
import dev.lockscope.run.Report;
import dev.lockscope.run.RunState;
import dev.lockscope.run.Snapshot;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What follows the first two lines of a log, taken a line at a time: each is checked, and kept in the words of this version. Not thread-safe. */
final class LogBody {
    private static final List<String> ORDER = List.of("snapshot", "capture", "histograms", "finished", "");
    private static final Set<RunState> WITHOUT_REPORT = EnumSet.of(RunState.INTERRUPTED, RunState.FAILED);
    private static final int LONGEST_FAILURE = 1_000;

    private final KeptRun run;
    private final Shape shape;
    private final Frames frames;
    private final Arrival arrival = new Arrival();
    private final LogDigest digest = new LogDigest();
    private final SnapshotOrder order;

    private String before = "snapshot";
    private @Nullable JsonNode report;
    private @Nullable String failure;

    /** @param run as {@link LogHead#run} makes it */
    LogBody(KeptRun run, Shape shape, Frames frames) {
        this.run = run;
        this.shape = shape;
        this.frames = frames;
        this.order = new SnapshotOrder(run.lastSeq(), run.missing());
        digest.add(frames.run(run));
    }

    void take(ObjectNode line) throws Misshapen {
        String type = new LogFields(line).text("type");
        checkPlace(type);
        before = type;
        new LogFields(line).matching("run", run.id(), run.id());
        switch (type) {
            case "snapshot" -> takeSnapshot(line);
            case "capture" -> takeCapture(line.path(type));
            case "histograms" -> takeHistograms(line.path(type));
            default -> takeEnd(new LogFields(line));
        }
    }

    /** The types follow each other in their order, and only snapshots are several. */
    private void checkPlace(String type) throws Misshapen {
        int at = ORDER.indexOf(before);
        List<String> possible = ORDER.subList(before.equals("snapshot") ? at : at + 1, ORDER.size() - 1);
        if (possible.isEmpty()) {
            throw new Misshapen("must not be there: the log has ended");
        }
        if (!possible.contains(type)) {
            throw new Misshapen("type must be %s here".formatted(String.join(" or ", possible)), type);
        }
        if (!type.equals("snapshot")) {
            order.checkEnd();
        }
    }

    private void takeSnapshot(ObjectNode line) throws Misshapen {
        line.remove(List.of("type", "run"));
        order.check(line);
        shape.check(line, Snapshot.class, order.atTheLast() ? List.of() : SnapshotText.ONLY_OF_NOW);
        LaidOut.check(line);
        long seq = line.get("seq").longValue();
        SnapshotText text = SnapshotText.of(line);
        arrival.add(seq, text, order.atTheLast());
        digest.add(frames.live(run.id(), order.atTheLast() ? text.whole() : text.kept()));
    }

    private void takeCapture(JsonNode capture) throws Misshapen {
        shape.check(capture, Capture.class, List.of());
        arrival.capture(capture.toString());
        digest.add(frames.document("capture", run.id(), capture.toString()));
    }

    private void takeHistograms(JsonNode histograms) throws Misshapen {
        for (Map.Entry<String, JsonNode> histogram : histograms.properties()) {
            try {
                if (!histogram.getKey().matches(HistogramText.TAG)) {
                    throw new IllegalArgumentException("is no tag of a histogram");
                }
                HistogramText.read(histogram.getValue().asText());
            } catch (IllegalArgumentException wrong) {
                throw new Misshapen("%.40s %s".formatted(histogram.getKey(), wrong.getMessage()));
            }
        }
        arrival.histograms(histograms.toString());
        digest.add(frames.document("histograms", run.id(), histograms.toString()));
    }

    private void takeEnd(LogFields line) throws Misshapen {
        line.word("state", List.of(run.state()));
        failure = line.text("failure", LONGEST_FAILURE);
        if (line.line().has("report") || !WITHOUT_REPORT.contains(run.state())) {
            report = line.line().path("report");
            shape.check(report, Report.class, List.of());
            order.checkReport(new LogFields(report));
            LaidOut.check(report);
            arrival.report(report.toString());
        }
    }

    /** @throws Misshapen when something is still to come */
    LogReader.Read end() throws Misshapen {
        if (!before.equals("finished")) {
            throw new Misshapen("is not there: the log is cut off");
        }
        KeptRun whole = report == null
                ? run.cutOff(order.reads(), order.writes(), order.t(), failure)
                : run.ended(
                        report.get("reads").longValue(),
                        report.get("writes").longValue(),
                        report.get("elapsedNanos").longValue(),
                        report.at("/wait/p99").longValue(),
                        report.at("/fairness/jain").isNumber()
                                ? report.at("/fairness/jain").doubleValue()
                                : null,
                        report.at("/verdict/grade").textValue(),
                        failure);
        digest.add(frames.finished(whole, report == null ? null : report.toString()));
        return new LogReader.Read(whole, arrival, digest.value());
    }
}
