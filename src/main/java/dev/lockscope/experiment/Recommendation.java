package dev.lockscope.experiment;

import dev.lockscope.experiment.Ranking.Row;
import dev.lockscope.run.Grade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which lock to take, in a sentence: the one with the most operations; where some tie for that, the one of them with the
 * shortest p99 wait. What it costs against the others is named.
 */
final class Recommendation {
    /** Below this much of Jain's index less than the fairest, fairness is no reason to take another. */
    private static final double UNFAIR = 0.05;

    private static final int MOST_NAMES = 3;

    private final List<Row> rows;
    private final List<Row> tied;
    private final Row taken;

    private Recommendation(List<Row> rows) {
        this.rows = rows;
        this.tied = rows.stream().filter(row -> row.place() == rows.getFirst().place()).toList();
        this.taken = shortestWait(tied).orElse(rows.getFirst());
    }

    /** @param ranked the most operations first */
    static String of(List<Row> ranked) {
        List<Row> sound = ranked.stream().filter(row -> row.point().grade() != Grade.FORBIDDEN).toList();
        if (sound.isEmpty()) {
            return "No lock can be recommended: none was measured without damage.";
        }
        return new Recommendation(sound).sentence();
    }

    private String sentence() {
        List<String> parts = new ArrayList<>();
        parts.add(tied.size() > 1 ? tie() : lead());
        wait(taken).ifPresent(wait -> parts.add(tied.size() > 1 ? waitAmongTied(wait) : waitAmongAll(wait)));
        fairness().ifPresent(parts::add);
        return String.join("; ", parts) + ".";
    }

    private String lead() {
        if (rows.size() == 1) {
            return "%s is the only one that was measured: %s operations a second"
                    .formatted(taken.name(), Figures.counts(taken.operations()));
        }
        Row next = rows.get(1);
        return "Take %s: it makes %s the operations of the next, %s"
                .formatted(taken.name(), Figures.ratios(taken.ratioTo(next)), next.name());
    }

    private String tie() {
        double least = tied.stream().mapToDouble(row -> row.operations().min()).min().orElseThrow();
        double most = tied.stream().mapToDouble(row -> row.operations().max()).max().orElseThrow();
        return "%s tie for the most operations, %s–%s a second: their spreads overlap"
                .formatted(names(tied), Figures.count(least), Figures.count(most));
    }

    private String waitAmongTied(Spread wait) {
        List<Row> alike = tied.stream()
                .filter(row -> row != taken && wait(row).filter(wait::overlaps).isPresent())
                .toList();
        String shortest = "take %s, whose p99 wait of %s is the shortest of them".formatted(taken.name(), Figures.times(wait));
        return alike.isEmpty() ? shortest : shortest + ", though that of %s can't be told from it".formatted(names(alike));
    }

    private String waitAmongAll(Spread wait) {
        Row shortest = shortestWait(rows).orElse(taken);
        String own = "its p99 wait is " + Figures.times(wait);
        if (shortest == taken) {
            return own + ", the shortest of all";
        }
        Spread other = wait(shortest).orElseThrow();
        return own + (other.overlaps(wait)
                ? ", which can't be told from the shortest"
                : ", while %s has the shortest, %s, at %s the operations".formatted(
                        shortest.name(), Figures.times(other), Figures.ratios(shortest.ratioTo(taken))));
    }

    private Optional<String> fairness() {
        return jain(taken).map(own -> {
            Row fairest = rows.stream()
                    .max(Comparator.comparingDouble(row -> jain(row).orElse(0.0)))
                    .orElse(taken);
            double most = jain(fairest).orElse(own);
            return most - own < UNFAIR
                    ? String.format(Locale.ROOT, "it serves the workers as evenly as any (Jain's index %.2f)", own)
                    : String.format(
                            Locale.ROOT, "it serves the workers unevenly, Jain's index %.2f against %.2f of %s", own, most, fairest.name());
        });
    }

    private static Optional<Row> shortestWait(List<Row> rows) {
        return rows.stream()
                .filter(row -> wait(row).isPresent())
                .min(Comparator.comparingDouble(row -> wait(row).orElseThrow().median()));
    }

    private static Optional<Spread> wait(Row row) {
        return Optional.ofNullable(row.point().p99WaitNanos());
    }

    private static Optional<Double> jain(Row row) {
        return Optional.ofNullable(row.point().jain()).map(Spread::median);
    }

    private static String names(List<Row> rows) {
        List<String> named = rows.stream().limit(rows.size() > MOST_NAMES + 1 ? MOST_NAMES : rows.size()).map(Row::name).toList();
        if (named.size() < rows.size()) {
            return "%s and %d more".formatted(String.join(", ", named), rows.size() - named.size());
        }
        return named.size() == 1
                ? named.getFirst()
                : named.stream().limit(named.size() - 1L).collect(Collectors.joining(", ")) + " and " + named.getLast();
    }
}
