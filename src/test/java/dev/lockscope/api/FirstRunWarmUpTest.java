package dev.lockscope.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose first run is started by a client and not at startup. */
@Tag("slow")
class FirstRunWarmUpTest {
    @TempDir
    Path folder;

    @Test
    void theFirstRunOfAClientIsWarmedUpToo() throws Exception {
        Path recording = folder.resolve("server.jfr");
        String id;
        try (ServerProcess server = new ServerProcess(
                folder.resolve("data"),
                "-XX:StartFlightRecording:filename=" + recording,
                "-Dlockscope.run-at-start=false")) {
            id = given().contentType(ContentType.JSON)
                    .body("{\"durationMillis\": 20, \"lock\": \"striped\"}")
                    .post(server.site() + "api/runs")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            given().post(server.site() + "api/runs/" + id + "/stop").then().statusCode(200);
            server.process().destroy();
            server.process().waitFor();
        }

        List<RecordedEvent> runs = RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals("dev.lockscope.Run"))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .toList();
        assertThat(runs).hasSize(2);
        assertThat(runs.getFirst().getString("lock")).isEqualTo("striped");
        assertThat(runs.getFirst().getEndTime())
                .isBeforeOrEqualTo(runs.getLast().getStartTime());
        assertThat(runs.getLast().getString("run")).isEqualTo(id);
    }
}
