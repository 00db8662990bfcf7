package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import dev.lockscope.live.WebSocketViewer;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.Run;
import dev.lockscope.run.WedgedRun;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page makes of messages that no run of the tests brings about. */
@QuarkusTest
class FailureTest extends PageTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** What the server has told of a real run: the run, its snapshots one by one, its end. */
    private final List<ObjectNode> told = new ArrayList<>();

    @BeforeEach
    void listenToARun() throws Exception {
        try (WebSocketViewer spectator = new WebSocketViewer(URI.create(site.toString().replaceFirst("^http", "ws") + "live"))) {
            Run run = lab.start(Limits.accept(Map.of("durationMillis", 1_000)));
            await().until(() -> spectator.heardTheEndOf(run.id()));
            for (String message : spectator.messagesAbout(run.id())) {
                told.add((ObjectNode) JSON.readTree(message));
            }
        }
    }

    @Test
    void aRunThatFailedIsShownWithItsCause() {
        finished().put("state", "failed").put("failure", "java.lang.IllegalStateException: the lock broke");
        ScopePage scope = shown(told);

        scope.awaitState("failed");

        assertThat(scope.the("#report")).containsText("the lock broke");
        scope.awaitNumber("#count-reads", finished().at("/report/reads").longValue());
        scope.screenshot("failed");
    }

    @Test
    void whoDidNotComeBackFromTheLockIsShownWithTheirStacks() throws InterruptedException {
        Run stuck = WedgedRun.ended(Map.of("durationMillis", 50, "pauseMicros", 0), RunObserver.NOBODY);
        finished()
                .put("state", "failed")
                .put("failure", stuck.failure().orElseThrow().toString());
        ((ObjectNode) finished().get("report"))
                .set("dump", JSON.valueToTree(stuck.report().orElseThrow().dump()));
        ScopePage scope = shown(told);

        scope.awaitState("failed");

        assertThat(scope.the("#outcome"))
                .containsText("110 of 110 workers did not come back from the lock in the 0.2 s of grace.");
        assertThat(scope.the("#report .dump pre").last()).containsText("NeverGivesBack.perform");
        assertThat(scope.the("#report .dump pre").last())
                .containsText(Pattern.compile("\\d+, untimed: reader \\d+, reader \\d+"));
        assertThat(Axe.seriousViolations(scope)).isEmpty();
        scope.screenshot("wedged");
    }

    @Test
    void aReportThatIsAtOddsWithTheLastSnapshotIsCalledOut() {
        ((ObjectNode) finished().get("report")).put("reads", 7);
        ScopePage scope = shown(told);

        assertThat(scope.the("#audit")).containsText("NOT");
    }

    @Test
    void whatThePageDoesNotKnowItIgnores() {
        List<ObjectNode> strange = new ArrayList<>(told);
        strange.addFirst(JSON.createObjectNode().put("type", "weather").put("sun", true));
        strange.add(
                2,
                JSON.createObjectNode()
                        .put("type", "weather")
                        .put("run", told.getFirst().get("id").textValue()));
        told.forEach(message -> message.put("mood", "good"));

        ScopePage scope = shown(strange);

        scope.awaitState("finished");
        scope.awaitNumber("#count-reads", finished().at("/report/reads").longValue());
    }

    @Test
    void aHoleIsShownAsOneUntilItIsFilled() {
        List<ObjectNode> snapshots = told.stream()
                .filter(message -> message.get("type").textValue().equals("snapshot"))
                .toList();
        assertThat(snapshots).hasSizeGreaterThan(4);
        List<ObjectNode> missed = snapshots.subList(2, 4);
        List<ObjectNode> holed = new ArrayList<>(told);
        holed.removeAll(missed);
        long last = snapshots.getLast().get("seq").longValue();

        ScopePage scope = shown(holed);
        assertThat(scope.the("#traces")).hasAttribute("data-last-seq", String.valueOf(last));
        assertThat(scope.the("#traces")).hasAttribute("data-gaps", "1");

        ObjectNode backfill = JSON.createObjectNode()
                .put("type", "backfill")
                .put("run", told.getFirst().get("id").textValue());
        backfill.putArray("snapshots").addAll(missed);
        holed.add(backfill);
        shown(holed).awaitDrawn(last);
    }

    private ObjectNode finished() {
        return told.getLast();
    }

    private ScopePage shown(List<ObjectNode> messages) {
        return told(messages.stream().map(ObjectNode::toString).toArray(String[]::new));
    }

    /** A page whose server says just this. */
    private ScopePage told(String... messages) {
        ScopePage scope = prepare(new Browser.NewContextOptions());
        scope.page().routeWebSocket("**/live*", server -> {
            for (String message : messages) {
                server.send(message);
            }
        });
        scope.visit(site);
        return scope;
    }
}
