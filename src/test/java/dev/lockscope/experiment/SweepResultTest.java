package dev.lockscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockscope.run.RunState;
import dev.lockscope.run.check.Grade;
import dev.lockscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The result of a sweep from made-up outcomes. */
class SweepResultTest {
    private static final Map<String, Double> RATES = Map.of("mutex", 1_000.0, "striped", 1_300.0, "mutex-fair", 400.0);
    private static final Map<String, Double> WAITS =
            Map.of("mutex", 50_000.0, "striped", 90_000.0, "mutex-fair", 20_000.0);

    @Test
    void eachPointHasTheMedianAndTheSpreadOfItsRuns() throws InvalidExperiment {
        SweepPlan plan = locks(5);
        SweepResult result = result(plan, run -> RATES.get(run.lock()), run -> WAITS.get(run.lock()), 0.02);
        SweepPoint mutex = result.points().getFirst();

        assertThat(mutex.values()).containsExactly("mutex");
        assertThat(mutex.operationsPerSecond()).isEqualTo(new Spread(5, 960, 980, 1_000, 1_020, 1_040));
        assertThat(mutex.p99WaitNanos().median()).isEqualTo(50_000);
        assertThat(mutex.jain().median()).isCloseTo(0.9, within(1e-9));
        assertThat(result.runs()).hasSize(15);
        assertThat(result.law()).isNull();
    }

    @Test
    void aClearWinnerIsNamedWithItsLeadAndCost() throws InvalidExperiment {
        SweepResult result = result(locks(5), run -> RATES.get(run.lock()), run -> WAITS.get(run.lock()), 0.02);

        assertThat(result.ranking().rows())
                .extracting(Ranking.Row::lock)
                .containsExactly("striped", "mutex", "mutex-fair");
        assertThat(result.ranking().rows()).extracting(Ranking.Row::place).containsExactly(1, 2, 3);
        assertThat(result.sentence())
                .isEqualTo(
                        "Take Striped mutex: it makes 1.30x (1.30–1.30) the operations of the next, Mutex; "
                                + "its p99 wait is 90.0 µs (90.0 µs–90.0 µs), while Fair mutex has the shortest, 20.0 µs (20.0 µs–20.0 µs), "
                                + "at 0.308x (0.308–0.308) the operations; it serves the workers as evenly as any (Jain's index 0.90).");
    }

    @Test
    void withOverlappingSpreadsTheWaitDecides() throws InvalidExperiment {
        Map<String, Double> near = Map.of("mutex", 1_000.0, "striped", 1_010.0, "mutex-fair", 400.0);
        SweepResult result = result(locks(5), run -> near.get(run.lock()), run -> WAITS.get(run.lock()), 0.02);

        assertThat(result.ranking().rows()).extracting(Ranking.Row::place).containsExactly(1, 1, 3);
        assertThat(result.sentence())
                .startsWith(
                        "No difference in operations could be shown: Striped mutex and Mutex make 1,000 to 1,010 a second by their medians, "
                                + "and these lie within 1% or their spreads overlap; take Mutex, whose p99 wait of 50.0 µs (50.0 µs–50.0 µs) is the shortest of them, "
                                + "at 0.99x (0.99–0.99) the operations of Striped mutex;");
    }

    @Test
    void aDifferenceBelowOnePercentDoesNotDecide() throws InvalidExperiment {
        Map<String, Double> near = Map.of("mutex", 1_000.0, "striped", 1_009.0, "mutex-fair", 400.0);
        Map<String, Double> apart = Map.of("mutex", 1_000.0, "striped", 1_011.0, "mutex-fair", 400.0);

        assertThat(result(locks(5), run -> near.get(run.lock()), run -> WAITS.get(run.lock()), 0)
                        .sentence())
                .startsWith("No difference in operations could be shown: Striped mutex and Mutex ")
                .contains("take Mutex, whose p99 wait ");
        assertThat(result(locks(5), run -> apart.get(run.lock()), run -> WAITS.get(run.lock()), 0)
                        .sentence())
                .startsWith("Take Striped mutex: it makes 1.01x ");
    }

