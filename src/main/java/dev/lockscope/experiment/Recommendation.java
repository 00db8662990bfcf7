package dev.lockscope.experiment;

import dev.lockscope.run.check.Grade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The recommendation of a lock: the one with the most operations; among those without a difference in operations, the one with
 * the shortest p99 wait, or none if that does not differ either. It names the cost against the others.
 *
 * @param tradeOff of the recommended lock; null for none
 */
record Recommendation(String sentence, @Nullable String tradeOff) {
    /** Difference in Jain's index from the fairest lock that is not reported. */
    private static final double UNFAIRNESS_MARGIN = 0.05;

    private static final int MAX_NAMES = 3;

    /** Of a sweep that ended before each lock was measured. */
    static final Recommendation NONE =
            new Recommendation("No lock is recommended, as the sweep ended before all were measured.", null);

    /** @param ranked the most operations first */
    static Recommendation of(List<LockResult> ranked) {
        List<LockResult> sound = ranked.stream()
                .filter(one -> one.point().grade() != Grade.FORBIDDEN)
                .toList();
        if (sound.isEmpty()) {
            return new Recommendation("No lock can be recommended: none was measured without damage.", null);
        }
        if (sound.size() == 1) {
            return only(sound.getFirst(), ranked.size() > 1);
        }
        List<LockResult> tied = sound.stream()
                .filter(one -> one.equals(sound.getFirst()) || one.tiesInOperationsWith(sound.getFirst()))
                .toList();
        LockResult chosen = shortestWait(tied).orElse(sound.getFirst());
        if (tied.size() > 1 && tied.stream().allMatch(one -> one.equals(chosen) || isAlike(one, chosen))) {
            return new Recommendation(
                    tie(tied) + "; nor could one be shown in their p99 waits, so any of them would do.", null);
        }
        List<String> parts = new ArrayList<>();
        parts.add(tied.size() > 1 ? tie(tied) : lead(chosen, sound));
        chosen.p99Wait()
                .ifPresent(wait -> parts.add(
                        tied.size() > 1 ? waitAmongTied(chosen, wait, tied) : waitAmongAll(chosen, wait, sound)));
        chosen.jain().ifPresent(jain -> parts.add(fairness(jain, sound)));
        return new Recommendation(String.join("; ", parts) + ".", chosen.lock().tradeOff());
    }

    private static Recommendation only(LockResult one, boolean othersDidDamage) {
        return new Recommendation(
                "%s is the only one that was measured%s: %s a second."
                        .formatted(
                                one.name(),
                                othersDidDamage ? " without damage" : "",
                                SentenceNumbers.operations(one.operations())),
                null);
    }

    private static String lead(LockResult chosen, List<LockResult> all) {
        LockResult next = all.get(1);
        return "Take %s: it makes %s the operations of the next, %s"
                .formatted(chosen.name(), SentenceNumbers.ratios(chosen.ratioTo(next)), next.name());
    }

    private static String tie(List<LockResult> tied) {
        String least = SentenceNumbers.rate(tied.getLast().operations().median());
        String most = SentenceNumbers.rate(tied.getFirst().operations().median());
        return "No difference in operations could be shown: %s make %s a second by their medians, and these lie within 1%% or their spreads overlap"
                .formatted(names(tied), least.equals(most) ? most : least + " to " + most);
    }

    private static String waitAmongTied(LockResult chosen, Spread wait, List<LockResult> tied) {
        List<LockResult> alike = tied.stream()
                .filter(one -> !one.equals(chosen) && one.tiesInWaitWith(chosen))
                .toList();
        String shortest = "take %s, whose p99 wait of %s is the shortest of them"
                .formatted(chosen.name(), SentenceNumbers.times(wait));
        String cost = chosen.equals(tied.getFirst())
                ? ""
                : ", at %s the operations of %s"
                        .formatted(
                                SentenceNumbers.ratios(chosen.ratioTo(tied.getFirst())),
                                tied.getFirst().name());
        return shortest
                + cost
                + (alike.isEmpty() ? "" : ", though that of %s is indistinguishable from it".formatted(names(alike)));
    }

    /** Locks without waits are alike. */
    private static boolean isAlike(LockResult one, LockResult other) {
        return one.p99Wait().isEmpty() || other.p99Wait().isEmpty() || one.tiesInWaitWith(other);
    }

    private static String waitAmongAll(LockResult chosen, Spread wait, List<LockResult> all) {
        LockResult shortest = shortestWait(all).orElse(chosen);
        String own = "its p99 wait is " + SentenceNumbers.times(wait);
        if (shortest.equals(chosen)) {
            return own + ", the shortest of all";
        }
        if (shortest.tiesInWaitWith(chosen)) {
            return own + ", which is indistinguishable from the shortest";
        }
        return own
                + ", while %s has the shortest, %s, at %s the operations"
                        .formatted(
                                shortest.name(),
                                SentenceNumbers.times(shortest.p99Wait().orElseThrow()),
                                SentenceNumbers.ratios(shortest.ratioTo(chosen)));
    }

    private static String fairness(double own, List<LockResult> all) {
        LockResult fairest = all.stream()
                .max(Comparator.comparingDouble(one -> one.jain().orElse(0.0)))
                .orElseThrow();
        double most = fairest.jain().orElse(own);
        return most - own <= UNFAIRNESS_MARGIN
                ? String.format(Locale.ROOT, "it serves the workers as evenly as any (Jain's index %.2f)", own)
                : String.format(
                        Locale.ROOT,
                        "it serves the workers less evenly than %s does, Jain's index %.2f against %.2f",
                        fairest.name(),
                        own,
                        most);
    }

    private static Optional<LockResult> shortestWait(List<LockResult> among) {
        return among.stream()
                .filter(one -> one.p99Wait().isPresent())
                .min(Comparator.comparingDouble(
                        one -> one.p99Wait().orElseThrow().median()));
    }

    private static String names(List<LockResult> locks) {
        int shown = locks.size() > MAX_NAMES + 1 ? MAX_NAMES : locks.size();
        List<String> names = locks.stream().limit(shown).map(LockResult::name).toList();
        if (shown < locks.size()) {
            return "%s and %d more".formatted(String.join(", ", names), locks.size() - shown);
        }
        return shown == 1
                ? names.getFirst()
                : names.stream().limit(shown - 1L).collect(Collectors.joining(", ")) + " and " + names.getLast();
    }
}
