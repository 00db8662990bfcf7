package dev.lockscope.experiment;

import dev.lockscope.lock.Catalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The locks of a sweep over nothing but locks.
 *
 * @param rows the most operations first
 * @param recommendation which to take, in a sentence
 * @param tradeOff what the one to take is known to cost and to give; null when none is recommended
 */
public record Ranking(List<Row> rows, String recommendation, @Nullable String tradeOff) {
    /**
     * A lock and what its runs came to.
     *
     * @param lock its id
     * @param name its name
     * @param place by operations a second, from 1: a lock that ties with the first at a place shares it
     */
    public record Row(String lock, String name, int place, SweepPoint point) {}

    /** @param byPoint the runs of each point, by round */
    static Ranking of(List<SweepPoint> points, List<List<Outcome>> byPoint) {
        List<Contender> contenders = IntStream.range(0, points.size())
                .filter(point -> points.get(point).measured())
                .mapToObj(point -> contender(points.get(point), byPoint.get(point)))
                .sorted(Comparator.comparingDouble(contender -> -contender.operations().median()))
                .toList();
        Recommendation recommendation = Recommendation.of(contenders);
        return new Ranking(rows(contenders), recommendation.sentence(), recommendation.tradeOff());
    }

    private static Contender contender(SweepPoint point, List<Outcome> runs) {
        return new Contender(Catalogue.find(String.valueOf(point.values().getFirst())).orElseThrow(), point, runs);
    }

    private static List<Row> rows(List<Contender> contenders) {
        List<Row> rows = new ArrayList<>();
        int first = 0;
        for (int at = 0; at < contenders.size(); at++) {
            Contender contender = contenders.get(at);
            if (at > 0 && !contender.tiesInOperationsWith(contenders.get(first))) {
                first = at;
            }
            rows.add(new Row(contender.lock().id(), contender.name(), first + 1, contender.point()));
        }
        return List.copyOf(rows);
    }
}
