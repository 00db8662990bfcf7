package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.lockscope.live.WebSocketViewer;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever looks, and whenever, sees the same run. */
@QuarkusTest
class ViewersTest extends PageTest {
    @Test
    void aRunThatWasMadeBeforeThePageWasOpenedIsShown() throws Exception {
        Run run = start(300);
        run.awaitEnd();

        ScopePage scope = open();

        scope.awaitRun(run.id());
        scope.awaitState("finished");
        scope.awaitDrawn(snapshotsOf(run));
        scope.awaitNumber("#count-reads", run.report().orElseThrow().reads());
        assertThat(scope.the("#final")).hasText(run.report().orElseThrow().classicLines());
    }

    @Test
    void whoComesInMidRunSeesAllOfIt() throws Exception {
        ScopePage first = open();
        Run run = start(4_000);
        first.awaitRun(run.id());
        await().until(() -> first.lastSeq() > 10);

        ScopePage late = open();
        late.awaitRun(run.id());
        await().until(() -> late.lastSeq() > 10);
        late.awaitState("finished");

        late.awaitDrawn(snapshotsOf(run));
        assertThat(late.the("#traces").getAttribute("data-points"))
                .isEqualTo(late.the("#traces").getAttribute("data-last-seq"));
    }

    @Test
    void twoPagesSideBySideShowTheSame() {
        ScopePage one = open();
        ScopePage other = open();

        one.run();
        one.awaitState("finished");
        other.awaitRun(one.shownRun());
        other.awaitState("finished");

        await().untilAsserted(() -> assertThat(other.picture()).isEqualTo(one.picture()));
    }

    @Test
    void aReloadShowsTheSame() {
        ScopePage scope = open();
        scope.run();
        scope.awaitState("finished");
        ScopePage before = open();
        before.awaitRun(scope.shownRun());
        before.awaitState("finished");

        scope.visit(site);
        scope.awaitState("finished");

        await().untilAsserted(() -> assertThat(scope.picture()).isEqualTo(before.picture()));
    }

    @Test
    void aRunThatIsStartedElsewhereIsShown() throws Exception {
        ScopePage scope = open();

        Run run = start(300);

        scope.awaitRun(run.id());
        scope.awaitState("finished");
    }

    @Test
    void anAddressCanNameOneRun() throws Exception {
        Run asked = start(50);
        asked.awaitEnd();
        start(50).awaitEnd();
        ScopePage scope = prepare(new Browser.NewContextOptions());

        scope.visit(site.resolve("?run=" + asked.id()));

        scope.awaitRun(asked.id());
        scope.awaitState("finished");
    }

    private Run start(long millis) throws Exception {
        return lab.start(Limits.accept(Map.of("durationMillis", millis)));
    }

    /** How many the server has of an ended run. */
    private long snapshotsOf(Run run) {
        try (WebSocketViewer spectator =
                new WebSocketViewer(URI.create(site.toString().replaceFirst("^http", "ws") + "live?run=" + run.id()))) {
            await().until(() -> spectator.heardTheEndOf(run.id()));
            return spectator.seqs(run.id()).size();
        }
    }
}
