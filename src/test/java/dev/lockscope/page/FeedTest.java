package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page given a feed that disconnects, falls silent, skips snapshots, or no longer has the run. */
@QuarkusTest
class FeedTest extends PageTest {
    private static final String MISSED = "#feed-stats div:has(dt:text-is('Missed')) dd";
    private static final String BACKFILLED = "#feed-stats div:has(dt:text-is('Backfilled')) dd";

    private Recording recording;

    @BeforeEach
    void loadRecording() throws Exception {
        recording = Recording.shared(runService, site);
        assertThat(recording.snapshots()).hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    void aRunUnknownAfterAReconnectIsShownAsFailed() {
        ScopePage scope = newPage();
        FakeFeedServer server = new FakeFeedServer(scope.page(), recording.upTo(5));
        show(scope, 5);

        server.setFirstMessages(List.of());
        server.disconnect();

        scope.awaitState("failed");
        assertThat(scope.locator("#report")).containsText("the server no longer knows this run");
        assertThat(scope.lastSeq()).isEqualTo(5);
        assertThat(scope.locator("#run")).isEnabled();
        assertThat(scope.locator("#stop")).isDisabled();
    }

    @Test
    void anotherRunAfterAReconnectReplacesTheShownOne() throws Exception {
        Recording other = Recording.of(runService, site, 200, 3);
        ScopePage scope = newPage();
        FakeFeedServer server = new FakeFeedServer(scope.page(), recording.upTo(7));
        show(scope, 7);

        server.setFirstMessages(other.upTo(2));
        server.disconnect();

        scope.awaitRun(other.run().get("id").textValue());
        scope.awaitDrawn(2);
        scope.awaitNumber(
                "#count-reads", other.from(2, 2).getFirst().get("reads").longValue());
        scope.awaitState("running");
        server.send(recording.from(8, 8).getFirst());
        server.send(other.from(3, 3).getFirst());
        scope.awaitDrawn(3);
    }

    @Test
    void aReconnectAsksForWhatFollowsTheLastContiguousOne() {
        ScopePage scope = newPage();
        FakeFeedServer server = new FakeFeedServer(scope.page(), recording.upTo(3));
        show(scope, 3);
        server.send(recording.from(6, 6).getFirst());
        assertThat(scope.locator("#traces")).hasAttribute("data-gaps", "1");

        server.setFirstMessages(List.of(recording.run(), recording.backfill(4, 7)));
        server.disconnect();

        scope.awaitDrawn(7);
        assertThat(server.addresses().getLast())
                .contains("of=" + recording.run().get("id").textValue())
                .contains("after=3");
        assertThat(scope.locator(BACKFILLED)).hasText("4");
    }

    @Test
    void missedSnapshotsAreAGapUntilBackfilled() {
        ScopePage scope = newPage();
        FakeFeedServer server = new FakeFeedServer(scope.page(), recording.upTo(2));
        show(scope, 2);

        server.send(recording.from(6, 6).getFirst());
        assertThat(scope.locator("#traces")).hasAttribute("data-last-seq", "6");
        assertThat(scope.locator("#traces")).hasAttribute("data-gaps", "1");
        assertThat(scope.locator(MISSED)).hasText("3");
        server.send(recording.backfill(3, 5));

        scope.awaitDrawn(6);
        assertThat(scope.locator(MISSED)).hasText("3");
        assertThat(scope.locator(BACKFILLED)).hasText("3");
        server.send(recording.finished());
        scope.awaitState("finished");
        assertThat(scope.locator(MISSED)).hasText("3");
    }

    @Test
    void snapshotsThatTheServerDroppedStayAGap() {
        ScopePage scope = newPage();
        FakeFeedServer server = new FakeFeedServer(scope.page(), recording.upTo(2));
        show(scope, 2);
        server.send(recording.from(8, 8).getFirst());

        server.send(recording.backfill(6, 7));

        assertThat(scope.locator(MISSED)).hasText("5, 3 lost");
        assertThat(scope.locator(MISSED)).hasClass(Pattern.compile("stale"));
        assertThat(scope.locator("#announcement")).containsText("3 snapshots lost for good");
        assertThat(scope.locator("#traces")).hasAttribute("data-gaps", "1");
        server.send(recording.finished());
        scope.awaitState("finished");
        assertThat(scope.locator("#traces")).hasAttribute("data-gaps", "1");
        assertThat(scope.locator("#count-reads"))
                .hasText(
                        "%,d".formatted(recording.finished().at("/report/reads").longValue()));
    }

    @Test
    void unfilledGapsAreLostWhenTheRunEnds() {
        ScopePage scope = newPage();
        FakeFeedServer server = new FakeFeedServer(scope.page(), recording.upTo(2));
        show(scope, 2);

        server.send(recording.from(5, 5).getFirst());
        server.send(recording.finished());

        assertThat(scope.locator(MISSED)).hasText("2, 2 lost");
    }

    @Test
    void aHiddenPageDisconnectsAndCatchesUpWhenVisible() {
        ScopePage scope = newPage();
        FakeFeedServer server = new FakeFeedServer(scope.page(), recording.upTo(3));
        showWithFakeClock(scope, 3);

        setVisible(scope, false);
        scope.page().clock().runFor(2_500);
        scope.awaitConnection("live");
        scope.page().clock().runFor(1_000);
        scope.awaitConnection("idle");
        assertThat(server.addresses()).hasSize(1);
        server.setFirstMessages(List.of(recording.run(), recording.backfill(4, 8)));
        setVisible(scope, true);

        scope.awaitConnection("live");
        scope.page().clock().runFor(1_000);
        scope.awaitDrawn(8);
        assertThat(server.addresses()).hasSize(2);
        assertThat(server.addresses().getLast()).contains("after=3");
    }

    @Test
    void aBrieflyHiddenPageStaysConnected() {
        ScopePage scope = newPage();
        FakeFeedServer server = new FakeFeedServer(scope.page(), recording.whole());
        showWithFakeClock(scope, recording.snapshots().size());

        setVisible(scope, false);
        scope.page().clock().runFor(2_000);
        setVisible(scope, true);
        scope.page().clock().runFor(20_000);

        scope.awaitConnection("live");
        assertThat(server.addresses()).hasSize(1);
    }

    @Test
    void aPageReconnectsAfterTheMachineSlept() {
        assertReconnects(scope -> scope.page().clock().fastForward(3_600_000), recording.whole());
    }

    @Test
    void aPageReconnectsWhenARunFallsSilent() {
        assertReconnects(scope -> scope.page().clock().runFor(10_000), recording.upTo(3));
    }

    @Test
    void aSilentEndedRunCausesNoReconnect() {
        ScopePage scope = newPage();
        FakeFeedServer server = new FakeFeedServer(scope.page(), recording.whole());
        showWithFakeClock(scope, recording.snapshots().size());

        scope.page().clock().runFor(60_000);

        scope.awaitConnection("live");
        assertThat(server.addresses()).hasSize(1);
    }

    private void assertReconnects(Consumer<ScopePage> action, List<JsonNode> messages) {
        ScopePage scope = newPage();
        FakeFeedServer server = new FakeFeedServer(scope.page(), messages);
        scope.page().clock().install();
        scope.visit(site);

        action.accept(scope);

        await().until(() -> {
            scope.page().title();
            return server.addresses().size() > 1;
        });
        scope.page().clock().runFor(1_000);
        scope.awaitConnection("live");
    }

    private void show(ScopePage scope, int last) {
        scope.visit(site);
        scope.awaitDrawn(last);
    }

    /** Shows the page with a clock that only the test advances. */
    private void showWithFakeClock(ScopePage scope, int last) {
        scope.page().clock().install();
        scope.visit(site);
        scope.page().clock().runFor(1_000);
        scope.awaitDrawn(last);
    }

    private static void setVisible(ScopePage scope, boolean visible) {
        scope.page().evaluate("""
                (visible) => {
                  Object.defineProperty(document, 'hidden', { configurable: true, get: () => !visible });
                  document.dispatchEvent(new Event('visibilitychange'));
                }""", visible);
    }
}