    @Test
    void withoutADifferenceInWaitsNoLockIsRecommended() throws InvalidExperiment {
        SweepResult result = result(locks(5), run -> 1_000, run -> 50_000, 0.02);

        assertThat(result.sentence())
                .isEqualTo(
                        "No difference in operations could be shown: Mutex, Fair mutex and Striped mutex make 1,000 a second by their medians, "
                                + "and these lie within 1% or their spreads overlap; nor could one be shown in their p99 waits, so any of them would do.");
        assertThat(result.ranking().tradeOff()).isNull();
    }

    @Test
    void oneRunHasNoSpread() throws InvalidExperiment {
        assertThat(result(locks(1), run -> RATES.get(run.lock()), run -> WAITS.get(run.lock()), 0)
                        .sentence())
                .startsWith(
                        "Take Striped mutex: it makes 1.30x the operations of the next, Mutex; its p99 wait is 90.0 µs, ");
        assertThat(SentenceNumbers.rates(new Spread(1, 7_970, 7_970, 7_970, 7_970, 7_970)))
                .isEqualTo("7,970");
        assertThat(SentenceNumbers.rates(new Spread(2, 7_970, 7_970, 7_970, 7_970, 7_970)))
                .isEqualTo("7,970 (7,970–7,970)");
    }

    @Test
    void withoutADifferenceNoPointIsCalledTheBest() throws InvalidExperiment {
        SweepPlan plan = SweepPlan.accept(
                Map.of("repeats", 5, "parameters", List.of(Map.of("name", "keys", "values", List.of(1, 4, 16)))));

        assertThat(result(plan, run -> 1_000 + run.keys(), run -> 1, 0.02).sentence())
                .isEqualTo(
                        "No difference between the two best could be shown: 1,016 (975–1,057) operations a second are made with keys 16, 1,004 (964–1,044) with keys 4.");
        assertThat(result(plan, run -> 1_000 * run.keys(), run -> 1, 0.02).sentence())
                .startsWith("The most operations are made with keys 16: ");
    }

    @Test
    void aPlaceCountsTheLocksShownToMakeMore() throws InvalidExperiment {
        Map<String, Double> rates = Map.of("striped", 1_000.0, "mutex", 960.0, "mutex-fair", 920.0);
        SweepResult result = result(locks(5), run -> rates.get(run.lock()), run -> WAITS.get(run.lock()), 0.02);

        assertThat(result.ranking().rows()).extracting(Ranking.Row::place).containsExactly(1, 1, 2);
    }

    @Test
    void aSingleDisturbedRunOfManyDoesNotMakeATie() throws InvalidExperiment {
        SweepPlan plan = locks(9);
        List<ExperimentRun> outcomes =
                new ArrayList<>(outcomes(plan, run -> RATES.get(run.lock()), run -> WAITS.get(run.lock()), 0.001));
        int disturbed = IntStream.range(0, outcomes.size())
                .filter(run -> outcomes.get(run).workload().lock().equals("striped"))
                .findFirst()
                .orElseThrow();
        outcomes.set(disturbed, outcome(outcomes.get(disturbed).workload(), 10, 90_000));

        assertThat(plan.result(outcomes, RunState.FINISHED).sentence())
                .startsWith("Take Striped mutex: it makes 1.30x (0.0100–1.30)");
    }

    @Test
    void aLockThatDidDamageIsNotRecommended() throws InvalidExperiment {
        SweepPlan plan = locks(1);
        List<ExperimentRun> outcomes =
                outcomes(plan, run -> RATES.get(run.lock()), run -> WAITS.get(run.lock()), 0).stream()
                        .map(outcome -> outcome.workload().lock().equals("striped") ? damaged(outcome) : outcome)
                        .toList();
        SweepResult result = plan.result(outcomes, RunState.FINISHED);

        assertThat(result.sentence()).startsWith("Take Mutex: ");
        assertThat(result.troubles()).anySatisfy(trouble -> assertThat(trouble).contains("striped", "lost updates"));
        assertThat(result.points().getLast().grade()).isEqualTo(Grade.FORBIDDEN);
    }

