package dev.lockscope.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.restassured.http.ContentType;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output of a server does not depend on its locale. */
@Tag("slow")
class LocaleTest {
    @TempDir
    Path folder;

    /** In Turkish the lower case of I has no dot. */
    @Test
    void wordsDoNotDependOnTheLocale() throws Exception {
        try (ServerProcess server =
                new ServerProcess(folder, "-Duser.language=tr", "-Duser.country=TR", "-Dlockscope.run-at-start=true")) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> server.output().stream().anyMatch(line -> line.matches("Now browse to .*")));
            given().get(server.site() + "api/runs")
                    .then()
                    .body("[0].state", is("finished"))
                    .body("[0].workload.threads", is("virtual"));
        }
    }

    @Test
    void numbersDoNotDependOnTheLocale() throws Exception {
        try (ServerProcess server =
                new ServerProcess(folder, "-Duser.language=ar", "-Duser.country=EG", "-Dlockscope.run-at-start=true")) {
            given().contentType(ContentType.JSON)
                    .body("{\"keys\": 0}")
                    .post(server.site() + "api/runs")
                    .then()
                    .spec(ApiClient.problem(400))
                    .body("errors[0].detail", is("must be a whole number from 1 to 1000, was 0"));
            await().until(() -> server.output().stream().anyMatch(line -> line.matches("Now browse to .*")));
            assertThat(server.output())
                    .anyMatch(line -> line.matches("readOps: [0-9]+"))
                    .anyMatch(line -> line.matches("Now browse to http://localhost:[0-9]+"));
        }
    }
}
