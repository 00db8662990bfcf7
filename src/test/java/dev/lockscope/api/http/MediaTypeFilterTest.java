package dev.lockscope.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.api.ApiClient;
import dev.lockscope.api.ApiTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Media types are compared by meaning, not by spelling (RFC 9110, 8.3.1 and 12.5.1). */
@QuarkusTest
class MediaTypeFilterTest extends ApiTest {
    /** Spellings of a media type: TYPE is the type, UPPER the same in capitals. */
    private static final String[] SPELLINGS = {
        "TYPE",
        "TYPE;version=1.0.0",
        "TYPE; version=9; charset=utf-8",
        "TYPE;charset=\"UTF-8\"",
        "TYPE;profile=\"a,b;q=0\"",
        "TYPE ; x=y",
        "TYPE;\tx=y",
        "TYPE;",
        "TYPE;x",
        "TYPE;q=0.5",
        "TYPE;Q=0.5",
        "TYPE;version=\"9\";q=0.5",
        "UPPER",
        "image/png, TYPE;x=y;q=0.1",
        "nonsense, TYPE",
        "*/*;q=0.1, TYPE;q=0.2",
    };

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TestHTTPResource
    URI site;

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @Test
    void parametersOfAcceptDoNotChangeWhatIsServed() throws Exception {
        String run = "/api/runs/" + ApiClient.ended(ApiClient.SHORT);
        String[][] served = {
            {"/q/metrics", "text/plain", "application/openmetrics-text"},
            {"/q/openapi", "application/yaml", "application/json"},
            {"/q/health", "application/json"},
            {run, "application/json", "text/plain"},
            {run + "/snapshots", "application/x-ndjson", "text/csv"},
            {run + "/snapshots.csv", "text/csv"},
            {run + "/log", "application/x-ndjson"},
            {run + "/page.html", "text/html"},
            {run + "/histograms.hlog", "text/plain"},
            {"/api/runs", "application/json"},
            {"/api/limits", "application/json"},
        };

        for (String[] one : served) {
            for (int type = 1; type < one.length; type++) {
                for (String spelling : SPELLINGS) {
                    assertServed(one[0], written(spelling, one[type]), one[type]);
                }
            }
            assertServed(one[0], "", one[1]);
            assertServed(one[0], "*/*;x=y", one[1]);
            assertServed(one[0], "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", null);
        }
    }

    /** Headers of scrapers and browsers. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,text/plain;version=0.0.4;q=0.3,*/*;q=0.2 | application/openmetrics-text
            application/openmetrics-text; version=1.0.0    | application/openmetrics-text
            application/*                                  | application/openmetrics-text
            text/*;x=y                                     | text/plain
            text/plain;q=0.9,application/openmetrics-text;q=0.1 | text/plain
            text/plain;q=0,application/openmetrics-text    | application/openmetrics-text
            text/html,application/xhtml+xml,*/*;q=0.8      | text/plain
            """)
    void metricsAreServedInThePreferredFormat(String accept, String type) throws Exception {
        assertServed("/q/metrics", accept, type);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/runs, application/json",
        "/api/duels, application/json",
        "/api/sweeps, application/json",
        "/api/runs/import, application/x-ndjson"
    })
    void parametersOfContentTypeDoNotChangeWhatIsRead(String path, String type) throws Exception {
        for (String spelling : SPELLINGS) {
            boolean isOneType = !spelling.contains(", ");
            HttpRequest request = HttpRequest.newBuilder(site.resolve(path))
                    .header("Content-Type", written(spelling, type))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"nothing\":1}"))
                    .build();

            // A body that was read is rejected for its content.
            assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .as("%s as %s", path, written(spelling, type))
                    .isEqualTo(isOneType ? 400 : 415);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/jsonx",
                "application/json+x",
                "application/json, text/plain",
                "text/plain;x=application/json",
                "text/plain;x=\";application/json\"",
                "multipart/form-data; boundary=application/json",
                "*/*",
                "json"
            })
    void aTypeThatOnlyContainsAnotherIsRejected(String type) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(site.resolve("/api/runs"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(415);
    }

    private void assertServed(String path, String accept, String type) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(site.resolve(path))
                .header("Accept", accept)
                .build();
        HttpResponse<Void> response = CLIENT.send(request, HttpResponse.BodyHandlers.discarding());

        assertThat(response.statusCode()).as("%s as %s", path, accept).isEqualTo(200);
        if (type != null) {
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .as("%s as %s", path, accept)
                    .startsWith(type);
        }
    }

    private static String written(String spelling, String type) {
        return spelling.replace("TYPE", type).replace("UPPER", type.toUpperCase(Locale.ROOT));
    }
}
