package dev.lockscope.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.lockscope.runner.RunService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogProcessor;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run as files that other tools read. */
@QuarkusTest
class ExportTest {
    private static final Map<String, ?> OPEN =
            Map.of("durationMillis", 150, "pacing", "open", "readers", 20, "writers", 5);

    @Inject
    RunService runService;

    @AfterEach
    void stopAllRuns() throws InterruptedException {
        runService.close();
    }

    private String ended() {
        String id = ApiClient.started(OPEN);
        await().until(() -> runService.running().isEmpty());
        return id;
    }

    @Test
    void hdrHistogramReadsTheReportsValuesFromTheLog() throws Exception {
        String id = ended();
        JsonPath run = get("/api/runs/{id}", id).jsonPath();

        byte[] log = get("/api/runs/{id}/histograms.hlog", id)
                .then()
                .statusCode(200)
                .header("content-disposition", is("attachment; filename=\"lockscope-%s.hlog\"".formatted(id)))
                .extract()
                .asByteArray();

        Map<String, Histogram> read = new HashMap<>();
        try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(log))) {
            while (reader.hasNext()) {
                Histogram histogram = (Histogram) reader.nextIntervalHistogram();
                read.put(histogram.getTag(), histogram);
            }
        }
        Histogram waits = read.remove(null);
        assertThat(waits.getTotalCount()).isEqualTo(run.getLong("report.wait.count"));
        assertThat(waits.getValueAtPercentile(99)).isEqualTo(run.getLong("report.wait.p99"));
        assertThat(read.keySet()).contains("wait-reads", "wait-writes", "hold-reads", "hold-writes", "latency-writes");
        read.forEach((tag, histogram) -> {
            String of = "report." + tag.replace('-', '.');
            assertThat(histogram.getValueAtPercentile(50)).as(tag).isEqualTo(run.getLong(of + ".p50"));
            assertThat(histogram.getValueAtPercentile(99)).as(tag).isEqualTo(run.getLong(of + ".p99"));
            assertThat(histogram.getMaxValue()).as(tag).isEqualTo(run.getLong(of + ".max"));
            // The reader cuts seconds in floating point off at the millisecond, so an instant may be 1 ms early.
            assertThat(histogram.getEndTimeStamp() - histogram.getStartTimeStamp())
                    .isCloseTo(Math.round(run.getLong("report.elapsedNanos") / 1e6), within(1L));
        });
    }

    @Test
    void hdrHistogramsToolReadsTheWaitsOfEachSecondByDefault(@TempDir Path folder) throws Exception {
        String id = ApiClient.started(Map.of("durationMillis", 2_200, "readers", 4, "writers", 2));
        await().until(() -> runService.running().isEmpty());
        JsonPath run = get("/api/runs/{id}", id).jsonPath();

        List<String> lines = processed(exported(id), folder);

        // Seconds up to its end, then count, median, 90 % and maximum in milliseconds of the interval.
        assertThat(lines).hasSize(3);
        assertThat(lines.stream().map(line -> Double.parseDouble(line.split(":")[0])))
                .satisfiesExactly(
                        end -> assertThat(end).isCloseTo(1, within(0.5)),
                        end -> assertThat(end).isCloseTo(2, within(0.1)),
                        end -> assertThat(end).isCloseTo(2.2, within(0.1)));
        assertThat(lines.stream()
                        .mapToLong(line -> Long.parseLong(line.split("[:(]")[2].strip()))
                        .sum())
                .isEqualTo(run.getLong("report.wait.count"));
        assertThat(processed(exported(id), folder, "-tag", "hold-writes")).hasSize(3);
    }

    @Test
    void aRunOfAnEarlierVersionIsOneInterval(@TempDir Path folder) throws Exception {
        String id = ended();
        String log = get("/api/runs/{id}/log", id).asString();
        given().delete("/api/runs/{id}", id).then().statusCode(204);
        given().contentType("application/x-ndjson")
                .body(log.replaceAll("(?m)^\\{\"type\":\"(interval|checksum)\".*\n", "")
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/runs/import")
                .then()
                .statusCode(201);

        assertThat(processed(exported(id), folder)).hasSize(1);
    }

    private static byte[] exported(String id) {
        return get("/api/runs/{id}/histograms.hlog", id)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    /** A line for each interval. */
    private static List<String> processed(byte[] log, Path folder, String... options) throws Exception {
        Path file = Files.write(folder.resolve("run.hlog"), log);
        Path out = folder.resolve("processed");
        List<String> arguments = new ArrayList<>(List.of("-i", file.toString(), "-o", out.toString()));
        arguments.addAll(List.of(options));

        Thread processor = new HistogramLogProcessor(arguments.toArray(String[]::new));
        processor.start();
        processor.join();

        return Files.readAllLines(out).stream()
                .filter(line -> line.matches("[0-9.]+:.*"))
                .toList();
    }

    @Test
    void percentilesAreInMicrosecondsAndOfBothKindsByDefault() throws Exception {
        String id = ended();
        JsonPath run = get("/api/runs/{id}", id).jsonPath();

        for (Map.Entry<String, String> one : Map.of(
                        "wait", "wait", "wait-writes", "wait.writes", "hold-reads", "hold.reads")
                .entrySet()) {
            List<String> lines = get("/api/runs/{id}/{name}.hgrm", id, one.getKey())
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString()
                    .lines()
                    .toList();

            assertThat(lines.getFirst().strip().split("\\s+"))
                    .containsExactly("Value", "Percentile", "TotalCount", "1/(1-Percentile)");
            double last = lines.stream()
                    .filter(line -> line.contains("1.000000000000"))
                    .map(line -> Double.parseDouble(line.strip().split("\\s+")[0]))
                    .findFirst()
                    .orElseThrow();
            assertThat(last).isCloseTo(run.getLong("report." + one.getValue() + ".max") / 1_000.0, within(0.001));
        }
        get("/api/runs/{id}/brick.hgrm", id)
                .then()
                .spec(ApiClient.problem(404))
                .body("detail", containsString("wait-reads"));
    }

    @Test
    void aRunIsExportedAsJson() throws Exception {
        String id = ended();

        String saved = get("/api/runs/{id}.json", id)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("content-disposition", endsWith(id + ".json\""))
                .extract()
                .asString();

        assertThat(saved).isEqualTo(get("/api/runs/{id}", id).asString());
    }

    @Test
    void theLogHasEachStreamedMessage() throws Exception {
        String id = ended();

        List<String> lines = get("/api/runs/{id}/log", id)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/x-ndjson"))
                .extract()
                .asString()
                .lines()
                .toList();

        assertThat(lines.getFirst()).startsWith("{\"type\":\"log\",\"format\":\"lockscope-run\",\"version\":1,");
        List<String> types = lines.stream()
                .map(line -> JsonPath.from(line).getString("type"))
                .toList();
        assertThat(types)
                .startsWith("log", "run", "snapshot")
                .endsWith("interval", "capture", "histograms", "finished", "checksum");
        JsonPath finished = JsonPath.from(lines.get(lines.size() - 2));
        assertThat(finished.getLong("report.reads"))
                .isEqualTo(get("/api/runs/{id}", id).jsonPath().getLong("report.reads"));
        assertThat(JsonPath.from(lines.get(types.lastIndexOf("snapshot"))).getMap(""))
                .containsKeys("state", "served");
    }

    @Test
    void theChecksumCoversAllPrecedingLines() throws Exception {
        byte[] log = get("/api/runs/{id}/log", ended()).asByteArray();
        String text = new String(log, StandardCharsets.UTF_8);
        String last = text.lines().toList().getLast();
        int before = log.length - last.length() - 1;

        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(log, 0, before);

        assertThat(JsonPath.from(last).getString("sha256"))
                .isEqualTo(HexFormat.of().formatHex(sha256.digest()));
    }

    @Test
    void anActiveRunCannotBeExported() {
        String id = ApiClient.started(ApiClient.LONG);

        for (String what : List.of("log", "page.html", "histograms.hlog", "wait.hgrm")) {
            get("/api/runs/{id}/{what}", id, what)
                    .then()
                    .spec(ApiClient.problem(409))
                    .body("detail", containsString("still running"));
            get("/api/runs/nobody/{what}", what).then().spec(ApiClient.problem(404));
        }
    }

    @Test
    void theSavedPageIsCompleteAndEscapesTags() throws Exception {
        String id = ended();
        String evil = "</script><script>alert(1)</script><!-- <script>";
        given().contentType("application/json")
                .body(Map.of("name", evil))
                .patch("/api/runs/{id}", id)
                .then()
                .statusCode(200);

        String html = get("/api/runs/{id}/page.html", id)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .extract()
                .asString();

        assertThat(html)
                .contains("Content-Security-Policy", "default-src 'none'")
                .doesNotContain(evil, "src=\"", "href=\"style", "alert(1)</");
        assertThat(html.length())
                .as("characters, without the log")
                .isLessThan(230_000 + get("/api/runs/{id}/log", id).asString().length());
    }
}