    @Test
    void beforeEachPointIsMeasuredThereIsNoConclusion() throws InvalidExperiment {
        SweepPlan plan = locks(2);
        List<ExperimentRun> all = outcomes(plan, run -> RATES.get(run.lock()), run -> 1.0, 0);

        assertThat(plan.result(List.of(), RunState.RUNNING).sentence()).isEqualTo("Nothing was measured yet.");
        assertThat(plan.result(all.subList(0, 2), RunState.RUNNING).ranking()).isNull();
        assertThat(plan.result(all.subList(0, 3), RunState.RUNNING).ranking()).isNotNull();
        assertThat(plan.result(all.subList(0, 2), RunState.STOPPED).ranking().rows())
                .hasSize(2);
        assertThat(plan.result(all.subList(0, 0), RunState.STOPPED).points()).noneMatch(SweepPoint::measured);
    }

    @Test
    void anEarlyEndSaysWhatWasNotMeasured() throws InvalidExperiment {
        SweepPlan plan = locks(2);
        List<ExperimentRun> all = outcomes(plan, run -> RATES.get(run.lock()), run -> 1.0, 0);

        for (RunState ended : List.of(RunState.STOPPED, RunState.FAILED)) {
            assertThat(plan.result(List.of(), ended).sentence()).isEqualTo("Nothing was measured.");
            assertThat(plan.result(all.subList(0, 1), ended).sentence())
                    .startsWith("Only 1 of 3 points was measured. Nothing can be compared with it: ")
                    .endsWith("No lock is recommended, as the sweep ended before all were measured.");
            SweepResult two = plan.result(all.subList(0, 2), ended);
            assertThat(two.sentence())
                    .startsWith("Only 2 of 3 points were measured. Of these, the most operations are made with lock ")
                    .endsWith("No lock is recommended, as the sweep ended before all were measured.");
            assertThat(two.ranking().tradeOff()).isNull();
            assertThat(plan.result(all.subList(0, 3), ended).sentence())
                    .startsWith("Take ")
                    .doesNotContain("measured");
        }
    }

    @Test
    void oneMeasuredPointIsNotCompared() throws InvalidExperiment {
        SweepPlan plan = SweepPlan.accept(Map.of(
                "workload",
                Map.of("writers", 0),
                "repeats",
                1,
                "seed",
                3,
                "parameters",
                List.of(Map.of("name", "readers", "values", List.of(10, 20, 30, 40, 50)))));
        List<ExperimentRun> all = outcomes(plan, run -> 100.0 * run.readers(), run -> 1.0, 0);
        int first = plan.workload(plan.order().getFirst()).readers();

        assertThat(plan.result(all.subList(0, 1), RunState.STOPPED).sentence())
                .isEqualTo(
                        "Only 1 of 5 points was measured. Nothing can be compared with it: "
                                + SentenceNumbers.count(100.0 * first)
                                + " operations a second are made with " + first + " readers. "
                                + "The scalability law was not fitted: that needs at least 5 numbers of workers, and there was 1.");
        assertThat(plan.result(all.subList(0, 3), RunState.STOPPED).sentence())
                .startsWith("Only 3 of 5 points were measured. Of these, the most operations are made with ");
    }

    @Test
    void aLockWithOnlyFailedRunsDoesNotPreventARecommendation() throws InvalidExperiment {
        SweepPlan plan = locks(1);
        List<ExperimentRun> outcomes = outcomes(plan, run -> RATES.get(run.lock()), run -> 1.0, 0).stream()
                .map(outcome -> outcome.workload().lock().equals("mutex-fair") ? failed(outcome) : outcome)
                .toList();

        assertThat(plan.result(outcomes, RunState.FINISHED).sentence())
                .startsWith("Only 2 of 3 points were measured. Take Striped mutex: it makes 1.30x ");
    }

