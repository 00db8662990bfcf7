package dev.lockscope.api;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.history.History;
import dev.lockscope.history.Labels;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JsonTest extends DoorsTest {
    @Inject
    History history;

    @Test
    void whereThereIsNoServerToAskTheAnswerIsTheSame() {
        String id = Doors.ended(Doors.SHORT);

        String alone = Json.text(RunBody.of(history.find(id).orElseThrow(), Labels.NONE));

        assertThat(alone).isEqualTo(get("/api/runs/{id}", id).asString());
    }
}
