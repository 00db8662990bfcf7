package dev.lockscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockscope.experiment.PairedRatio.Finding;
import dev.lockscope.run.RunState;
import dev.lockscope.workload.FieldViolation;
import dev.lockscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The slices of a duel and the result from given outcomes, without runs. */
class DuelTest {
    private static final Duel EQUALS = duel(Map.of("slices", 20, "warmUp", 2));

    @Test
    void sidesAlternateInGoingFirstWithEqualSlices() {
        Duel duel = duel(Map.of("b", Map.of("lock", "spin"), "slices", 10, "warmUp", 2, "sliceMillis", 70));

        List<Workload> runs = duel.runs();

        assertThat(runs).hasSize(24).allMatch(workload -> workload.durationMillis() == 70);
        assertThat(runs.stream()
                        .map(workload -> workload.lock().equals("mutex") ? "A" : "B")
                        .limit(8))
                .containsExactly("A", "B", "B", "A", "A", "B", "B", "A");
        assertThat(runs.stream().map(Workload::withoutWarmUp).filter(duel.a().withoutWarmUp()::equals))
                .hasSize(12);
        assertThat(runs.stream().filter(duel.a()::equals))
                .as("the first of each fork")
                .hasSize(6);
    }

    /** Being second costs a tenth, and the machine slows down steadily. */
    @Test
    void driftAndOrderMakeNoDifferenceBetweenEquals() {
        Random random = new Random(3);
        double[] speeds = IntStream.range(0, 44)
                .mapToDouble(
                        run -> 1e6 * (run % 2 == 0 ? 1 : 0.9) * (1 - run / 100.0) * (1 + 0.01 * random.nextGaussian()))
                .toArray();

        DuelResult result = result(EQUALS, run -> speeds[run]);

        assertThat(result.operations().finding()).isEqualTo(Finding.NONE);
        assertThat(result.sentence()).startsWith("No difference could be shown: A makes ");
        // With A always first, the drift would be taken for a difference.
        List<Double> fixedOrder = IntStream.range(0, 22)
                .mapToObj(pair -> speeds[2 * pair] / speeds[2 * pair + 1])
                .toList();
        assertThat(PairedRatio.of(fixedOrder).finding()).isEqualTo(Finding.MORE);
    }

    @Test
    void theSentenceNamesTheGreaterFirstAndWhatDiffers() {
        Duel duel = duel(Map.of("b", Map.of("lock", "read-write", "readers", 200), "slices", 20, "warmUp", 0));
        Random random = new Random(5);

        DuelResult result =
                result(duel, run -> (Duel.isOfA(run) ? 1 : 1.42) * 1e6 * (1 + 0.02 * random.nextGaussian()));

        assertThat(result.differs()).containsExactly("lock", "readers");
        assertThat(result.sentence())
                .matches(
                        "B \\(Read-write lock, readers 200\\) makes 1\\.4\\dx \\(1\\.\\d\\d-1\\.\\d\\d\\) the operations of A \\(Mutex, readers 100\\) here\\.");
        assertThat(result.waitSentence()).startsWith("The p99 wait of A (Mutex, readers 100) is 1.4");
        assertThat(result.operations().median()).isBetween(0.68, 0.73);
    }

    @Test
    void theWarmUpDoesNotCount() {
        DuelResult result = result(EQUALS, run -> run < 4 && Duel.isOfA(run) ? 1 : 1_000);

        assertThat(result.pairs().stream().map(SlicePair::warmUp).limit(4)).containsExactly(true, true, false, false);
        assertThat(result.operations().pairs()).isEqualTo(20);
        assertThat(result.operations().median()).isEqualTo(1);
        assertThat(result.a().operationsPerSecond()).isEqualTo(1_000);
    }

    @Test
    void aRunningDuelClaimsNothing() {
        List<ExperimentRun> half =
                outcomes(EQUALS, run -> Duel.isOfA(run) ? 3_000 : 1_000).subList(0, 31);

        DuelResult running = EQUALS.result(half, RunState.RUNNING);

        assertThat(running.sentence())
                .isEqualTo("13 of 20 pairs: A makes 3.00x (3.00-3.00) the operations of B so far.");
        assertThat(running.slices()).hasSize(31);
        assertThat(EQUALS.result(List.of(), RunState.RUNNING).sentence())
                .isEqualTo("Nothing that counts has been measured yet.");
    }

    @Test
    void aStoppedDuelSaysSo() {
        List<ExperimentRun> all = outcomes(EQUALS, run -> Duel.isOfA(run) ? 3_000 : 1_000);

        DuelResult stopped = EQUALS.result(all.subList(0, 30), RunState.STOPPED);
        assertThat(stopped.sentence()).isEqualTo("A makes 3.00x (3.00-3.00) the operations of B here.");
        assertThat(stopped.troubles())
                .singleElement()
                .asString()
                .startsWith("It was ended after 13 of 20 pairs: stopping when the ratio looks good ");
        assertThat(EQUALS.result(all.subList(0, 3), RunState.STOPPED).troubles())
                .containsExactly("It was ended after 0 of 20 pairs.");
        assertThat(EQUALS.result(all.subList(0, 20), RunState.STOPPED).sentence())
                .isEqualTo("Nothing can be said of the operations: 8 of 20 pairs can be compared, and it takes 10.");
    }

