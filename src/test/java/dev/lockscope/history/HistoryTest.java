package dev.lockscope.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.run.Lab;
import dev.lockscope.run.Observer;
import dev.lockscope.run.Run;
import dev.lockscope.run.Snapshots;
import dev.lockscope.workload.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final long MANY = 1_000_000;

    private final List<Run> runs = IntStream.range(0, 5).mapToObj(run -> run()).toList();
    private final List<Run> forgotten = new ArrayList<>();

    @Test
    void runsAreListedNewestFirstAndFoundByTheirId() {
        History history = new History(5, MANY, forgotten::add);

        runs.forEach(history::started);

        assertThat(history.runs()).isEqualTo(runs.reversed());
        assertThat(history.find(runs.get(3).id())).containsSame(runs.get(3));
        assertThat(history.find("nobody")).isEmpty();
        assertThat(forgotten).isEmpty();
    }

    @Test
    void whenThereAreTooManyTheOldestGoAndThatIsTold() {
        History history = new History(3, MANY, forgotten::add);

        runs.forEach(history::started);

        assertThat(history.runs()).containsExactly(runs.get(4), runs.get(3), runs.get(2));
        assertThat(forgotten).containsExactly(runs.get(0), runs.get(1));
        assertThat(history.find(runs.get(0).id())).isEmpty();
    }

    @Test
    void whenTheirSnapshotsAreTooManyTheOldestGo() {
        History history = new History(5, 10, forgotten::add);
        runs.subList(0, 3).forEach(run -> startedWithSnapshots(history, run, 4));
        assertThat(forgotten).containsExactly(runs.get(0));

        startedWithSnapshots(history, runs.get(3), 3);

        assertThat(forgotten).containsExactly(runs.get(0), runs.get(1));
        assertThat(history.runs()).containsExactly(runs.get(3), runs.get(2));
    }

    @Test
    void theNewestStaysHoweverManySnapshotsItHas() {
        History history = new History(5, 10, forgotten::add);
        startedWithSnapshots(history, runs.get(0), 3);

        startedWithSnapshots(history, runs.get(1), 100);

        assertThat(history.runs()).containsExactly(runs.get(1));
        assertThat(forgotten).containsExactly(runs.get(0));
    }

    private static void startedWithSnapshots(History history, Run run, int snapshots) {
        history.started(run);
        for (int seq = 1; seq <= snapshots; seq++) {
            history.sampled(run, Snapshots.numbered(seq, List.of()));
        }
    }

    private static Run run() {
        try {
            Run run = new Lab(Duration.ofMillis(50), new Observer() {}).start(Limits.accept(Map.of("durationMillis", 10, "readers", 1)));
            run.awaitEnd();
            return run;
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }
}
