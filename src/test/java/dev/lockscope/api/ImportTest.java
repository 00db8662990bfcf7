package dev.lockscope.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockscope.history.History;
import dev.lockscope.runner.RunService;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Import of exported logs, and of invalid ones. */
@QuarkusTest
class ImportTest {
    /** The log of a run that is deleted, so that all tests import an unknown run. */
    private static String log;

    /** The same log in the format of earlier versions, without a checksum. */
    private static String plain;

    private static String id;

    @Inject
    RunService runService;

    @Inject
    History history;

    @TestHTTPResource("/")
    URI site;

    @BeforeEach
    void recordOnce() {
        // A busy machine can omit a snapshot: two are needed before the last.
        while (log == null || log.split("\"type\":\"snapshot\"").length < 4) {
            id = ApiClient.started(Map.of("durationMillis", 150, "readers", 3, "writers", 2));
            await().until(() -> runService.running().isEmpty());
            given().contentType("application/json")
                    .body(Map.of("name", "<b>one</b>", "note", "ä\nb"))
                    .patch("/api/runs/{id}", id)
                    .then()
                    .statusCode(200);
            log = exported();
            plain = log.substring(0, log.lastIndexOf('\n', log.length() - 2) + 1);
        }
        given().delete("/api/runs/{id}", id);
    }

    @AfterEach
    void stopAllRuns() throws InterruptedException {
        runService.close();
    }

    @Test
    void anImportedLogIsExportedUnchanged() {
        assertThat(history.stored(id)).isEmpty();

        importLog(log)
                .then()
                .statusCode(201)
                .header("location", is("../../api/runs/" + id))
                .body("id", is(id))
                .body("name", is("<b>one</b>"));

        assertThat(exported()).isEqualTo(log);
        get("/api/runs/{id}", id)
                .then()
                .body("state", is("finished"))
                .body("note", is("ä\nb"))
                .body("pinned", is(false));
        assertThat(get("/api/runs?q=one").jsonPath().getList("id")).contains(id);
        get("/api/runs/{id}/wait.hgrm", id).then().statusCode(200);
        get("/api/runs/{id}/capture", id).then().statusCode(200);
        assertThat(get("/api/runs/{id}/snapshots", id).asString().lines()).hasSizeGreaterThan(1);
    }

    @Test
    void aLogWithoutAChecksumIsMarkedAndExportedUnchanged() {
        importLog(log).then().statusCode(201).body("checksum", nullValue());
        given().delete("/api/runs/{id}", id);

        importLog(plain).then().statusCode(201).body("checksum", is("none"));

        get("/api/runs/{id}", id).then().body("checksum", is("none"));
        assertThat(get("/api/runs?q=one").jsonPath().getString("find { it.id == '%s' }.checksum".formatted(id)))
                .isEqualTo("none");
        assertThat(exported()).isEqualTo(plain);
    }

    @Test
    void aRunOfAnyJvmIsImported() {
        importLog(plain.replace("\"jvm\":\"default\"", "\"jvm\":\"elsewhere\""))
                .then()
                .statusCode(201)
                .body("workload.jvm", is("elsewhere"));
        get("/api/runs/{id}", id).then().body("report.machine.jvm", is("elsewhere"));
    }

    @Test
    void aLogOfAVersionWithOneJvmIsImportedUnchanged() {
        String old = plain.replaceAll(",\"jvm\":\"default\"", "").replaceAll(",\"jvmOptions\":\\[[^]]*]", "");
        assertThat(old).doesNotContain("jvm\"", "jvmOptions");

        importLog(old).then().statusCode(201).body("workload.lock", is("mutex"));

        assertThat(exported()).isEqualTo(old);
        get("/api/runs/{id}/page.html", id).then().statusCode(200);
    }

