package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ConnectionTest extends PageTest {
    @Inject
    OpenConnections connections;

    @Test
    void aDroppedConnectionResumesWithoutLoss() throws Exception {
        ScopePage scope = open();
        Run run = start(4_000);
        scope.awaitRun(run.id());
        await().until(() -> scope.lastSeq() > 5);

        connections.listAll().forEach(WebSocketConnection::closeAndAwait);
        scope.awaitConnection("lost");

        scope.awaitConnection("live");
        scope.awaitState("finished");
        assertNothingIsMissing(scope, run);
    }

    @Test
    void aPageFillsTheGapAfterAnOutage() throws Exception {
        expectBrowserError("ERR_|WebSocket connection to .* failed");
        try (BreakableProxy proxy = new BreakableProxy(site)) {
            ScopePage scope = through(proxy);
            Run run = start(5_000);
            scope.awaitRun(run.id());
            await().until(() -> scope.lastSeq() > 5);

            proxy.cut();
            scope.awaitConnection("lost");
            await().until(() -> run.report().isPresent());
            assertThat(scope.number("#count-reads"))
                    .isLessThan(run.report().orElseThrow().reads());
            proxy.restore();

            scope.awaitConnection("live");
            scope.awaitState("finished");
            assertNothingIsMissing(scope, run);
        }
    }

    @Test
    void aLostConnectionIsShownWithItsRetry() throws Exception {
        expectBrowserError("ERR_|WebSocket connection to .* failed");
        try (BreakableProxy proxy = new BreakableProxy(site)) {
            ScopePage scope = through(proxy);

            proxy.cut();

            scope.awaitConnection("lost");
            assertThat(scope.locator("#connection")).containsText("retry");
            scope.screenshot("lost");
        }
    }

    /** These pages have no feed while they show no experiment. */
    @ParameterizedTest
    @ValueSource(strings = {"duel.html", "sweep.html"})
    void aPageWithoutAFeedShowsWhetherTheServerIsUp(String address) throws Exception {
        expectBrowserError("ERR_|Failed to load resource");
        try (BreakableProxy proxy = new BreakableProxy(site)) {
            ScopePage scope = newPage();
            scope.visit(proxy.site().resolve(address));

            proxy.cut();
            scope.awaitConnection("lost");
            assertThat(scope.locator("#blank")).containsText("can’t be reached");
            proxy.restore();

            scope.awaitConnection("live");
            assertThat(scope.locator("#blank")).containsText("No " + address.replace(".html", ""));
        }
    }

    @Test
    void startingARunWithoutAConnectionShowsAMessage() throws Exception {
        expectBrowserError("ERR_|WebSocket connection to .* failed");
        try (BreakableProxy proxy = new BreakableProxy(site)) {
            ScopePage scope = through(proxy);
            proxy.cut();
            scope.awaitConnection("lost");

            scope.locator("#run").click();

            assertThat(scope.locator("#message")).not().isEmpty();
        }
    }

    @Test
    void aReconnectedPageShowsTheLatestRun() throws Exception {
        expectBrowserError("ERR_|WebSocket connection to .* failed");
        try (BreakableProxy proxy = new BreakableProxy(site)) {
            ScopePage scope = through(proxy);
            Run earlier = start(600_000);
            scope.awaitRun(earlier.id());
            await().until(() -> scope.lastSeq() > 5);

            proxy.cut();
            runService.close();
            Run later = start(200);
            later.awaitEnd();
            proxy.restore();

            scope.awaitRun(later.id());
            scope.awaitState("finished");
            assertNothingIsMissing(scope, later);
            assertThat(scope.locator("#message"))
                    .containsText("The end of run %s was not seen here".formatted(earlier.id()));
            assertThat(scope.locator("#message a")).hasAttribute("href", "?run=" + earlier.id());
        }
    }

    @Test
    void aModuleThatFailsToLoadIsReportedAndRetried() throws Exception {
        expectBrowserError("ERR_FAILED");
        ScopePage scope = newPage();
        scope.page().route("**/lazy-parts*.js", Route::abort);
        scope.visit(site);
        scope.awaitRun(start(600_000).id());

        assertThat(scope.locator("#message")).containsText("A part of this page could not be loaded");
        scope.locator("#tab-heat").click();
        assertThat(scope.locator("#heat")).containsText("could not be loaded");

        scope.page().unroute("**/lazy-parts*.js");
        scope.locator("#tab-heat").click();
        assertThat(scope.locator("#heat canvas[role='img']")).isVisible();
        scope.locator("#pause").click();
        assertThat(scope.locator("#live-settings input[type='range']")).not().hasCount(0);
        scope.locator("#export").click();
        assertThat(scope.locator("dialog[open]")).isVisible();
    }

    @Test
    void anUnknownRunIsShownAsGone() {
        ScopePage scope = newPage();

        scope.page().navigate(site.resolve("?run=nobody").toString());

        scope.awaitConnection("gone");
        scope.screenshot("gone");
    }

    private ScopePage through(BreakableProxy proxy) {
        ScopePage scope = newPage();
        scope.visit(proxy.site());
        return scope;
    }

    private Run start(long millis) throws Exception {
        return runService.start(Limits.accept(Map.of("durationMillis", millis)));
    }

    private static void assertNothingIsMissing(ScopePage scope, Run run) {
        await().untilAsserted(() -> {
            assertThat(scope.locator("#traces").getAttribute("data-gaps")).isEqualTo("0");
            assertThat(scope.locator("#traces").getAttribute("data-points")).isEqualTo(String.valueOf(scope.lastSeq()));
        });
        scope.awaitNumber("#count-reads", run.report().orElseThrow().reads());
    }
}
