package dev.lockscope.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.lockscope.telemetry.LoggedWarnings;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random and mutated requests to every described endpoint. {@code -Dfuzz.requests} sets their number, {@code -Dfuzz.seed} repeats
 * them.
 */
@QuarkusTest
class FuzzTest extends ApiTest {
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 1_000);
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

    /** After so many requests, all runs are stopped, so that later requests can start others. */
    private static final int ROUND = 20;

    private static final Pattern PARAMETER = Pattern.compile("\\{\\w+}");
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO");
    private static final List<String> NAMES =
            List.of("run", "runs", "of", "after", "sort", "text", "lock", "preset", "state", "limit", "format", "x");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/x-ndjson",
            "text/plain",
            "application/json;charset=nonsense",
            "text/csv",
            "*/*",
            "/",
            "");

    @TestHTTPResource("/")
    URI site;

    private final RequestGarbler garbler = new RequestGarbler(new Random(SEED));

    @Test
    void randomRequestsNeverCauseAServerError() throws Exception {
        System.out.println("Seed of the requests: " + SEED);
        List<Map.Entry<String, JsonObject>> endpoints =
                List.copyOf(Description.read().operations().entrySet());
        List<String> ids = List.of(ApiClient.ended(ApiClient.SHORT), "nobody");
        List<String> flaws = new ArrayList<>();

        for (int i = 1; i <= REQUESTS; i++) {
            Map.Entry<String, JsonObject> endpoint = garbler.oneOf(endpoints);
            String request = request(endpoint.getKey(), body(endpoint.getValue()), garbler.oneOf(ids));
            String flaw = RawResponse.to(site, request.getBytes(StandardCharsets.UTF_8))
                    .flaw();
            if (!flaw.isEmpty()) {
                flaws.add("%s\n=> %s".formatted(request, flaw));
            }
            if (i % ROUND == 0) {
                stopAllRuns();
            }
        }

        assertThat(flaws).as("seed %d", SEED).isEmpty();
        stopAllRuns();
        given().get("/api/runs/{id}", ApiClient.ended(ApiClient.SHORT)).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /api/runs HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /api/runs HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
                "POST /api/runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: -5\r\nConnection: close\r\n\r\n{}",
                "POST /api/runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: x\r\nConnection: close\r\n\r\n{}",
                "POST /api/runs HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n",
                "nonsense\r\n\r\n"
            })
    void invalidHttpIsRejectedOrClosesTheConnection(String request) throws Exception {
        String response =
                RawResponse.to(site, request.getBytes(StandardCharsets.UTF_8)).text();

        assertThat(response).matches("(?s)|HTTP/1\\.[01] 4\\d\\d .*");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/runs, application/json",
        "POST, /api/runs, application/json",
        "POST, /api/runs/nobody/stop, application/json",
        "POST, /nothing, application/json",
        "POST, /api/runs/import, application/x-ndjson"
    })
    void malformedChunksAreAProblem(String method, String path, String type) throws Exception {
        try (LoggedWarnings warnings = new LoggedWarnings()) {
            RawResponse response = RawResponse.to(
                    site,
                    "%s %s HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
                            .formatted(method, path, site.getAuthority(), type)
                            .getBytes(StandardCharsets.UTF_8));

            assertThat(response.isProblem(400)).as(response.text()).isTrue();
            assertThat(warnings.messages()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | GET /live HTTP/1.0  | close      | 13
            405 | POST /live HTTP/1.0 | upgrade    | 13
            426 | GET /live HTTP/1.0  | x, Upgrade | 1
            """)
    void anInvalidHandshakeIsAProblem(int status, String firstLine, String connection, String version)
            throws Exception {
        RawResponse response = RawResponse.to(
                site,
                "%s\r\nHost: %s\r\nUpgrade: websocket\r\nConnection: %s\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: %s\r\n\r\n"
                        .formatted(firstLine, site.getAuthority(), connection, version)
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(response.isProblem(status)).as(response.text()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: a b\r\n", "Host:\r\n"})
    void aMissingHostIsA400(String host) throws Exception {
        RawResponse response = RawResponse.to(
                site,
                "GET /api/runs HTTP/1.1\r\n%sConnection: close\r\n\r\n"
                        .formatted(host)
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(response.flaw()).isEmpty();
        assertThat(response.text()).matches("(?s)HTTP/1\\.1 40[03] .*host.*");
    }

    @Test
    void anInvalidMediaTypeIsRejected() {
        given().header("Content-Type", "/")
                .get("/api/runs/nobody")
                .then()
                .spec(ApiClient.problem(400))
                .body("detail", containsString("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 500 Internal Server Error\r\ncontent-length: 0\r\n\r\n",
                "HTTP/1.1 400 Bad Request\r\ncontent-type: text/html\r\n\r\n<h1>Bad</h1>",
                "HTTP/1.1 400 Bad Request\r\ncontent-type: application/problem+json\r\n\r\n{\"status\":404,\"title\":\"x\",\"detail\":\"x\"}",
                "HTTP/1.1 400 Bad Request\r\ncontent-type: application/problem+json\r\n\r\n{\"status\":400,"
            })
    void aFlawIsDetected(String response) {
        assertThat(new RawResponse(response).flaw()).isNotEmpty();
    }

    private String request(String endpoint, String body, String id) {
        String[] words = endpoint.split(" ");
        String method = garbler.chance(0.1) ? garbler.oneOf(METHODS) : words[0];
        return """
                %s %s HTTP/1.1
                Host: %s
                Connection: close
                Accept: %s
                Content-Type: %s
                Content-Length: %d
                %s
                """.formatted(
                                method,
                                target(words[1], id),
                                garbler.chance(0.05) ? "elsewhere.example" : site.getAuthority(),
                                garbler.chance(0.7) ? "*/*" : garbler.oneOf(TYPES),
                                garbler.chance(0.9) ? "application/json" : garbler.oneOf(TYPES),
                                body.getBytes(StandardCharsets.UTF_8).length,
                                garbler.chance(0.05) ? "Origin: http://elsewhere.example\n" : "")
                        .replace("\n", "\r\n")
                + body;
    }

    private String target(String path, String id) {
        String filled = PARAMETER
                .matcher(path)
                .replaceAll(found -> Matcher.quoteReplacement(encoded(garbler.chance(0.6) ? id : garbler.garbled(id))));
        if (garbler.chance(0.7)) {
            return filled;
        }
        return filled + "?" + garbler.oneOf(NAMES) + "=" + encoded(garbler.garbled(id))
                + (garbler.chance(0.3) ? "&" + encoded(garbler.piece()) : "");
    }

    private String body(JsonObject endpoint) {
        List<Object> examples = new ArrayList<>();
        endpoint.getJsonObject("requestBody", new JsonObject())
                .getJsonObject("content", new JsonObject())
                .forEach(content -> examples.addAll(Description.examples((JsonObject) content.getValue())));
        String valid = examples.isEmpty() ? "" : Json.encode(garbler.oneOf(examples));
        return garbler.chance(0.2) ? valid : garbler.garbled(valid);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