    /** Tries one random digit of each line. */
    @Test
    void aChangedDigitAnywhereIsRejected() {
        Random random = new Random(7);
        List<String> lines = log.lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            int[] digits = IntStream.range(0, line.length())
                    .filter(at -> Character.isDigit(line.charAt(at)))
                    .toArray();
            int at = digits[random.nextInt(digits.length)];
            List<String> changed = new ArrayList<>(lines);
            changed.set(
                    number - 1,
                    line.substring(0, at)
                            + (line.charAt(at) == '9' ? '1' : (char) (line.charAt(at) + 1))
                            + line.substring(at + 1));

            importLog(String.join("\n", changed) + "\n").then().spec(ApiClient.problem(400));
        }
    }

    @Test
    void anInvalidChecksumIsRejectedWithTheReason() {
        int last = (int) log.lines().count();

        assertRejected(
                log.replace("\"name\":\"<b>one", "\"name\":\"<b>two"),
                last,
                "sha256 is not that of the lines before, ");
        assertRejected(log.replace("\"sha256\":", "\"sha1\":"), last, "sha256 is missing");
        assertRejected(
                log.replace(
                        "\n{\"type\":\"finished\"",
                        "\n{\"type\":\"checksum\",\"run\":\"%s\"}\n{\"type\":\"finished\"".formatted(id)),
                last - 1,
                "type must be finished here, was checksum");
    }

    /** Removes each field in turn from the first line of each type and from its main objects; optional fields may be missing. */
    @Test
    void aRecordWithoutARequiredFieldIsRejected() throws Exception {
        JsonMapper json = new JsonMapper();
        Set<String> seen = new HashSet<>();
        List<String> accepted = new ArrayList<>();
        List<String> lines = plain.lines().toList();
        for (int number = 0; number < lines.size(); number++) {
            JsonNode line = json.readTree(lines.get(number));
            String type = line.path("type").textValue();
            if (!seen.add(type)) {
                continue;
            }
            for (String part :
                    List.of("", "/workload", "/interval", "/capture", "/report", "/report/verdict", "/budget")) {
                if (!line.at(part).isObject()) {
                    continue;
                }
                for (Map.Entry<String, JsonNode> field : line.at(part).properties()) {
                    JsonNode without = line.deepCopy();
                    ((ObjectNode) without.at(part)).remove(field.getKey());
                    List<String> changed = new ArrayList<>(lines);
                    changed.set(number, without.toString());
                    if (!field.getValue().isNull()
                            && importLog(String.join("\n", changed)).statusCode() != 400) {
                        accepted.add(type + part + "/" + field.getKey());
                        given().delete("/api/runs/{id}", id);
                    }
                }
            }
        }

        assertThat(List.of(
                        "log/name",
                        "log/note",
                        "run/workload/jvm",
                        "snapshot/jain",
                        "snapshot/offeredReads",
                        "snapshot/offeredWrites",
                        "snapshot/carriers",
                        "snapshot/return",
                        "snapshot/budget/returnNanos",
                        "finished/report/limit",
                        "finished/report/mostCarriers",
                        "finished/report/return",
                        "finished/report/cutOff"))
                .containsAll(accepted);
    }

    @Test
    void importingAStoredRunAgainKeepsItsName() {
        importLog(log).then().statusCode(201);
        given().contentType("application/json")
                .body(Map.of("name", "two"))
                .patch("/api/runs/{id}", id)
                .then()
                .statusCode(200);

        importLog(log).then().statusCode(200).body("name", is("two"));
        importLog(plain.replace("\"name\":", "\"name\" : "))
                .then()
                .statusCode(200)
                .body("name", is("two"));
    }

    @Test
    void anotherRunWithTheSameIdIsRejected() {
        importLog(log).then().statusCode(201);

        importLog(changed(3, line -> line.replaceFirst("\"waiting\":\\d+", "\"waiting\":77")))
                .then()
                .spec(ApiClient.problem(409))
                .body("run", is(id));

        assertThat(exported()).isEqualTo(log);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, -3, -2, -1})
    void aTruncatedLogIsRejectedWhereItEnds(int lines) {
        List<String> all = plain.lines().toList();
        int complete = lines < 0 ? all.size() + lines : lines;

        assertRejected(String.join("\n", all.subList(0, complete)), complete + 1, "is not there: the log is cut off");
        if (complete > 0) {
            String last = all.get(complete - 1);
            assertRejected(
                    String.join("\n", all.subList(0, complete - 1)) + "\n" + last.substring(0, last.length() / 2),
                    Math.max(1, complete),
                    "is not JSON");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | "type":"log"           | "type":"run"            | is not the first line of a log
            1 | lockscope-run          | other                   | is not the first line of a log
            1 | "version":1            | "version":2             | is of a later Lockscope: this one reads version 1
            1 | "missing":0            | "missing":-1            | missing must be a whole number from 0
            1 | "name":"<b>one</b>"    | "name":{}               | name must be a text
            2 | "id":"                 | "id":"../               | id must be from 1 to 20 digits and small letters
            2 | "lock":"mutex"         | "lock":"brick"          | workload: lock
            2 | "readers":3            | "readers":-3            | workload: readers
            2 | "jvm":"default"        | "jvm":"-x"              | workload: jvm must be from 1 to 31 small letters
            2 | "jvm":"default"        | "jvm":null              | workload: jvm must be from 1 to 31 small letters
            2 | "state":"finished"     | "state":"running"       | state must be one of
            2 | "startedAt":"2         | "startedAt":"x2         | startedAt must be a time in UTC
            2 | "periodMillis":50      | "periodMillis":0        | periodMillis must be a whole number from 1
            3 | "type":"snapshot"      | "type":"finished"       | the snapshots up to
            3 | "seq":1                | "seq":2                 | seq must be 1, was 2
            3 | "seq":1                | "seq":"1"               | seq must be a whole number
            3 | "waiting":             | "wait1ng":              | snapshot.waiting is missing
            3 | "jain":                | "jain":[1],"j":         | snapshot.jain must be a number
            3 | "utilisation":         | "utilisation":1e999,"u": | snapshot.utilisation must be a number
            3 | "buckets":[            | "buckets":[900,1,       | buckets must ascend, from 0 to 251
            3 | "capture":"off"        | "capture":"<script>"    | snapshot.capture must be one of off, armed, triggered
            3 | "waiting":             | "waiting":-7,"w":       | snapshot.waiting must be 0 or more, was -7
            3 | "reads":{"count":      | "reads":{"count":1      | the count of a distribution must be that of reads and writes
            4 | "t":                   | "t":1,"tt":             | t must be a whole number from
            4 | "reads":               | "reads":0,"rr":         | reads must be a whole number from
            -3 | "lanes":[             | "lanes":[7,             | capture.lanes[0] must be an object, was 7
            -2 | "wait-reads":"HIST    | "wait-reads":"TSIH      | wait-reads must be a histogram as HdrHistogram encodes it
            -3 | "had":                | "had":1                 | released of reader 0 must not be before
            -3 | "asked":              | "asked":-               | must be 0 or more
            -4 | "fromNanos":0         | "fromNanos":-1          | fromNanos must be a whole number from 0
            -4 | "toNanos":            | "to":                   | toNanos is missing
            -4 | "histograms":{        | "gram":{                | histograms is missing
            -4 | "wait-reads":"        | "waft-reads":"          | waft-reads is not a tag of a histogram
            -2 | "histograms":{        | "gram":{                | histograms is missing
            -2 | "histograms":{        | "histograms":7,"gram":{ | histograms must be an object, was 7
            -2 | "wait-reads":"        | "waft-reads":"          | waft-reads is not a tag of a histogram
            -1 | "report":             | "rep":                  | report is missing
            -1 | "report":{"reads":    | "report":{"reads":1,"r":   | reads must be a whole number from
            -1 | "elapsedNanos":       | "elapsedNanos":-5,"e":     | report.elapsedNanos must be 0 or more, was -5
            -1 | "elapsedNanos":       | "elapsedNanos":5,"e":      | elapsedNanos must be a whole number from
            -1 | "observer":{"operations": | "observer":{"operations":1 | report.observer.operations must be reads and writes together
            -1 | "timed":              | "timed":1                  | report.observer.timed must be
            -1 | "retries":            | "retries":1                | report.retries must be the sum of the snapshots'
            -1 | "pauseNanos":         | "pauseNanos":1             | report.budget.pauseNanos must be the sum of the snapshots'
            -1 | "longestWithoutNanos": | "longestWithoutNanos":-   | report.fairness.longestWithoutNanos must be 0 or more
            -1 | "p50":                | "p50":-                    | report.wait.p50 must be 0 or more
            -1 | "p50":                | "p50":99999                | p90 of a distribution must not be below 9999
            -1 | "max":                | "max":9                    | the curve of a distribution must end at its max
            -1 | "wait":{"count":      | "wait":{"count":1          | the buckets of a distribution must add up to its count
            -1 | "state":"finished"    | "state":"finished","failure":"it broke" | failure must not be there
            -1 | "grade":"acceptable"  | "grade":"good"          | report.verdict.grade must be one of
            -1 | "jdk":"               | "jdk":7,"j":"           | report.machine.jdk must be a text, was 7
            -1 | "jvmOptions":[        | "jvmOptions":[7,        | report.machine.jvmOptions[0] must be a text, was 7
            -1 | "curve":[[            | "curve":[[101,2],[      | a percentile must be from 0 to 100
            -1 | "curve":[[            | "curve":[[1,99999999999],[ | the curve of a distribution must ascend
            """)
    void aDamagedLineIsRejectedWithItsNumberAndReason(int line, String from, String to, String reason) {
        int at = line < 0 ? (int) plain.lines().count() + line + 1 : line;
        String damaged = changed(at, text -> text.replace(from, to));
        assertThat(damaged).isNotEqualTo(plain);

        assertRejected(damaged, at, reason);
    }

    @Test
    void extraMissingAndRepeatedLinesAreRejected() {
        List<String> all = plain.lines().toList();

        assertRejected(log + log.lines().toList().getLast(), all.size() + 2, "must not be there: the log has ended");
        assertRejected(plain + all.getLast() + "\n", all.size() + 1, "type must be checksum here, was finished");
        List<String> short1 = new ArrayList<>(all);
        short1.remove(3);
        assertRejected(String.join("\n", short1), 4, "seq must be 2, was 3");
        List<String> twice = new ArrayList<>(all);
        twice.add(3, all.get(2));
        assertRejected(String.join("\n", twice), 4, "seq must be a whole number from 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "[]",
                "{}",
                "null",
                "{\"type\":\"log\",\"type\":\"log\"}",
                "seq,t (ns)\r\n1,2",
                "\u0000\u0001"
            })
    void aFileOfAnotherKindIsRejectedAtItsFirstLine(String file) {
        assertRejected(file, 1, "is not");
    }

    @Test
    void aBinaryFileIsRejected() {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', 0, 1};

        given().contentType("application/x-ndjson")
                .body(picture)
                .post("/api/runs/import")
                .then()
                .spec(ApiClient.problem(400))
                .body("detail", is("line 1: is not text in UTF-8"));
    }

    @Test
    void aLineThatIsTooLongIsRejected() {
        assertRejected(
                changed(3, line -> line.replaceFirst("\\{", "{" + " ".repeat(2_000_000))),
                3,
                "is longer than 2000000 bytes");
    }

    @Test
    void aLogOfAnotherMediaTypeIsRejected() {
        given().contentType("text/plain")
                .body(log)
                .post("/api/runs/import")
                .then()
                .spec(ApiClient.problem(415))
                .body("detail", startsWith("Content-Type must be application/x-ndjson, was text/plain"));
    }

    /** Tests limit a log to 3 MB. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLogThatIsTooLargeIsA413WithOrWithoutALength(boolean hasLength) throws Exception {
        byte[] large = log.replaceFirst("\\{", "{" + " ".repeat(1_990_000))
                .replaceFirst("\n\\{", "\n{" + " ".repeat(1_990_000))
                .getBytes();
        HttpRequest request = HttpRequest.newBuilder(site.resolve("/api/runs/import"))
                .header("content-type", "application/x-ndjson")
                .timeout(Duration.ofSeconds(20))
                .POST(hasLength ? BodyPublishers.ofByteArray(large) : BodyPublishers.ofByteArrays(List.of(large)))
                .build();

        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        }
        get("/api/runs/{id}", id).then().statusCode(404);
    }

    @Test
    void anEarlyRejectionLeavesTheConnectionUsable() throws Exception {
        byte[] damaged =
                log.replaceFirst("\n\\{", "\n" + " ".repeat(1_000_000) + "\n{").getBytes();
        HttpRequest request = HttpRequest.newBuilder(site.resolve("/api/runs/import"))
                .header("content-type", "application/x-ndjson")
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofByteArray(("{}\n" + new String(damaged)).getBytes()))
                .build();

        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int time = 0; time < 3; time++) {
                assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                        .isEqualTo(400);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"application/x-ndjson, 400", "text/plain, 415", "application/json, 415"})
    void aClientThatSendsAllFirstGetsTheResponse(String type, int status) throws Exception {
        byte[] garbage = "garbage\n".repeat(350_000).getBytes();
        try (Socket socket = new Socket()) {
            socket.setSendBufferSize(16_384);
            socket.setReceiveBufferSize(16_384);
            socket.connect(new InetSocketAddress(site.getHost(), site.getPort()));
            Thread sender = Thread.startVirtualThread(() -> {
                try {
                    socket.getOutputStream()
                            .write(
                                    "POST /api/runs/import HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                                            .formatted(site.getAuthority(), type, garbage.length)
                                            .getBytes());
                    socket.getOutputStream().write(garbage);
                } catch (IOException closed) {
                    throw new UncheckedIOException(closed);
                }
            });

            await().until(() -> !sender.isAlive());

            byte[] response = new byte[12];
            assertThat(socket.getInputStream().readNBytes(response, 0, response.length))
                    .isEqualTo(response.length);
            assertThat(new String(response)).isEqualTo("HTTP/1.1 " + status);
        }
    }

    private static void assertRejected(String file, int line, String reason) {
        importLog(file)
                .then()
                .spec(ApiClient.problem(400))
                .body("detail", startsWith("line " + line + ": "))
                .body("detail", containsString(reason))
                .body("errors", hasSize(1))
                .body("errors[0].field", is("line " + line));
        get("/api/runs/{id}", id).then().statusCode(404).body("report", nullValue());
    }

    private static Response importLog(String file) {
        return given().contentType("application/x-ndjson; charset=UTF-8")
                .body(file.getBytes())
                .post("/api/runs/import");
    }

    private static String exported() {
        return get("/api/runs/{id}/log", id).then().statusCode(200).extract().asString();
    }

    private static String changed(int number, UnaryOperator<String> change) {
        List<String> lines = new ArrayList<>(plain.lines().toList());
        lines.set(number - 1, change.apply(lines.get(number - 1)));
        return String.join("\n", lines) + "\n";
    }
}