    @Test
    void aFailedSliceIsReportedAndItsPairExcluded() {
        List<ExperimentRun> outcomes = new ArrayList<>(outcomes(EQUALS, run -> 1_000));
        outcomes.set(6, ExperimentRuns.failed(EQUALS.a()));

        DuelResult result = EQUALS.result(outcomes, RunState.FINISHED);

        assertThat(result.operations().pairs()).isEqualTo(19);
        assertThat(result.troubles())
                .containsExactly("In 1 of 22 slices of B something was wrong. In slice 7 it failed: no more threads.");
        assertThat(result.slices().get(6).trouble()).isEqualTo("it failed: no more threads");
    }

    @Test
    void forksThatWereNotWarmAreCountedForTheirSide() {
        List<ExperimentRun> outcomes = new ArrayList<>(outcomes(EQUALS, run -> 1_000));
        outcomes.set(0, ExperimentRuns.warmed(outcomes.get(0), true));
        outcomes.set(1, ExperimentRuns.warmed(outcomes.get(1), false));
        outcomes.set(14, ExperimentRuns.warmed(outcomes.get(14), true));

        assertThat(Duel.isOfA(1)).isFalse();
        assertThat(Duel.isOfA(14)).isFalse();
        assertThat(EQUALS.result(outcomes, RunState.FINISHED).troubles())
                .containsExactly("In 1 of 2 JVMs of B the rate was not steady after the warm-up.");
    }

    @Test
    void aP99OfTooFewWaitsIsNotCompared() {
        List<Workload> runs = EQUALS.runs();
        List<ExperimentRun> outcomes = IntStream.range(0, runs.size())
                .mapToObj(run -> ExperimentRuns.of(
                        runs.get(run), 1_000, Duel.isOfA(run) ? 299 : 300, Duel.isOfA(run) ? 5_000 : 1_000))
                .toList();

        DuelResult result = EQUALS.result(outcomes, RunState.FINISHED);

        assertThat(result.operations().pairs()).isEqualTo(20);
        assertThat(result.p99Wait().finding()).isEqualTo(Finding.UNKNOWN);
        assertThat(result.waitSentence())
                .isEqualTo(
                        "Nothing can be said of the p99 waits: 0 of 20 pairs can be compared, and it takes 10. "
                                + "20 of 40 slices had fewer than the 300 waits that a p99 takes, so their pairs do not count here: longer slices have more.");
        assertThat(result(EQUALS, run -> 1_000).waitSentence()).doesNotContain("fewer");
    }

    @Test
    void theSentenceSaysThatPairsCorrelate() {
        DuelResult result = result(EQUALS, run -> 1e6 * (Duel.isOfA(run) ? Math.exp(0.3 * Math.sin(run / 10.0)) : 1));

        assertThat(result.sentence()).contains("No difference could be shown", " Neighbouring pairs correlate by 0.");
        assertThat(result.operations().effectivePairs()).isLessThan(5);
    }

    @Test
    void oneSliceIsSingular() {
        DuelResult result = EQUALS.result(outcomes(EQUALS, run -> 0).subList(0, 1), RunState.STOPPED);

        assertThat(result.troubles()).contains("In 1 of 1 slice of A no operation was made, so there is no ratio.");
    }

    @Test
    void withoutOperationsThereIsNoRatio() {
        DuelResult result = result(EQUALS, run -> Duel.isOfA(run) ? 1_000 : 0);

        assertThat(result.sentence())
                .isEqualTo("Nothing can be said of the operations: 0 of 20 pairs can be compared, and it takes 10.");
        assertThat(result.troubles())
                .containsExactly("In 22 of 22 slices of B no operation was made, so there is no ratio.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            slices      | 9     | slices      | must be a whole number from 10 to 100, was 9
            sliceMillis | 19    | sliceMillis | must be a whole number from 20 to 10000, was 19
            warmUp      | 21    | warmUp      | must be a whole number from 0 to 20, was 21
            colour      | 1     | colour      | is unknown; the valid ones are a, b, slices, sliceMillis, warmUp
            a           | 1     | a           | must be a workload, an object
            """)
    void aFieldOutOfBoundsIsNamed(String field, int value, String named, String detail) {
        assertThatThrownBy(() -> Duel.accept(Map.of(field, value)))
                .isInstanceOfSatisfying(
                        InvalidExperiment.class,
                        invalid -> assertThat(invalid.violations()).containsExactly(new FieldViolation(named, detail)));
    }

    @Test
    void allViolationsOfBothWorkloadsAreNamed() {
        Map<String, ?> fields =
                Map.of("a", Map.of("readers", -1), "b", Map.of("lock", "none", "rampMillis", 1), "slices", 1);

        assertThatThrownBy(() -> Duel.accept(fields))
                .isInstanceOfSatisfying(
                        InvalidExperiment.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(FieldViolation::field)
                                .containsExactlyInAnyOrder("slices", "a.readers", "b.lock"));
    }

    private static Duel duel(Map<String, ?> fields) {
        try {
            return Duel.accept(fields);
        } catch (InvalidExperiment invalid) {
            throw new AssertionError(invalid);
        }
    }

    private static DuelResult result(Duel duel, IntToDoubleFunction operationsPerSecond) {
        return duel.result(outcomes(duel, operationsPerSecond), RunState.FINISHED);
    }

    /** The p99 wait is inversely proportional to the rate. */
    private static List<ExperimentRun> outcomes(Duel duel, IntToDoubleFunction operationsPerSecond) {
        List<Workload> runs = duel.runs();
        return IntStream.range(0, runs.size())
                .mapToObj(run -> {
                    double speed = operationsPerSecond.applyAsDouble(run);
                    return ExperimentRuns.of(runs.get(run), speed, speed == 0 ? 0 : 1e12 / speed);
                })
                .toList();
    }
}
