package dev.lockscope.history;

import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.runner.InProcessRunners;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A process that records runs in a folder until it is killed: a short run, whose id it prints, and a long one, of which it
 * prints each snapshot as it is taken.
 */
final class KilledProcess {
    private KilledProcess() {}

    public static void main(String[] folder) throws Exception {
        History history = History.open(
                Path.of(folder[0]),
                TestHistory.AMPLE,
                new RunCache(1, 1_000_000, run -> {}),
                TestHistory.JSON,
                System.out::println);
        Run ended = new RunService(new InProcessRunners(Duration.ofMillis(50)), history)
                .start(Limits.accept(Map.of("durationMillis", 300)));
        ended.awaitEnd();
        System.out.println(
                "ended " + ended.id() + " " + ended.report().orElseThrow().reads());
        Run running = new RunService(new InProcessRunners(Duration.ofMillis(50)), new RunObserver() {
                    @Override
                    public void started(Run run) {
                        history.started(run);
                    }

                    @Override
                    public void sampled(Run run, Snapshot snapshot) {
                        history.sampled(run, snapshot);
                        System.out.println("snapshot " + run.id() + " " + snapshot.t());
                    }
                })
                .start(Limits.accept(Map.of("durationMillis", 600_000)));
        running.awaitEnd();
    }
}
