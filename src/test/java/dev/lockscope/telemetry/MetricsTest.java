package dev.lockscope.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockscope.experiment.Duel;
import dev.lockscope.experiment.Experiment;
import dev.lockscope.experiment.ExperimentService;
import dev.lockscope.live.WebSocketViewer;
import dev.lockscope.run.Run;
import dev.lockscope.run.measure.Report;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.Limits;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code /q/metrics}. Counters span the life of the server, so the tests check their increase. */
@QuarkusTest
class MetricsTest {
    /** Each test that counts uses its own lock, since the runs of other tests are counted too. */
    private static final Map<String, ?> SHORT = Map.of("durationMillis", 150);

    @Inject
    RunService runService;

    @Inject
    ExperimentService experimentService;

    @TestHTTPResource("/live")
    URI live;

    @Test
    void operationsAndWaitsOfARunAreCounted() throws Exception {
        Map<String, Double> before = scraped();
        Report report = completedRun("stamped").report().orElseThrow();
        Map<String, Double> since = since(before);

        assertThat(since.get("lockscope_operations_total{kind=\"read\",lock=\"stamped\"}"))
                .isEqualTo(report.reads());
        assertThat(since.get("lockscope_operations_total{kind=\"write\",lock=\"stamped\"}"))
                .isEqualTo(report.writes());
        double timed = report.waits().all().count();
        assertThat(timed).isPositive();
        assertThat(since.get("lockscope_wait_seconds_count{lock=\"stamped\"}")).isEqualTo(timed);
        assertThat(since.get("lockscope_wait_seconds_bucket{lock=\"stamped\",le=\"+Inf\"}"))
                .isEqualTo(timed);
    }

    @Test
    void theHistogramMatchesTheReport() throws Exception {
        Map<String, Double> before = scraped();
        List<Long> buckets =
                completedRun("semaphore").report().orElseThrow().waits().all().buckets();
        Map<String, Double> since = since(before);

        for (int octave : List.of(8, 10, 16, 33)) {
            double below = 0;
            for (int pair = 0; pair < buckets.size(); pair += 2) {
                below += buckets.get(pair) < 4 * octave ? buckets.get(pair + 1) : 0;
            }
            String bound = Double.toString((1L << octave) / 1e9);
            assertThat(since.get("lockscope_wait_seconds_bucket{lock=\"semaphore\",le=\"%s\"}".formatted(bound)))
                    .as("under 2^%d ns", octave)
                    .isEqualTo(below);
        }
    }

    @Test
    void runsAreCountedByTheirOutcome() throws Exception {
        Map<String, Double> before = scraped();
        completedRun("striped");
        Run run = runService.start(Limits.accept(Map.of("lock", "striped", "durationMillis", 60_000)));
        run.stop();
        run.awaitEnd();
        Map<String, Double> since = since(before);

        assertThat(since.get("lockscope_runs_total{lock=\"striped\",outcome=\"finished\"}"))
                .isOne();
        assertThat(since.get("lockscope_runs_total{lock=\"striped\",outcome=\"stopped\"}"))
                .isOne();
        assertThat(since.get("lockscope_runs_total{lock=\"striped\",outcome=\"failed\"}"))
                .isZero();
    }

    @Test
    void runsOfExperimentsAreCounted() throws Exception {
        Map<String, Double> before = scraped();
        Map<String, ?> copyOnWrite = Map.of("lock", "copy-on-write", "readers", 2, "writers", 1);
        Experiment duel = experimentService.start(
                Duel.accept(Map.of("a", copyOnWrite, "b", copyOnWrite, "slices", 10, "sliceMillis", 20, "warmUp", 0)));
        duel.awaitEnd();

        assertThat(since(before).get("lockscope_runs_total{lock=\"copy-on-write\",outcome=\"finished\"}"))
                .isEqualTo(20);
    }

    @Test
    void theGaugeOfViewersCountsConnectedViewers() {
        await().until(() -> scraped().get("lockscope_viewers") == 0);
        URI socket = URI.create(live.toString().replaceFirst("^http", "ws"));
        try (WebSocketViewer _ = new WebSocketViewer(socket);
                WebSocketViewer _ = new WebSocketViewer(socket)) {
            await().until(() -> scraped().get("lockscope_viewers") == 2);
        }
        await().until(() -> scraped().get("lockscope_viewers") == 0);
    }

    @Test
    void jvmMetricsAndConflatedSnapshotsArePresent() {
        assertThat(scraped()).containsKey("lockscope_snapshots_conflated_total");
        assertThat(scraped().keySet()).anyMatch(name -> name.startsWith("jvm_memory_used_bytes"));
    }

    private Run completedRun(String lock) throws Exception {
        Map<String, Object> workload = new HashMap<>(SHORT);
        workload.put("lock", lock);
        Run run = runService.start(Limits.accept(workload));
        run.awaitEnd();
        return run;
    }

    private static Map<String, Double> since(Map<String, Double> before) {
        Map<String, Double> since = new TreeMap<>(scraped());
        since.replaceAll((name, value) -> value - before.getOrDefault(name, 0.0));
        return since;
    }

    /** Every sample, by its name and labels as written. */
    private static Map<String, Double> scraped() {
        String text =
                RestAssured.get("/q/metrics").then().statusCode(200).extract().asString();
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> key(line),
                        line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)),
                        (a, b) -> b));
    }

    private static String key(String line) {
        return line.substring(0, line.lastIndexOf(' ')).replaceFirst(",}$", "}");
    }
}
