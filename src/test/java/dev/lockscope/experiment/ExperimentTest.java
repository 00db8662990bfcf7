package dev.lockscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lockscope.experiment.PairedRatio.Finding;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.RunState;
import dev.lockscope.runner.InProcessRunners;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Experiments that really run, without a server. */
class ExperimentTest {
    private final List<Run> startedRuns = new CopyOnWriteArrayList<>();
    private final RunService runService =
            new RunService(new InProcessRunners(Duration.ofMillis(50)), new RunObserver() {
                @Override
                public void started(Run run) {
                    startedRuns.add(run);
                }
            });
    private final List<Integer> steps = new CopyOnWriteArrayList<>();
    private final ExperimentService experiments = new ExperimentService(
            runService, experiment -> steps.add(experiment.progress().done()));

    @AfterEach
    void stop() throws InterruptedException {
        experiments.close();
        runService.close();
    }

    /** The canary. By chance one or two duels of equals in a hundred show a difference, but not twice the same one. */
    @Test
    void aLockShowsNoDifferenceToItself() throws Exception {
        Map<String, ?> mutexTwice = Map.of("slices", 10, "sliceMillis", 20, "warmUp", 1);

        DuelResult result = completedDuel(mutexTwice);
        DuelResult again = result.operations().finding() == Finding.NONE ? result : completedDuel(mutexTwice);

        assertThat(again.operations().finding() == Finding.NONE
                        || again.operations().finding() != result.operations().finding())
                .as("%s %s", result.sentence(), again.sentence())
                .isTrue();
        if (result == again) {
            assertThat(result.sentence()).startsWith("No difference could be shown: A makes ");
        }
        assertThat(result.differs()).isEmpty();
        assertThat(result.troubles()).isEmpty();
    }

    /** Twenty readers that hold for a millisecond, one at a time or all together. */
    @Test
    void aSharedLockMakesManyTimesTheOperations() throws Exception {
        DuelResult result = completedDuel(Map.of(
                "a", holding("read-write"), "b", holding("mutex"), "slices", 10, "sliceMillis", 20, "warmUp", 0));

        assertThat(result.sentence())
                .startsWith("A (Read-write lock) makes ")
                .containsPattern(" the operations of B \\(Mutex\\) here\\."
                        + "( Neighbouring pairs correlate by [0-9.]+, so the \\d+ count as \\d+\\.)?$");
        assertThat(result.operations().low()).isGreaterThan(2);
        assertThat(result.operations().low())
                .isLessThanOrEqualTo(result.operations().median());
        assertThat(result.pairs()).extracting(SlicePair::first).startsWith("a", "b", "a", "b");
    }

    @Test
    void observersSeeStepsButNotRuns() throws Exception {
        completedDuel(Map.of("slices", 10, "sliceMillis", 20, "warmUp", 0));

        assertThat(startedRuns).isEmpty();
        assertThat(steps).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
    }

    @Test
    void aTroubleOfASliceIsInTheResult() throws Exception {
        Map<String, ?> racing = Map.of(
                "lock",
                "unguarded",
                "threads",
                "platform",
                "keyChoice",
                "hot",
                "readers",
                0,
                "writers",
                6,
                "pauseMicros",
                0,
                "holdMicros",
                20);

        DuelResult result = completedDuel(Map.of("b", racing, "slices", 10, "sliceMillis", 60, "warmUp", 0));

        assertThat(result.troubles())
                .singleElement()
                .asString()
                .contains("slices of B (No lock", "its verdict is forbidden: ");
    }

    @Test
    void aRunningExperimentExcludesOthers() throws Exception {
        Experiment running = experiments.start(Duel.accept(Map.of("sliceMillis", 10_000)));

        assertThatThrownBy(() -> runService.start(Workload.classic()))
                .isInstanceOfSatisfying(
                        RunService.Busy.class, busy -> assertThat(busy.id()).isEqualTo(running.id()))
                .hasMessage("duel " + running.id() + " is running");
        assertThatThrownBy(() -> experiments.start(Duel.accept(Map.of()))).isInstanceOf(RunService.Busy.class);

        running.stop();
        running.awaitEnd();
        Run run = runService.start(Workload.classic());
        assertThatThrownBy(() -> experiments.start(Duel.accept(Map.of())))
                .isInstanceOf(RunService.Busy.class)
                .hasMessage("run " + run.id() + " is running");
    }

    @Test
    void aStoppedExperimentHasItsCompletedRuns() throws Exception {
        Experiment running = experiments.start(Duel.accept(Map.of("slices", 100, "sliceMillis", 50)));
        await().until(() -> running.progress().done() >= 3);
        assertThat(running.progress().remainingMillis()).isBetween(1_000L, 60_000L);

        running.stop();
        running.awaitEnd();

        assertThat(running.state()).isEqualTo(RunState.STOPPED);
        assertThat(running.outcomes()).hasSizeBetween(3, 20).allMatch(ExperimentRun::whole);
        assertThat(running.progress())
                .isEqualTo(new ExperimentProgress(running.outcomes().size(), 204, 0));
        assertThat(((DuelResult) running.result()).slices()).hasSameSizeAs(running.outcomes());
        assertThat(steps.getLast()).isEqualTo(running.outcomes().size());
    }

    @Test
    void aFailingResultFailsTheExperimentAndFreesTheService() throws Exception {
        Experiment broken = experiments.start(new ExperimentPlan() {
            @Override
            public String kind() {
                return "duel";
            }

            @Override
            public List<Workload> runs() {
                return duel(Map.of("slices", 10, "sliceMillis", 20)).runs();
            }

            @Override
            public ExperimentResult result(List<ExperimentRun> completed, RunState state) {
                if (completed.isEmpty()) {
                    return duel(Map.of()).result(completed, state);
                }
                throw new IllegalStateException("on purpose");
            }
        });

        broken.awaitEnd();

        assertThat(broken.state()).isEqualTo(RunState.FAILED);
        assertThat(broken.failure())
                .hasValueSatisfying(failure -> assertThat(failure).contains("on purpose"));
        runService.book("duel", "next").close();
    }

    private DuelResult completedDuel(Map<String, ?> fields) throws Exception {
        Experiment experiment = experiments.start(duel(fields));
        experiment.awaitEnd();
        assertThat(experiment.state()).isEqualTo(RunState.FINISHED);
        return (DuelResult) experiment.result();
    }

    private static Duel duel(Map<String, ?> fields) {
        try {
            return Duel.accept(fields);
        } catch (InvalidExperiment invalid) {
            throw new AssertionError(invalid);
        }
    }

    private static Map<String, ?> holding(String lock) {
        return Map.of(
                "lock", lock, "readers", 20, "writers", 0, "pauseMicros", 0, "holdMicros", 1_000, "holdKind", "park");
    }
}
