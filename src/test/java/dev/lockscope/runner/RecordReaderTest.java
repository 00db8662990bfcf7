package dev.lockscope.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.Runs;
import dev.lockscope.run.measure.HistogramInterval;
import dev.lockscope.run.measure.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a runner writes is what the server reads. */
class RecordReaderTest {
    private final RecordReader reader = new RecordReader();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    static List<Map<String, ?>> workloads() {
        return List.of(
                Map.of("durationMillis", 1_200, "captureWaitOverMicros", 1, "holdMicros", 10),
                Map.of("durationMillis", 100, "pacing", "open", "threads", "platform", "writers", 0),
                Map.of("durationMillis", 100, "pauseMicros", 0, "readers", 2, "writers", 2, "lock", "unguarded"));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void everyRecordOfARunIsReadAsItWas(Map<String, ?> workload) throws Exception {
        List<Snapshot> snapshots = Collections.synchronizedList(new ArrayList<>());
        List<HistogramInterval> intervals = Collections.synchronizedList(new ArrayList<>());
        RunObserver observer = new RecordOutput(written)
                .andThen(Runs.collecting(snapshots))
                .andThen(new RunObserver() {
                    @Override
                    public void measured(Run run, HistogramInterval interval) {
                        intervals.add(interval);
                    }
                });

        Run run = Runs.started(workload, observer);
        run.awaitEnd();

        List<JsonNode> lines = lines();
        assertThat(reader.workload(of("run", lines).getFirst())).isEqualTo(run.workload());
        assertThat(of("snapshot", lines)).hasSameSizeAs(snapshots);
        for (int i = 0; i < snapshots.size(); i++) {
            assertThat(reader.snapshot(of("snapshot", lines).get(i))).isEqualTo(snapshots.get(i));
        }
        assertThat(of("interval", lines)).hasSameSizeAs(intervals);
        for (int i = 0; i < intervals.size(); i++) {
            assertThat(reader.interval(of("interval", lines).get(i))).isEqualTo(intervals.get(i));
        }
        assertThat(reader.capture(of("capture", lines).getLast())).isEqualTo(run.capture());
        assertThat(reader.histograms(of("histograms", lines).getFirst())).isEqualTo(run.histograms());
        JsonNode finished = of("finished", lines).getFirst();
        assertThat(reader.state(finished)).isEqualTo(run.state());
        assertThat(reader.report(finished)).isEqualTo(run.report().orElseThrow());
        assertThat(reader.failure(finished)).isNull();
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : written.toString(StandardCharsets.UTF_8).lines().toList()) {
            lines.add(reader.line(line));
        }
        return lines;
    }

    private static List<JsonNode> of(String type, List<JsonNode> lines) {
        return lines.stream()
                .filter(line -> line.path("type").asText().equals(type))
                .toList();
    }
}
