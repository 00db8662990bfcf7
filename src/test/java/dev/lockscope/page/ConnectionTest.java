package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
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
    void aPageWhoseConnectionTheServerDropsComesBackAndMissesNothing() throws Exception {
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
    void aPageThatIsCutOffForAWhileFillsTheHole() throws Exception {
        mayComplain("ERR_|WebSocket connection to .* failed");
        try (Cable cable = new Cable(site)) {
            ScopePage scope = through(cable);
            Run run = start(5_000);
            scope.awaitRun(run.id());
            await().until(() -> scope.lastSeq() > 5);

            cable.pull();
            scope.awaitConnection("lost");
            await().until(() -> run.report().isPresent());
            assertThat(scope.number("#count-reads"))
                    .isLessThan(run.report().orElseThrow().reads());
            cable.plugIn();

            scope.awaitConnection("live");
            scope.awaitState("finished");
            assertNothingIsMissing(scope, run);
        }
    }

    @Test
    void aPageThatIsCutOffSaysSoAndThatItRetries() throws Exception {
        mayComplain("ERR_|WebSocket connection to .* failed");
        try (Cable cable = new Cable(site)) {
            ScopePage scope = through(cable);

            cable.pull();

            scope.awaitConnection("lost");
            assertThat(scope.the("#connection")).containsText("retry");
            scope.screenshot("lost");
        }
    }

    /** They have no feed while they show nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"duel.html", "sweep.html"})
    void aPageWithoutAFeedSaysWhetherTheServerIsThere(String address) throws Exception {
        mayComplain("ERR_|Failed to load resource");
        try (Cable cable = new Cable(site)) {
            ScopePage scope = prepare(new Browser.NewContextOptions());
            scope.visit(cable.site().resolve(address));

            cable.pull();
            scope.awaitConnection("lost");
            assertThat(scope.the("#blank")).containsText("can’t be reached");
            cable.plugIn();

            scope.awaitConnection("live");
            assertThat(scope.the("#blank")).containsText("No " + address.replace(".html", ""));
        }
    }

    @Test
    void askingForARunWithoutAConnectionIsAnsweredByThePage() throws Exception {
        mayComplain("ERR_|WebSocket connection to .* failed");
        try (Cable cable = new Cable(site)) {
            ScopePage scope = through(cable);
            cable.pull();
            scope.awaitConnection("lost");

            scope.the("#run").click();

            assertThat(scope.the("#message")).not().isEmpty();
        }
    }

    @Test
    void aPageThatComesBackToALaterRunShowsThatOne() throws Exception {
        mayComplain("ERR_|WebSocket connection to .* failed");
        try (Cable cable = new Cable(site)) {
            ScopePage scope = through(cable);
            Run left = start(600_000);
            scope.awaitRun(left.id());
            await().until(() -> scope.lastSeq() > 5);

            cable.pull();
            lab.close();
            Run later = start(200);
            later.awaitEnd();
            cable.plugIn();

            scope.awaitRun(later.id());
            scope.awaitState("finished");
            assertNothingIsMissing(scope, later);
            assertThat(scope.the("#message")).containsText("The end of run %s was not seen here".formatted(left.id()));
            assertThat(scope.the("#message a")).hasAttribute("href", "?run=" + left.id());
        }
    }

    @Test
    void whatCouldNotBeLoadedIsSaidAndTriedAgain() throws Exception {
        mayComplain("ERR_FAILED");
        ScopePage scope = prepare(new Browser.NewContextOptions());
        scope.page().route("**/view/later.js", Route::abort);
        scope.visit(site);
        scope.awaitRun(start(600_000).id());

        assertThat(scope.the("#message")).containsText("A part of this page could not be loaded");
        scope.the("#tab-heat").click();
        assertThat(scope.the("#heat")).containsText("could not be loaded");

        scope.page().unroute("**/view/later.js");
        scope.the("#tab-heat").click();
        assertThat(scope.the("#heat canvas[role='img']")).isVisible();
        scope.the("#pause").click();
        assertThat(scope.the("#live input[type='range']")).not().hasCount(0);
        scope.the("#export").click();
        assertThat(scope.the("dialog[open]")).isVisible();
    }

    @Test
    void aRunThatTheServerDoesNotHaveIsSaidToBeGone() {
        ScopePage scope = prepare(new Browser.NewContextOptions());

        scope.page().navigate(site.resolve("?run=nobody").toString());

        scope.awaitConnection("gone");
        scope.screenshot("gone");
    }

    private ScopePage through(Cable cable) {
        ScopePage scope = prepare(new Browser.NewContextOptions());
        scope.visit(cable.site());
        return scope;
    }

    private Run start(long millis) throws Exception {
        return lab.start(Limits.accept(Map.of("durationMillis", millis)));
    }

    private static void assertNothingIsMissing(ScopePage scope, Run run) {
        await().untilAsserted(() -> {
            assertThat(scope.the("#traces").getAttribute("data-gaps")).isEqualTo("0");
            assertThat(scope.the("#traces").getAttribute("data-points")).isEqualTo(String.valueOf(scope.lastSeq()));
        });
        scope.awaitNumber("#count-reads", run.report().orElseThrow().reads());
    }
}
