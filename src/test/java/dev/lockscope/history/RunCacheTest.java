package dev.lockscope.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.measure.Snapshots;
import dev.lockscope.runner.InProcessRunners;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunCacheTest {
    private static final long MANY = 1_000_000;

    private final List<Run> runs = IntStream.range(0, 5).mapToObj(run -> run()).toList();
    private final List<Run> forgotten = new ArrayList<>();

    @Test
    void runsAreListedNewestFirstAndFoundByTheirId() {
        RunCache recent = new RunCache(5, MANY, forgotten::add);

        runs.forEach(recent::started);

        assertThat(recent.runs()).isEqualTo(runs.reversed());
        assertThat(recent.find(runs.get(3).id())).containsSame(runs.get(3));
        assertThat(recent.find("nobody")).isEmpty();
        assertThat(forgotten).isEmpty();
    }

    @Test
    void theOldestAreEvictedBeyondTheCountWithNotice() {
        RunCache recent = new RunCache(3, MANY, forgotten::add);

        runs.forEach(recent::started);

        assertThat(recent.runs()).containsExactly(runs.get(4), runs.get(3), runs.get(2));
        assertThat(forgotten).containsExactly(runs.get(0), runs.get(1));
        assertThat(recent.find(runs.get(0).id())).isEmpty();
    }

    @Test
    void theOldestAreEvictedBeyondTheSnapshots() {
        RunCache recent = new RunCache(5, 10, forgotten::add);
        runs.subList(0, 3).forEach(run -> startedWithSnapshots(recent, run, 4));
        assertThat(forgotten).containsExactly(runs.get(0));

        startedWithSnapshots(recent, runs.get(3), 3);

        assertThat(forgotten).containsExactly(runs.get(0), runs.get(1));
        assertThat(recent.runs()).containsExactly(runs.get(3), runs.get(2));
    }

    @Test
    void theNewestStaysBeyondTheSnapshots() {
        RunCache recent = new RunCache(5, 10, forgotten::add);
        startedWithSnapshots(recent, runs.get(0), 3);

        startedWithSnapshots(recent, runs.get(1), 100);

        assertThat(recent.runs()).containsExactly(runs.get(1));
        assertThat(forgotten).containsExactly(runs.get(0));
    }

    private static void startedWithSnapshots(RunCache recent, Run run, int snapshots) {
        recent.started(run);
        for (int seq = 1; seq <= snapshots; seq++) {
            recent.sampled(run, Snapshots.numbered(seq, List.of()));
        }
    }

    private static Run run() {
        try {
            Run run = new RunService(new InProcessRunners(Duration.ofMillis(50)), new RunObserver() {})
                    .start(Limits.accept(Map.of("durationMillis", 10, "readers", 1)));
            run.awaitEnd();
            return run;
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }
}
