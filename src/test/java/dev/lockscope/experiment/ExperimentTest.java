package dev.lockscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lockscope.experiment.PairedRatio.Finding;
import dev.lockscope.run.RunService;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunState;
import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Experiments that are really made, without a server. */
class ExperimentTest {
    private final List<Run> told = new CopyOnWriteArrayList<>();
    private final RunService lab = new RunService(Duration.ofMillis(50), new RunObserver() {
        @Override
        public void started(Run run) {
            told.add(run);
        }
    });
    private final List<Integer> steps = new CopyOnWriteArrayList<>();
    private final ExperimentService experimenter =
            new ExperimentService(lab, experiment -> steps.add(experiment.progress().done()));

    @AfterEach
    void stop() throws InterruptedException {
        experimenter.close();
        lab.close();
    }

    /** The canary. By chance equals are told apart in one or two duels of a hundred, but not twice in the same way. */
    @Test
    void ofALockAgainstItselfNoDifferenceCanBeShown() throws Exception {
        Map<String, ?> mutexTwice = Map.of("slices", 10, "sliceMillis", 20, "warmUp", 1);

        DuelResult result = fought(mutexTwice);
        DuelResult again = result.operations().finding() == Finding.NONE ? result : fought(mutexTwice);

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

    /** Twenty readers who hold for a millisecond, one at a time or all together. */
    @Test
    void aLockThatLetsReadersShareMakesManyTimesTheOperations() throws Exception {
        DuelResult result = fought(Map.of(
                "a", holding("read-write"), "b", holding("mutex"), "slices", 10, "sliceMillis", 20, "warmUp", 0));

        assertThat(result.sentence())
                .startsWith("A (Read-write lock) makes ")
                .endsWith(" the operations of B (Mutex) here.");
        assertThat(result.operations().low()).isGreaterThan(2);
        assertThat(result.operations().low())
                .isLessThanOrEqualTo(result.operations().median());
        assertThat(result.pairs()).extracting(SlicePair::first).startsWith("a", "b", "a", "b");
    }

    @Test
    void itsRunsAreNotToldOfAndItsStepsAre() throws Exception {
        fought(Map.of("slices", 10, "sliceMillis", 20, "warmUp", 0));

        assertThat(told).isEmpty();
        assertThat(steps).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
    }

    @Test
    void whatIsWrongInASliceIsInTheResult() throws Exception {
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

        DuelResult result = fought(Map.of("b", racing, "slices", 10, "sliceMillis", 60, "warmUp", 0));

        assertThat(result.troubles())
                .singleElement()
                .asString()
                .contains("slices of B (No lock", "its verdict is forbidden: ");
    }

    @Test
    void whileOneGoesNothingElseCan() throws Exception {
        Experiment going = experimenter.start(Duel.accept(Map.of("sliceMillis", 10_000)));

        assertThatThrownBy(() -> lab.start(Workload.classic()))
                .isInstanceOfSatisfying(
                        RunService.Busy.class, busy -> assertThat(busy.id()).isEqualTo(going.id()))
                .hasMessage("duel " + going.id() + " is running");
        assertThatThrownBy(() -> experimenter.start(Duel.accept(Map.of()))).isInstanceOf(RunService.Busy.class);

        going.stop();
        going.awaitEnd();
        Run run = lab.start(Workload.classic());
        assertThatThrownBy(() -> experimenter.start(Duel.accept(Map.of())))
                .isInstanceOf(RunService.Busy.class)
                .hasMessage("run " + run.id() + " is running");
    }

    @Test
    void whenItIsStoppedWhatWasMeasuredIsKept() throws Exception {
        Experiment going = experimenter.start(Duel.accept(Map.of("slices", 100, "sliceMillis", 50)));
        await().until(() -> going.progress().done() >= 3);
        assertThat(going.progress().remainingMillis()).isBetween(1_000L, 60_000L);

        going.stop();
        going.awaitEnd();

        assertThat(going.state()).isEqualTo(RunState.STOPPED);
        assertThat(going.outcomes()).hasSizeBetween(3, 20).allMatch(ExperimentRun::whole);
        assertThat(going.progress()).isEqualTo(new ExperimentProgress(going.outcomes().size(), 204, 0));
        assertThat(((DuelResult) going.result()).slices()).hasSameSizeAs(going.outcomes());
        assertThat(steps.getLast()).isEqualTo(going.outcomes().size());
    }

    @Test
    void whenItsResultBreaksItHasFailedAndTheLabIsFree() throws Exception {
        Experiment broken = experimenter.start(new ExperimentPlan() {
            @Override
            public String kind() {
                return "duel";
            }

            @Override
            public List<Workload> runs() {
                return duel(Map.of("slices", 10, "sliceMillis", 20)).runs();
            }

            @Override
            public ExperimentResult result(List<ExperimentRun> soFar, RunState state) {
                if (soFar.isEmpty()) {
                    return duel(Map.of()).result(soFar, state);
                }
                throw new IllegalStateException("on purpose");
            }
        });

        broken.awaitEnd();

        assertThat(broken.state()).isEqualTo(RunState.FAILED);
        assertThat(broken.failure())
                .hasValueSatisfying(failure -> assertThat(failure).contains("on purpose"));
        lab.book("duel", "next").close();
    }

    private DuelResult fought(Map<String, ?> fields) throws Exception {
        Experiment experiment = experimenter.start(duel(fields));
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
