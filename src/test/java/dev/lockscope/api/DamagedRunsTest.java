package dev.lockscope.api;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.lockscope.history.DamagedFile;
import dev.lockscope.live.WebSocketViewer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses for runs in a damaged file. */
@QuarkusTest
@TestProfile(DamagedRunsTest.WithDamage.class)
class DamagedRunsTest {
    private static final String FOLDER = "lockscope.data";
    private static final String IDS = "test.damaged";

    @TestHTTPResource("/")
    URI site;

    /** An application with flipped bits in its database file. */
    public static class WithDamage implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path folder = Files.createTempDirectory("lockscope-damaged");
                DamagedFile.Runs runs = DamagedFile.leaveIn(folder, WireJson.mapper());
                System.setProperty(
                        IDS,
                        String.join(
                                " ",
                                runs.sound(),
                                runs.firstSnapshots(),
                                runs.lastSnapshots(),
                                runs.report(),
                                runs.row()));
                return Map.of(FOLDER, folder.toString());
            } catch (Exception impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    private static DamagedFile.Runs runs() {
        String[] ids = System.getProperty(IDS).split(" ");
        return new DamagedFile.Runs(ids[0], ids[1], ids[2], ids[3], ids[4]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "snapshots", "snapshots.csv"})
    void anEarlyFailureIsA503WithTheRunsId(String path) {
        String id = runs().firstSnapshots();

        get("/api/runs/{id}/" + path, id)
                .then()
                .spec(ApiClient.problem(503))
                .body("title", is("Damaged"))
                .body("run", is(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "page.html", "snapshots"})
    void aLateFailureClosesTheConnection(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            site.resolve("/api/runs/%s/%s".formatted(runs().lastSnapshots(), path)))
                    .build();

            assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aDamagedReportIsA503WithTheRunsId() {
        String id = runs().report();

        get("/api/runs/{id}", id).then().spec(ApiClient.problem(503)).body("run", is(id));
        get("/api/runs/{id}/capture", id).then().statusCode(200);
    }

    @Test
    void theListOmitsADamagedRowAndReadinessReportsIt() {
        DamagedFile.Runs runs = runs();

        get("/api/runs")
                .then()
                .statusCode(200)
                .body(
                        "id",
                        containsInAnyOrder(runs.sound(), runs.firstSnapshots(), runs.lastSnapshots(), runs.report()));
        get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'history' }.data.problem", containsString("run " + runs.row()));
        get("/api/history").then().body("problem", containsString("is damaged"));
        get("/api/runs/{id}", runs.row()).then().spec(ApiClient.problem(503)).body("run", is(runs.row()));
    }

    @Test
    void undamagedRunsAreServed() {
        assertThat(get("/api/runs/{id}/log", runs().sound())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("\"type\":\"finished\"");
        get("/api/runs/{id}", runs().sound()).then().statusCode(200);
    }

    @Test
    void theFeedOfADamagedRunIsClosedWith4500() {
        URI live =
                URI.create(site.toString().replaceFirst("^http", "ws")).resolve("/live?run=" + runs().firstSnapshots());

        try (WebSocketViewer viewer = new WebSocketViewer(live)) {
            assertThat(viewer.closeCode()).isEqualTo(4500);
        }
    }
}
