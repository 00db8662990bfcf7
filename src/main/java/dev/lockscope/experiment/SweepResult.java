package dev.lockscope.experiment;

import dev.lockscope.experiment.LawFit.Load;
import dev.lockscope.run.measure.Machine;
import dev.lockscope.run.RunState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep has found.
 *
 * @param runs those that were made and count
 * @param points all there are, measured or not, the last axis changing first
 * @param law over the workers, when nothing else is varied; null else, and until each point was measured
 * @param ranking of the locks, when nothing else is varied; null else, and until each point was measured
 * @param machine that it was made on
 */
public record SweepResult(
        String sentence,
        List<String> troubles,
        List<SweepRun> runs,
        List<SweepPoint> points,
        @Nullable ScalabilityLaw law,
        @Nullable Ranking ranking,
        Machine machine)
        implements ExperimentResult {

    static SweepResult of(SweepPlan plan, List<ExperimentRun> soFar, RunState state) {
        List<List<ExperimentRun>> byPoint = byPoint(plan, soFar);
        List<SweepPoint> points = IntStream.range(0, plan.points())
                .mapToObj(point ->
                        SweepPoint.of(plan.values(point), plan.workload(point).workers(), byPoint.get(point)))
                .toList();
        boolean whole = points.stream().allMatch(SweepPoint::measured);
        boolean told = state.ended() || whole;
        boolean cutShort = !whole && state != RunState.FINISHED;
        Axis only = plan.axes().size() == 1 ? plan.axes().getFirst() : null;
        ScalabilityLaw law = told && only != null && only.isOfWorkers() ? ScalabilityLaw.of(loads(points)) : null;
        Ranking ranking = told && only != null && only.isOfLocks() ? Ranking.of(points, byPoint, cutShort) : null;
        return new SweepResult(
                sentence(plan, points, byPoint, law, ranking, told, cutShort),
                troubles(plan, soFar),
                runs(plan, soFar),
                points,
                law,
                ranking,
                Machine.here());
    }

    private static List<List<ExperimentRun>> byPoint(SweepPlan plan, List<ExperimentRun> soFar) {
        List<List<ExperimentRun>> byPoint = new ArrayList<>();
        for (int point = 0; point < plan.points(); point++) {
            byPoint.add(new ArrayList<>());
        }
        List<Integer> order = plan.order();
        int first = plan.warmedUpAfter();
        for (int run = first; run < soFar.size(); run++) {
            byPoint.get(order.get(run - first)).add(soFar.get(run));
        }
        return byPoint;
    }

    private static List<SweepRun> runs(SweepPlan plan, List<ExperimentRun> soFar) {
        List<Integer> order = plan.order();
        int first = plan.warmedUpAfter();
        return IntStream.range(first, soFar.size())
                .mapToObj(run -> SweepRun.of(order.get(run - first), soFar.get(run)))
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
            boolean told,
            boolean cutShort) {
        List<Integer> ranked = ranked(points);
        if (ranked.isEmpty() || !told) {
            return (ranked.isEmpty() ? "Nothing was measured" : "Not every point was measured")
                    + (told ? "." : " yet.");
        }
        List<String> found = new ArrayList<>();
        if (ranked.size() < points.size()) {
            found.add("Only %d of %d points %s measured."
                    .formatted(ranked.size(), points.size(), ranked.size() == 1 ? "was" : "were"));
        }
        if (ranking == null || cutShort) {
            found.add(most(plan, points, byPoint, ranked));
        }
        if (ranking != null) {
            found.add(ranking.recommendation());
        }
        if (law != null) {
            found.add(law.sentence());
        }
        return String.join(" ", found);
    }

    /** Those that were measured, the most operations first. */
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
            return "Nothing can be compared with it: %s.".formatted(made(plan, best));
        }
        boolean all = ranked.size() == points.size();
        if (NoDifferenceTest.inOperations(byPoint.get(ranked.get(0)), byPoint.get(ranked.get(1)))) {
            SweepPoint next = points.get(ranked.get(1));
            return "%s difference between the two best could be shown: %s, %s with %s."
                    .formatted(
                            all ? "No" : "Of these, no",
                            made(plan, best),
                            SentenceNumbers.rates(operations(next)),
                            where(plan, next));
        }
        return "%s most operations are made with %s: %s a second."
                .formatted(all ? "The" : "Of these, the", where(plan, best), SentenceNumbers.rates(operations(best)));
    }

    private static String made(SweepPlan plan, SweepPoint point) {
        String operations = SentenceNumbers.operations(operations(point));
        return "%s a second %s made with %s"
                .formatted(operations, operations.endsWith("s") ? "are" : "is", where(plan, point));
    }

    private static Spread operations(SweepPoint measured) {
        return Objects.requireNonNull(measured.operationsPerSecond());
    }

    private static String where(SweepPlan plan, SweepPoint point) {
        return IntStream.range(0, plan.axes().size())
                .mapToObj(axis ->
                        SentenceNumbers.setting(plan.axes().get(axis), point.values().get(axis)))
                .collect(Collectors.joining(" and "));
    }

    private static List<String> troubles(SweepPlan plan, List<ExperimentRun> soFar) {
        int first = plan.warmedUpAfter();
        return IntStream.range(0, soFar.size())
                .filter(run -> soFar.get(run).trouble() != null)
                .mapToObj(run -> "%s of lock %s with %s and %s: %s"
                        .formatted(
                                run < first ? "Warm-up" : "Run " + (run - first + 1),
                                soFar.get(run).workload().lock(),
                                SentenceNumbers.counted(soFar.get(run).workload().readers(), "reader"),
                                SentenceNumbers.counted(soFar.get(run).workload().writers(), "writer"),
                                soFar.get(run).trouble()))
                .toList();
    }
}
