package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page makes of a feed that breaks off, falls silent, passes over, or has forgotten. */
@QuarkusTest
class FeedTest extends PageTest {
    private static final String MISSED = "#liveness div:has(dt:text-is('Missed')) dd";
    private static final String BACKFILLED = "#liveness div:has(dt:text-is('Backfilled')) dd";

    private Recording told;

    @BeforeEach
    void listenToARun() throws Exception {
        told = Recording.of(lab, site, 600);
        assertThat(told.snapshots()).hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    void aServerThatIsBackWithoutTheRunHasForgottenIt() {
        ScopePage scope = prepare(new Browser.NewContextOptions());
        FakeFeedServer server = new FakeFeedServer(scope.page(), told.upTo(5));
        shown(scope, 5);

        server.greet(List.of());
        server.hangUp();

        scope.awaitState("failed");
        assertThat(scope.the("#report")).containsText("the server no longer knows this run");
        assertThat(scope.lastSeq()).isEqualTo(5);
        assertThat(scope.the("#run")).isEnabled();
        assertThat(scope.the("#stop")).isDisabled();
    }

    @Test
    void aServerThatIsBackWithAnotherRunShowsThatOneAlone() throws Exception {
        Recording other = Recording.of(lab, site, 200);
        ScopePage scope = prepare(new Browser.NewContextOptions());
        FakeFeedServer server = new FakeFeedServer(scope.page(), told.upTo(7));
        shown(scope, 7);

        server.greet(other.upTo(2));
        server.hangUp();

        scope.awaitRun(other.run().get("id").textValue());
        scope.awaitDrawn(2);
        scope.awaitNumber(
                "#count-reads", other.from(2, 2).getFirst().get("reads").longValue());
        scope.awaitState("running");
        server.say(told.from(8, 8).getFirst());
        server.say(other.from(3, 3).getFirst());
        scope.awaitDrawn(3);
    }

    @Test
    void whoComesBackAsksForWhatFollowsTheLastWithoutAHole() {
        ScopePage scope = prepare(new Browser.NewContextOptions());
        FakeFeedServer server = new FakeFeedServer(scope.page(), told.upTo(3));
        shown(scope, 3);
        server.say(told.from(6, 6).getFirst());
        assertThat(scope.the("#traces")).hasAttribute("data-gaps", "1");

        server.greet(List.of(told.run(), told.backfill(4, 7)));
        server.hangUp();

        scope.awaitDrawn(7);
        assertThat(server.calls().getLast())
                .contains("of=" + told.run().get("id").textValue())
                .contains("after=3");
        assertThat(scope.the(BACKFILLED)).hasText("4");
    }

    @Test
    void whatASlowViewerMissedIsAHoleUntilItIsFilled() {
        ScopePage scope = prepare(new Browser.NewContextOptions());
        FakeFeedServer server = new FakeFeedServer(scope.page(), told.upTo(2));
        shown(scope, 2);

        server.say(told.from(6, 6).getFirst());
        assertThat(scope.the("#traces")).hasAttribute("data-last-seq", "6");
        assertThat(scope.the("#traces")).hasAttribute("data-gaps", "1");
        assertThat(scope.the(MISSED)).hasText("3");
        server.say(told.backfill(3, 5));

        scope.awaitDrawn(6);
        assertThat(scope.the(MISSED)).hasText("3");
        assertThat(scope.the(BACKFILLED)).hasText("3");
        server.say(told.finished());
        scope.awaitState("finished");
        assertThat(scope.the(MISSED)).hasText("3");
    }

    @Test
    void whatTheServerHasDroppedIsLostAndStaysAHole() {
        ScopePage scope = prepare(new Browser.NewContextOptions());
        FakeFeedServer server = new FakeFeedServer(scope.page(), told.upTo(2));
        shown(scope, 2);
        server.say(told.from(8, 8).getFirst());

        server.say(told.backfill(6, 7));

        assertThat(scope.the(MISSED)).hasText("5, 3 lost");
        assertThat(scope.the(MISSED)).hasClass(Pattern.compile("stale"));
        assertThat(scope.the("#announcement")).containsText("3 snapshots lost for good");
        assertThat(scope.the("#traces")).hasAttribute("data-gaps", "1");
        server.say(told.finished());
        scope.awaitState("finished");
        assertThat(scope.the("#traces")).hasAttribute("data-gaps", "1");
        assertThat(scope.the("#count-reads"))
                .hasText("%,d".formatted(told.finished().at("/report/reads").longValue()));
    }

    @Test
    void whatWasNeverFilledIsLostWhenTheRunEnds() {
        ScopePage scope = prepare(new Browser.NewContextOptions());
        FakeFeedServer server = new FakeFeedServer(scope.page(), told.upTo(2));
        shown(scope, 2);

        server.say(told.from(5, 5).getFirst());
        server.say(told.finished());

        assertThat(scope.the(MISSED)).hasText("2, 2 lost");
    }

    @Test
    void aPageThatNobodySeesRestsAndCatchesUpWhenItIsSeen() {
        ScopePage scope = prepare(new Browser.NewContextOptions());
        FakeFeedServer server = new FakeFeedServer(scope.page(), told.upTo(3));
        onOwnTime(scope, 3);

        see(scope, false);
        scope.page().clock().runFor(2_500);
        scope.awaitConnection("live");
        scope.page().clock().runFor(1_000);
        scope.awaitConnection("idle");
        assertThat(server.calls()).hasSize(1);
        server.greet(List.of(told.run(), told.backfill(4, 8)));
        see(scope, true);

        scope.awaitConnection("live");
        scope.page().clock().runFor(1_000);
        scope.awaitDrawn(8);
        assertThat(server.calls()).hasSize(2);
        assertThat(server.calls().getLast()).contains("after=3");
    }

    @Test
    void aPageThatIsSeenAgainInTimeNeverLeft() {
        ScopePage scope = prepare(new Browser.NewContextOptions());
        FakeFeedServer server = new FakeFeedServer(scope.page(), told.whole());
        onOwnTime(scope, told.snapshots().size());

        see(scope, false);
        scope.page().clock().runFor(2_000);
        see(scope, true);
        scope.page().clock().runFor(20_000);

        scope.awaitConnection("live");
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void aMachineThatSleptConnectsAnew() {
        assertReconnects(scope -> scope.page().clock().fastForward(3_600_000), told.whole());
    }

    @Test
    void aRunThatFallsSilentIsAskedForAnew() {
        assertReconnects(scope -> scope.page().clock().runFor(10_000), told.upTo(3));
    }

    @Test
    void anEndedRunMayBeSilent() {
        ScopePage scope = prepare(new Browser.NewContextOptions());
        FakeFeedServer server = new FakeFeedServer(scope.page(), told.whole());
        onOwnTime(scope, told.snapshots().size());

        scope.page().clock().runFor(60_000);

        scope.awaitConnection("live");
        assertThat(server.calls()).hasSize(1);
    }

    private void assertReconnects(Consumer<ScopePage> meanwhile, List<JsonNode> greeting) {
        ScopePage scope = prepare(new Browser.NewContextOptions());
        FakeFeedServer server = new FakeFeedServer(scope.page(), greeting);
        scope.page().clock().install();
        scope.visit(site);

        meanwhile.accept(scope);

        await().until(() -> {
            scope.page().title();
            return server.calls().size() > 1;
        });
        scope.page().clock().runFor(1_000);
        scope.awaitConnection("live");
    }

    private void shown(ScopePage scope, int last) {
        scope.visit(site);
        scope.awaitDrawn(last);
    }

    /** With a clock of the test's own. */
    private void onOwnTime(ScopePage scope, int last) {
        scope.page().clock().install();
        scope.visit(site);
        scope.page().clock().runFor(1_000);
        scope.awaitDrawn(last);
    }

    private static void see(ScopePage scope, boolean seen) {
        scope.page().evaluate("""
                (seen) => {
                  Object.defineProperty(document, 'hidden', { configurable: true, get: () => !seen });
                  document.dispatchEvent(new Event('visibilitychange'));
                }""", seen);
    }
}
