package dev.lockscope.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockscope.history.History;
import dev.lockscope.history.ImportBuffer;
import dev.lockscope.history.QuotaExceeded;
import dev.lockscope.history.RetentionLimits;
import dev.lockscope.history.RunCache;
import dev.lockscope.log.RunSummary;
import dev.lockscope.run.Run;
import dev.lockscope.runner.InProcessRunners;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.Limits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replayed run is leased until its viewer is done. */
class ReplayedRunTest {
    private final History history = inMemory(new RetentionLimits(1, 1L << 30));
    private final RunFeeds feeds = new RunFeeds(ReceivedMessage.JSON, 100);
    private final FakeConnection connection = new FakeConnection();
    private String run;
    private RunSummary other;

    private static History inMemory(RetentionLimits bounds) {
        return History.open(null, bounds, new RunCache(1, 1_000, forgotten -> {}), ReceivedMessage.JSON, warning -> {});
    }

    @BeforeEach
    void record() throws Exception {
        try (History elsewhere = inMemory(new RetentionLimits(1, 1L << 30))) {
            other = elsewhere.stored(ended(elsewhere)).orElseThrow();
        }
        run = ended(history);
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void theLeaseEndsWithTheLastMessage() {
        feeds.replay(run, history, 0, connection).orElseThrow().wake();
        assertStays();

        connection.deliverAll();

        assertThat(ReceivedMessage.types(connection.received())).endsWith("finished");
        assertGoes();
    }

    @Test
    void theLeaseEndsWhenTheViewerLeaves() {
        Viewer viewer = feeds.replay(run, history, 0, connection).orElseThrow();
        viewer.wake();
        assertStays();

        feeds.leave(viewer);

        assertGoes();
    }

    @Test
    void anUnknownRunIsNotLeased() {
        assertThat(feeds.replay(other.id(), history, 0, connection)).isEmpty();

        assertGoes();
    }

    private void assertStays() {
        assertThatThrownBy(() -> history.store(other, new ImportBuffer())).isInstanceOf(QuotaExceeded.class);
        assertThat(history.stored(run)).isPresent();
    }

    private void assertGoes() {
        history.store(other, new ImportBuffer());
        assertThat(history.stored(run)).isEmpty();
    }

    private static String ended(History history) throws Exception {
        Run ended = new RunService(new InProcessRunners(Duration.ofMillis(20)), history)
                .start(Limits.accept(Map.of("durationMillis", 100, "readers", 1)));
        ended.awaitEnd();
        history.stored(ended.id());
        return ended.id();
    }
}
