package dev.lockscope.api;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.format.RunBody;
import dev.lockscope.history.History;
import dev.lockscope.log.Json;
import dev.lockscope.log.RunLabels;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JsonTest extends ApiTest {
    @Inject
    History history;

    @Test
    void theJsonWithoutAServerIsTheSame() {
        String id = ApiClient.ended(ApiClient.SHORT);

        String alone = Json.text(RunBody.of(history.find(id).orElseThrow(), RunLabels.NONE));

        assertThat(alone).isEqualTo(get("/api/runs/{id}", id).asString());
    }
}
