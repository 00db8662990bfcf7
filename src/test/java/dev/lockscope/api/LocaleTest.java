package dev.lockscope.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.restassured.http.ContentType;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is started where figures are written otherwise says the same. */
class LocaleTest {
    @TempDir
    Path folder;

    /** In Turkish the small letter of I has no dot. */
    @Test
    void wordsAreWrittenAlikeWhereverItIsStarted() throws Exception {
        try (ServerProcess server =
                new ServerProcess(folder, "-Duser.language=tr", "-Duser.country=TR", "-Dlockscope.run-at-start=true")) {
            await().until(() -> server.said().stream().anyMatch(line -> line.matches("Now browse to .*")));
            given().get(server.site() + "api/runs")
                    .then()
                    .body("[0].state", is("finished"))
                    .body("[0].workload.threads", is("virtual"));
        }
    }

    @Test
    void figuresAreWrittenAlikeWhereverItIsStarted() throws Exception {
        try (ServerProcess server =
                new ServerProcess(folder, "-Duser.language=ar", "-Duser.country=EG", "-Dlockscope.run-at-start=true")) {
            given().contentType(ContentType.JSON)
                    .body("{\"keys\": 0}")
                    .post(server.site() + "api/runs")
                    .then()
                    .spec(ApiClient.problem(400))
                    .body("errors[0].detail", is("must be a whole number from 1 to 1000, was 0"));
            await().until(() -> server.said().stream().anyMatch(line -> line.matches("Now browse to .*")));
            assertThat(server.said())
                    .anyMatch(line -> line.matches("readOps: [0-9]+"))
                    .anyMatch(line -> line.matches("Now browse to http://localhost:[0-9]+"));
        }
    }
}
