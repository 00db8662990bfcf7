package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.StuckRun;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page given messages that the runs of the tests do not produce. */
@QuarkusTest
class FailureTest extends PageTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** All messages about a run: the run, its snapshots, its end. */
    private final List<ObjectNode> messages = new ArrayList<>();

    @BeforeEach
    void copyRecording() throws Exception {
        for (JsonNode message : Recording.shared(runService, site).whole()) {
            messages.add(message.deepCopy());
        }
    }

    @Test
    void aFailedRunIsShownWithItsCause() {
        finished().put("state", "failed").put("failure", "java.lang.IllegalStateException: the lock broke");
        ScopePage scope = show(messages);

        scope.awaitState("failed");

        assertThat(scope.locator("#report")).containsText("the lock broke");
        scope.awaitNumber("#count-reads", finished().at("/report/reads").longValue());
        scope.screenshot("failed");
    }

    @Test
    void stuckWorkersAreShownWithTheirStacks() throws InterruptedException {
        Run stuck = StuckRun.ended(Map.of("durationMillis", 50, "pauseMicros", 0), RunObserver.NOBODY);
        finished()
                .put("state", "failed")
                .put("failure", stuck.failure().orElseThrow().toString());
        ((ObjectNode) finished().get("report"))
                .set("dump", JSON.valueToTree(stuck.report().orElseThrow().dump()));
        ScopePage scope = show(messages);

        scope.awaitState("failed");

        assertThat(scope.locator("#outcome"))
                .containsText("110 of 110 workers did not come back from the lock in the 0.2 s of grace.");
        assertThat(scope.locator("#report .dump pre").last()).containsText("NeverGivesBack.perform");
        assertThat(scope.locator("#report .dump pre").last())
                .containsText(Pattern.compile("\\d+, wait: reader \\d+, reader \\d+"));
        assertThat(Axe.seriousViolations(scope)).isEmpty();
        scope.screenshot("stuck");
    }

    @Test
    void aReportThatContradictsTheLastSnapshotIsFlagged() {
        ((ObjectNode) finished().get("report")).put("reads", 7);
        ScopePage scope = show(messages);

        assertThat(scope.locator("#audit")).containsText("NOT");
    }

    @Test
    void unknownMessagesAndFieldsAreIgnored() {
        List<ObjectNode> strange = new ArrayList<>(messages);
        strange.addFirst(JSON.createObjectNode().put("type", "weather").put("sun", true));
        strange.add(
                2,
                JSON.createObjectNode()
                        .put("type", "weather")
                        .put("run", messages.getFirst().get("id").textValue()));
        messages.forEach(message -> message.put("mood", "good"));

        ScopePage scope = show(strange);

        scope.awaitState("finished");
        scope.awaitNumber("#count-reads", finished().at("/report/reads").longValue());
    }

    @Test
    void aGapIsShownUntilItIsBackfilled() {
        List<ObjectNode> snapshots = messages.stream()
                .filter(message -> message.get("type").textValue().equals("snapshot"))
                .toList();
        assertThat(snapshots).hasSizeGreaterThan(4);
        List<ObjectNode> missed = snapshots.subList(2, 4);
        List<ObjectNode> incomplete = new ArrayList<>(messages);
        incomplete.removeAll(missed);
        long last = snapshots.getLast().get("seq").longValue();

        ScopePage scope = show(incomplete);
        assertThat(scope.locator("#traces")).hasAttribute("data-last-seq", String.valueOf(last));
        assertThat(scope.locator("#traces")).hasAttribute("data-gaps", "1");

        ObjectNode backfill = JSON.createObjectNode()
                .put("type", "backfill")
                .put("run", messages.getFirst().get("id").textValue());
        backfill.putArray("snapshots").addAll(missed);
        incomplete.add(backfill);
        show(incomplete).awaitDrawn(last);
    }

    private ObjectNode finished() {
        return messages.getLast();
    }

    /** Opens a page whose feed sends these messages and nothing else. */
    private ScopePage show(List<ObjectNode> messages) {
        ScopePage scope = newPage();
        scope.page().routeWebSocket("**/live*", server -> messages.forEach(message -> server.send(message.toString())));
        scope.visit(site);
        return scope;
    }
}