    @Test
    void theOnlyLockWithoutDamageIsNotCompared() throws InvalidExperiment {
        SweepPlan plan = locks(1);
        List<ExperimentRun> outcomes = outcomes(plan, run -> 1, run -> 1.0, 0).stream()
                .map(outcome -> outcome.workload().lock().equals("mutex") ? outcome : damaged(outcome))
                .toList();
        Ranking ranking = plan.result(outcomes, RunState.FINISHED).ranking();

        assertThat(ranking.recommendation())
                .isEqualTo("Mutex is the only one that was measured without damage: 1 operation a second.");
        assertThat(ranking.tradeOff()).isNull();
    }

    @Test
    void oneIsSingularAndSmallRatesHaveThreeDigits() throws InvalidExperiment {
        SweepPlan plan = SweepPlan.accept(
                Map.of("repeats", 1, "parameters", List.of(Map.of("name", "readers", "values", List.of(1, 2, 3)))));

        assertThat(result(plan, run -> run.readers() == 1 ? 4 : 1, run -> 1, 0).sentence())
                .startsWith("The most operations are made with 1 reader: 4 a second.");
        assertThat(result(plan, run -> run.readers() == 3 ? 0 : 1, run -> 1, 0).sentence())
                .startsWith(
                        "No difference between the two best could be shown: 1 operation a second is made with 1 reader, 1 with 2 readers.");
        List<ExperimentRun> slow = outcomes(plan, Workload::readers, run -> 1, 0).stream()
                .map(outcome -> lasting(outcome, 12_000_000_000L))
                .toList();
        assertThat(plan.result(slow, RunState.FINISHED).sentence())
                .startsWith("The most operations are made with 3 readers: 0.25 a second.");
    }

    @Test
    void aFailedRunIsNamedInTheSingularToo() throws InvalidExperiment {
        SweepPlan plan = SweepPlan.accept(Map.of(
                "workload",
                Map.of("writers", 1),
                "repeats",
                1,
                "parameters",
                List.of(Map.of("name", "readers", "values", List.of(1, 2)))));
        List<ExperimentRun> outcomes = outcomes(plan, run -> 1, run -> 1, 0).stream()
                .map(outcome -> outcome.workload().readers() == 1 ? failed(outcome) : outcome)
                .toList();

        assertThat(plan.result(outcomes, RunState.FINISHED).troubles())
                .singleElement()
                .asString()
                .matches("Run [12] of lock mutex with 1 reader and 1 writer: it failed: no more threads");
    }

    @Test
    void aSweepOverWorkersHasItsLaw() throws InvalidExperiment {
        SweepPlan plan = SweepPlan.accept(Map.of(
                "workload",
                Map.of("writers", 0),
                "repeats",
                3,
                "parameters",
                List.of(Map.of("name", "readers", "from", 1, "to", 32, "points", 6, "scale", "geometric"))));
        ToDoubleFunction<Workload> law = run ->
                1_000.0 * run.readers() / (1 + 0.1 * (run.readers() - 1) + 0.01 * run.readers() * (run.readers() - 1));
        SweepResult result = result(plan, law, run -> 1.0, 0.01);

        assertThat(result.law().fits()).as(result.law().sentence()).isTrue();
        assertThat(result.law().sigma().value()).isCloseTo(0.1, within(0.001));
        assertThat(result.sentence())
                .startsWith("The most operations are made with 8 readers: ")
                .contains("The scalability law fits");
        assertThat(result.ranking()).isNull();
    }

    @Test
    void runsThatWereNotWarmAreCounted() throws InvalidExperiment {
        SweepPlan plan = locks(2);
        List<ExperimentRun> outcomes = new ArrayList<>(outcomes(plan, run -> RATES.get(run.lock()), run -> 1.0, 0));
        outcomes.replaceAll(outcome -> ExperimentRuns.warmed(outcome, true));
        assertThat(plan.result(outcomes, RunState.FINISHED).troubles()).isEmpty();

        outcomes.set(1, ExperimentRuns.warmed(outcomes.get(1), false));
        outcomes.set(4, ExperimentRuns.warmed(outcomes.get(4), false));

        assertThat(plan.result(outcomes, RunState.FINISHED).troubles())
                .singleElement()
                .asString()
                .startsWith("In 2 of 6 runs the rate was not steady after the warm-up, such as in run 2 of lock "
                        + outcomes.get(1).workload().lock());
    }

