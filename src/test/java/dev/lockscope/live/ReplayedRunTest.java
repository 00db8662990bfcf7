package dev.lockscope.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockscope.history.Arrival;
import dev.lockscope.history.Bounds;
import dev.lockscope.history.History;
import dev.lockscope.history.KeptRun;
import dev.lockscope.history.NoRoom;
import dev.lockscope.history.Recent;
import dev.lockscope.run.Lab;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run that is replayed is in use, and no longer. */
class ReplayedRunTest {
    private final History history = inMemory(new Bounds(1, 1L << 30));
    private final Feeds feeds = new Feeds(Told.JSON, 100);
    private final Wire wire = new Wire();
    private String run;
    private KeptRun other;

    private static History inMemory(Bounds bounds) {
        return History.open(null, bounds, new Recent(1, 1_000, forgotten -> {}), Told.JSON, warning -> {});
    }

    @BeforeEach
    void record() throws Exception {
        try (History elsewhere = inMemory(new Bounds(1, 1L << 30))) {
            other = elsewhere.kept(ended(elsewhere)).orElseThrow();
        }
        run = ended(history);
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void itStaysUntilItsViewerHasAllOfIt() {
        feeds.replay(run, history, 0, wire).orElseThrow().wake();
        assertStays();

        wire.deliverAll();

        assertThat(Told.types(wire.told())).endsWith("finished");
        assertGoes();
    }

    @Test
    void itStaysUntilItsViewerLeaves() {
        Viewer viewer = feeds.replay(run, history, 0, wire).orElseThrow();
        viewer.wake();
        assertStays();

        feeds.leave(viewer);

        assertGoes();
    }

    @Test
    void anUnknownRunIsNotInUse() {
        assertThat(feeds.replay(other.id(), history, 0, wire)).isEmpty();

        assertGoes();
    }

    private void assertStays() {
        assertThatThrownBy(() -> history.keep(other, new Arrival())).isInstanceOf(NoRoom.class);
        assertThat(history.kept(run)).isPresent();
    }

    private void assertGoes() {
        history.keep(other, new Arrival());
        assertThat(history.kept(run)).isEmpty();
    }

    private static String ended(History history) throws Exception {
        Run ended = new Lab(Duration.ofMillis(20), history)
                .start(Limits.accept(Map.of("durationMillis", 100, "readers", 1)));
        ended.awaitEnd();
        history.kept(ended.id());
        return ended.id();
    }
}
