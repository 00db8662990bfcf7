package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.live.WebSocketViewer;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All viewers see the same run, whenever they connect. */
@QuarkusTest
class ViewersTest extends PageTest {
    @Test
    void aRunThatEndedBeforeThePageOpenedIsShown() throws Exception {
        Run run = start(300);
        run.awaitEnd();

        ScopePage scope = open();

        scope.awaitRun(run.id());
        scope.awaitState("finished");
        scope.awaitDrawn(snapshotCount(run));
        scope.awaitNumber("#count-reads", run.report().orElseThrow().reads());
        assertThat(scope.locator("#final")).hasText(run.report().orElseThrow().classicLines());
    }

    @Test
    void aPageOpenedMidRunShowsTheWholeRun() throws Exception {
        ScopePage first = open();
        Run run = start(4_000);
        first.awaitRun(run.id());
        await().until(() -> first.lastSeq() > 10);

        ScopePage late = open();
        late.awaitRun(run.id());
        await().until(() -> late.lastSeq() > 10);
        late.awaitState("finished");

        late.awaitDrawn(snapshotCount(run));
        assertThat(late.locator("#traces").getAttribute("data-points"))
                .isEqualTo(late.locator("#traces").getAttribute("data-last-seq"));
    }

    @Test
    void twoPagesSideBySideShowTheSame() {
        ScopePage one = open();
        ScopePage other = open();

        one.run();
        one.awaitState("finished");
        other.awaitRun(one.shownRunId());
        other.awaitState("finished");

        await().untilAsserted(() -> assertThat(other.visibleState()).isEqualTo(one.visibleState()));
    }

    @Test
    void aReloadShowsTheSame() {
        ScopePage scope = open();
        scope.run();
        scope.awaitState("finished");
        ScopePage before = open();
        before.awaitRun(scope.shownRunId());
        before.awaitState("finished");

        scope.visit(site);
        scope.awaitState("finished");

        await().untilAsserted(() -> assertThat(scope.visibleState()).isEqualTo(before.visibleState()));
    }

    @Test
    void aRunStartedElsewhereIsShown() throws Exception {
        ScopePage scope = open();

        Run run = start(300);

        scope.awaitRun(run.id());
        scope.awaitState("finished");
    }

    @Test
    void theAddressCanNameARun() throws Exception {
        Run named = start(50);
        named.awaitEnd();
        start(50).awaitEnd();
        ScopePage scope = newPage();

        scope.visit(site.resolve("?run=" + named.id()));

        scope.awaitRun(named.id());
        scope.awaitState("finished");
    }

    private Run start(long millis) throws Exception {
        return runService.start(Limits.accept(Map.of("durationMillis", millis)));
    }

    /** The number of snapshots of an ended run. */
    private long snapshotCount(Run run) {
        try (WebSocketViewer viewer =
                new WebSocketViewer(URI.create(site.toString().replaceFirst("^http", "ws") + "live?run=" + run.id()))) {
            await().until(() -> viewer.hasReceivedTheEndOf(run.id()));
            return viewer.seqs(run.id()).size();
        }
    }
}