    @Test
    void aFailedRunIsExcludedAndReported() throws InvalidExperiment {
        SweepPlan plan = locks(2);
        List<ExperimentRun> outcomes = new ArrayList<>(outcomes(plan, run -> RATES.get(run.lock()), run -> 1.0, 0));
        outcomes.set(0, failed(outcomes.get(0)));
        SweepResult result = plan.result(outcomes, RunState.FINISHED);

        assertThat(result.troubles())
                .singleElement()
                .asString()
                .startsWith("Run 1 of lock ")
                .contains("no more threads");
        assertThat(result.points())
                .extracting(point -> point.operationsPerSecond().runs())
                .containsExactlyInAnyOrder(1, 2, 2);
        assertThat(result.ranking().rows()).hasSize(3);
    }

    private static SweepPlan locks(int repeats) throws InvalidExperiment {
        return SweepPlan.accept(Map.of(
                "repeats",
                repeats,
                "parameters",
                List.of(Map.of("name", "lock", "values", List.of("mutex", "mutex-fair", "striped")))));
    }

    private static SweepResult result(
            SweepPlan plan, ToDoubleFunction<Workload> operations, ToDoubleFunction<Workload> waits, double spread) {
        return plan.result(outcomes(plan, operations, waits, spread), RunState.FINISHED);
    }

    /** One outcome per run; rounds deviate by -2, -1, 0, 1, 2 times the spread. */
    private static List<ExperimentRun> outcomes(
            SweepPlan plan, ToDoubleFunction<Workload> operations, ToDoubleFunction<Workload> waits, double spread) {
        List<ExperimentRun> outcomes = new ArrayList<>();
        List<Workload> runs = plan.runs();
        for (int run = 0; run < runs.size(); run++) {
            int round = run / plan.points();
            double off = 1 + spread * (round - (plan.repeats() - 1) / 2.0);
            Workload workload = runs.get(run);
            outcomes.add(outcome(workload, Math.round(operations.applyAsDouble(workload) * off), (long)
                    waits.applyAsDouble(workload)));
        }
        return outcomes;
    }

    private static ExperimentRun outcome(Workload workload, long operations, long wait) {
        return new ExperimentRun(
                workload,
                RunState.FINISHED,
                operations,
                0,
                1_000_000_000L,
                10,
                wait,
                wait,
                wait,
                0,
                0.9,
                Grade.ACCEPTABLE,
                null,
                null,
                null);
    }

    private static ExperimentRun lasting(ExperimentRun of, long elapsedNanos) {
        return new ExperimentRun(
                of.workload(),
                of.state(),
                of.reads(),
                of.writes(),
                elapsedNanos,
                of.waits(),
                of.p50WaitNanos(),
                of.p99WaitNanos(),
                of.maxWaitNanos(),
                of.waitsCutOff(),
                of.jain(),
                of.grade(),
                of.steady(),
                of.trouble(),
                of.jvm());
    }

    private static ExperimentRun damaged(ExperimentRun of) {
        return new ExperimentRun(
                of.workload(),
                of.state(),
                of.reads(),
                0,
                of.elapsedNanos(),
                10,
                1,
                1,
                1,
                0,
                0.9,
                Grade.FORBIDDEN,
                null,
                "its verdict is forbidden: lost updates (3 found)",
                null);
    }

    private static ExperimentRun failed(ExperimentRun of) {
        return new ExperimentRun(
                of.workload(),
                RunState.FAILED,
                0,
                0,
                1,
                0,
                0,
                0,
                0,
                0,
                null,
                Grade.ACCEPTABLE,
                null,
                "it failed: no more threads",
                null);
    }
}
