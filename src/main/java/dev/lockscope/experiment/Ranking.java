package dev.lockscope.experiment;

import dev.lockscope.lock.LockCatalogue;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The ranking of the locks in a sweep over locks.
 *
 * @param rows the most operations first
 * @param recommendation a sentence; it recommends no lock if the sweep ended before each was measured
 * @param tradeOff of the recommended lock; null if none is recommended
 */
public record Ranking(
        List<Row> rows, String recommendation, @Nullable String tradeOff) {
    /**
     * One lock of the ranking.
     *
     * @param lock its id
     * @param name its name
     * @param place by operations per second: 1 plus the number of locks shown to make more
     */
    public record Row(String lock, String name, int place, SweepPoint point) {}

    /**
     * @param byPoint the runs of each point, by round
     * @param incomplete whether the sweep ended before each lock was measured
     */
    static Ranking of(List<SweepPoint> points, List<List<ExperimentRun>> byPoint, boolean incomplete) {
        List<LockResult> results = IntStream.range(0, points.size())
                .filter(point -> points.get(point).measured())
                .mapToObj(point -> result(points.get(point), byPoint.get(point)))
                .sorted(Comparator.comparingDouble(
                        result -> -result.operations().median()))
                .toList();
        Recommendation recommendation = incomplete ? Recommendation.NONE : Recommendation.of(results);
        return new Ranking(rows(results), recommendation.sentence(), recommendation.tradeOff());
    }

    private static LockResult result(SweepPoint point, List<ExperimentRun> runs) {
        return new LockResult(
                LockCatalogue.find(String.valueOf(point.values().getFirst())).orElseThrow(), point, runs);
    }

    /** @param ranked the most operations first */
    private static List<Row> rows(List<LockResult> ranked) {
        return IntStream.range(0, ranked.size())
                .mapToObj(at -> row(ranked.get(at), ranked.subList(0, at)))
                .toList();
    }

    private static Row row(LockResult result, List<LockResult> above) {
        long ahead = above.stream()
                .filter(other -> !other.tiesInOperationsWith(result))
                .count();
        return new Row(result.lock().id(), result.name(), (int) ahead + 1, result.point());
    }
}
