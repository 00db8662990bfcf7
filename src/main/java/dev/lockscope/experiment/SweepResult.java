package dev.lockscope.experiment;

import dev.lockscope.experiment.LawFit.Load;
import dev.lockscope.run.RunState;
import dev.lockscope.run.measure.Machine;
import dev.lockscope.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The result of a sweep.
 *
 * @param runs completed runs that count
 * @param points all points, measured or not; the last axis varies fastest
 * @param law over the workers, if nothing else is varied; null else, and until each point is measured or the sweep has ended
 * @param ranking of the locks, if nothing else is varied; null else, and until each point is measured or the sweep has ended
 * @param machine that the sweep ran on
 * @param jvms in which its runs were made, each once
 */
public record SweepResult(
        String sentence,
        List<String> troubles,
        List<SweepRun> runs,
        List<SweepPoint> points,
        @Nullable ScalabilityLaw law,
        @Nullable Ranking ranking,
        Machine machine,
        List<RunJvm> jvms)
        implements ExperimentResult {

    static SweepResult of(SweepPlan plan, List<ExperimentRun> completed, RunState state) {
        List<List<ExperimentRun>> byPoint = byPoint(plan, completed);
        List<SweepPoint> points = IntStream.range(0, plan.points())
                .mapToObj(point ->
                        SweepPoint.of(plan.values(point), plan.workload(point).workers(), byPoint.get(point)))
                .toList();
        boolean allMeasured = points.stream().allMatch(SweepPoint::measured);
        boolean conclusive = state.ended() || allMeasured;
        boolean incomplete = !allMeasured && state != RunState.FINISHED;
        Axis only = plan.axes().size() == 1 ? plan.axes().getFirst() : null;
        ScalabilityLaw law =
                conclusive && only != null && only.variesWorkers() ? ScalabilityLaw.of(loads(points)) : null;
        Ranking ranking =
                conclusive && only != null && only.variesLock() ? Ranking.of(points, byPoint, incomplete) : null;
        return new SweepResult(
                sentence(plan, points, byPoint, law, ranking, conclusive, incomplete),
                troubles(completed),
                runs(plan, completed),
                points,
                law,
                ranking,
                Machine.here(),
                RunJvm.of(completed));
    }

    private static List<List<ExperimentRun>> byPoint(SweepPlan plan, List<ExperimentRun> completed) {
        List<List<ExperimentRun>> byPoint = new ArrayList<>();
        for (int point = 0; point < plan.points(); point++) {
            byPoint.add(new ArrayList<>());
        }
        List<Integer> order = plan.order();
        for (int run = 0; run < completed.size(); run++) {
            byPoint.get(order.get(run)).add(completed.get(run));
        }
        return byPoint;
    }

    private static List<SweepRun> runs(SweepPlan plan, List<ExperimentRun> completed) {
        List<Integer> order = plan.order();
        return IntStream.range(0, completed.size())
                .mapToObj(run -> SweepRun.of(order.get(run), completed.get(run)))
                .toList();
    }

    private static List<Load> loads(List<SweepPoint> points) {
        return points.stream()
                .filter(SweepPoint::measured)
                .map(point -> new Load(point.workers(), operations(point).median()))
                .toList();
    }

    private static String sentence(
            SweepPlan plan,
            List<SweepPoint> points,
            List<List<ExperimentRun>> byPoint,
            @Nullable ScalabilityLaw law,
            @Nullable Ranking ranking,
            boolean conclusive,
            boolean incomplete) {
        List<Integer> ranked = ranked(points);
        if (ranked.isEmpty() || !conclusive) {
            return (ranked.isEmpty() ? "Nothing was measured" : "Not every point was measured")
                    + (conclusive ? "." : " yet.");
        }
        List<String> sentences = new ArrayList<>();
        if (ranked.size() < points.size()) {
            sentences.add("Only %d of %d points %s measured."
                    .formatted(ranked.size(), points.size(), ranked.size() == 1 ? "was" : "were"));
        }
        if (ranking == null || incomplete) {
            sentences.add(most(plan, points, byPoint, ranked));
        }
        if (ranking != null) {
            sentences.add(ranking.recommendation());
        }
        if (law != null) {
            sentences.add(law.sentence());
        }
        return String.join(" ", sentences);
    }

    /** Indices of the measured points, the most operations first. */
    private static List<Integer> ranked(List<SweepPoint> points) {
        return IntStream.range(0, points.size())
                .filter(point -> points.get(point).measured())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        point -> -operations(points.get(point)).median()))
                .toList();
    }

    private static String most(
            SweepPlan plan, List<SweepPoint> points, List<List<ExperimentRun>> byPoint, List<Integer> ranked) {
        SweepPoint best = points.get(ranked.getFirst());
        if (ranked.size() == 1) {
            return "Nothing can be compared with it: %s.".formatted(rateSentence(plan, best));
        }
        boolean all = ranked.size() == points.size();
        if (NoDifference.inOperations(byPoint.get(ranked.get(0)), byPoint.get(ranked.get(1)))) {
            SweepPoint next = points.get(ranked.get(1));
            return "%s difference between the two best could be shown: %s, %s with %s."
                    .formatted(
                            all ? "No" : "Of these, no",
                            rateSentence(plan, best),
                            SentenceNumbers.rates(operations(next)),
                            settings(plan, next));
        }
        return "%s most operations are made with %s: %s a second."
                .formatted(
                        all ? "The" : "Of these, the", settings(plan, best), SentenceNumbers.rates(operations(best)));
    }

    private static String rateSentence(SweepPlan plan, SweepPoint point) {
        String operations = SentenceNumbers.operations(operations(point));
        return "%s a second %s made with %s"
                .formatted(operations, operations.endsWith("s") ? "are" : "is", settings(plan, point));
    }

    private static Spread operations(SweepPoint measured) {
        return Objects.requireNonNull(measured.operationsPerSecond());
    }

    private static String settings(SweepPlan plan, SweepPoint point) {
        return IntStream.range(0, plan.axes().size())
                .mapToObj(axis -> SentenceNumbers.setting(
                        plan.axes().get(axis), point.values().get(axis)))
                .collect(Collectors.joining(" and "));
    }

    private static List<String> troubles(List<ExperimentRun> completed) {
        List<String> troubles = new ArrayList<>();
        for (int run = 0; run < completed.size(); run++) {
            if (completed.get(run).trouble() != null) {
                troubles.add("Run %s: %s"
                        .formatted(name(run, completed), completed.get(run).trouble()));
            }
        }
        int[] unsteady = IntStream.range(0, completed.size())
                .filter(run -> completed.get(run).unsteady())
                .toArray();
        if (unsteady.length > 0) {
            troubles.add("In %d of %s the rate was not steady after the warm-up, such as in run %s."
                    .formatted(
                            unsteady.length,
                            SentenceNumbers.counted(completed.size(), "run"),
                            name(unsteady[0], completed)));
        }
        return troubles;
    }

    private static String name(int run, List<ExperimentRun> completed) {
        Workload workload = completed.get(run).workload();
        return "%d of lock %s with %s and %s"
                .formatted(
                        run + 1,
                        workload.lock(),
                        SentenceNumbers.counted(workload.readers(), "reader"),
                        SentenceNumbers.counted(workload.writers(), "writer"));
    }
}
