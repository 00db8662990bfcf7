package dev.lockscope.experiment;

import dev.lockscope.lock.Catalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The locks of a sweep over nothing but locks.
 *
 * @param rows the most operations first
 * @param recommendation which to take, in a sentence
 */
public record Ranking(List<Row> rows, String recommendation) {
    /**
     * A lock and what its runs came to.
     *
     * @param lock its id
     * @param name its name
     * @param place by operations a second, from 1: a lock whose spread overlaps that of the first at a place shares it
     * @param point what was measured
     * @param rounds operations a second, round by round; null where a run failed
     */
    public record Row(String lock, String name, int place, SweepPoint point, List<@Nullable Double> rounds) {
        Spread operations() {
            return Objects.requireNonNull(point.operationsPerSecond());
        }

        /** How many times the operations of another it makes, round by round, so that the machine's drift hits both. */
        Spread ratioTo(Row other) {
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < Math.min(rounds.size(), other.rounds.size()); round++) {
                Double mine = rounds.get(round);
                Double its = other.rounds.get(round);
                if (mine != null && its != null && its > 0) {
                    ratios.add(mine / its);
                }
            }
            return Objects.requireNonNullElseGet(
                    Spread.of(ratios),
                    () -> Objects.requireNonNull(Spread.of(List.of(operations().median() / other.operations().median()))));
        }
    }

    /** @param byPoint the runs of each point, by round */
    static Ranking of(List<SweepPoint> points, List<List<Outcome>> byPoint) {
        List<Integer> ordered = IntStream.range(0, points.size())
                .boxed()
                .filter(point -> points.get(point).measured())
                .sorted(Comparator.comparingDouble(
                        (Integer point) -> -Objects.requireNonNull(points.get(point).operationsPerSecond()).median()))
                .toList();
        List<Row> rows = new ArrayList<>();
        Row leader = null;
        for (int point : ordered) {
            Row row = row(points.get(point), byPoint.get(point), rows.size() + 1);
            if (leader != null && leader.operations().overlaps(row.operations())) {
                row = row(points.get(point), byPoint.get(point), leader.place);
            } else {
                leader = row;
            }
            rows.add(row);
        }
        return new Ranking(List.copyOf(rows), Recommendation.of(rows));
    }

    private static Row row(SweepPoint point, List<Outcome> runs, int place) {
        String lock = String.valueOf(point.values().getFirst());
        List<@Nullable Double> rounds = runs.stream()
                .<@Nullable Double>map(run -> run.whole() ? run.operationsPerSecond() : null)
                .toList();
        return new Row(lock, Catalogue.find(lock).orElseThrow().name(), place, point, rounds);
    }
}
