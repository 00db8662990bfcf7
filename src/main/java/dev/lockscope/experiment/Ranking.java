package dev.lockscope.experiment;

import dev.lockscope.lock.LockCatalogue;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The locks of a sweep over nothing but locks.
 *
 * @param rows the most operations first
 * @param recommendation which to take, in a sentence; none where the sweep was ended before each lock was measured
 * @param tradeOff what the one to take is known to cost and to give; null when none is recommended
 */
public record Ranking(
        List<Row> rows, String recommendation, @Nullable String tradeOff) {
    /**
     * A lock and what its runs came to.
     *
     * @param lock its id
     * @param name its name
     * @param place by operations a second: one more than there are locks that make more, and don't tie with it
     */
    public record Row(String lock, String name, int place, SweepPoint point) {}

    /**
     * @param byPoint the runs of each point, by round
     * @param cutShort whether the sweep was ended before each lock was measured
     */
    static Ranking of(List<SweepPoint> points, List<List<ExperimentRun>> byPoint, boolean cutShort) {
        List<LockResult> contenders = IntStream.range(0, points.size())
                .filter(point -> points.get(point).measured())
                .mapToObj(point -> contender(points.get(point), byPoint.get(point)))
                .sorted(Comparator.comparingDouble(
                        contender -> -contender.operations().median()))
                .toList();
        Recommendation recommendation = cutShort ? Recommendation.NONE : Recommendation.of(contenders);
        return new Ranking(rows(contenders), recommendation.sentence(), recommendation.tradeOff());
    }

    private static LockResult contender(SweepPoint point, List<ExperimentRun> runs) {
        return new LockResult(
                LockCatalogue.find(String.valueOf(point.values().getFirst())).orElseThrow(), point, runs);
    }

    /** @param ranked the most operations first */
    private static List<Row> rows(List<LockResult> ranked) {
        return IntStream.range(0, ranked.size())
                .mapToObj(at -> row(ranked.get(at), ranked.subList(0, at)))
                .toList();
    }

    private static Row row(LockResult contender, List<LockResult> above) {
        long better = above.stream()
                .filter(one -> !one.tiesInOperationsWith(contender))
                .count();
        return new Row(contender.lock().id(), contender.name(), (int) better + 1, contender.point());
    }
}
