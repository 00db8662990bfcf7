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
 * Which lock to take: the one with the most operations; where no difference in that could be shown, the one of them with the
 * shortest p99 wait, or none where that can't be told either. What it costs against the others is named.
 *
 * @param tradeOff what is known of the one to take; null for none
 */
record Recommendation(String sentence, @Nullable String tradeOff) {
    /** Up to so much of Jain's index less than the fairest is no reason to take another. */
    private static final double UNFAIR = 0.05;

    private static final int MOST_NAMES = 3;

    /** Of a sweep that was ended before each lock was measured. */
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
        LockResult taken = shortestWait(tied).orElse(sound.getFirst());
        if (tied.size() > 1 && tied.stream().allMatch(one -> one.equals(taken) || isAlike(one, taken))) {
            return new Recommendation(
                    tie(tied) + "; nor could one be shown in their p99 waits, so any of them would do.", null);
        }
        List<String> parts = new ArrayList<>();
        parts.add(tied.size() > 1 ? tie(tied) : lead(taken, sound));
        taken.wait99()
                .ifPresent(wait -> parts.add(
                        tied.size() > 1 ? waitAmongTied(taken, wait, tied) : waitAmongAll(taken, wait, sound)));
        taken.jain().ifPresent(jain -> parts.add(fairness(jain, sound)));
        return new Recommendation(String.join("; ", parts) + ".", taken.lock().tradeOff());
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

    private static String lead(LockResult taken, List<LockResult> all) {
        LockResult next = all.get(1);
        return "Take %s: it makes %s the operations of the next, %s"
                .formatted(taken.name(), SentenceNumbers.ratios(taken.ratioTo(next)), next.name());
    }

    private static String tie(List<LockResult> tied) {
        String least = SentenceNumbers.rate(tied.getLast().operations().median());
        String most = SentenceNumbers.rate(tied.getFirst().operations().median());
        return "No difference in operations could be shown: %s make %s a second by their medians, and these lie within 1%% or their spreads overlap"
                .formatted(names(tied), least.equals(most) ? most : least + " to " + most);
    }

    private static String waitAmongTied(LockResult taken, Spread wait, List<LockResult> tied) {
        List<LockResult> alike = tied.stream()
                .filter(one -> !one.equals(taken) && one.tiesInWaitWith(taken))
                .toList();
        String shortest =
                "take %s, whose p99 wait of %s is the shortest of them".formatted(taken.name(), SentenceNumbers.times(wait));
        String price = taken.equals(tied.getFirst())
                ? ""
                : ", at %s the operations of %s"
                        .formatted(
                                SentenceNumbers.ratios(taken.ratioTo(tied.getFirst())),
                                tied.getFirst().name());
        return shortest
                + price
                + (alike.isEmpty() ? "" : ", though that of %s can't be told from it".formatted(names(alike)));
    }

    /** Without waits there is nothing to tell them apart by. */
    private static boolean isAlike(LockResult one, LockResult other) {
        return one.wait99().isEmpty() || other.wait99().isEmpty() || one.tiesInWaitWith(other);
    }

    private static String waitAmongAll(LockResult taken, Spread wait, List<LockResult> all) {
        LockResult shortest = shortestWait(all).orElse(taken);
        String own = "its p99 wait is " + SentenceNumbers.times(wait);
        if (shortest.equals(taken)) {
            return own + ", the shortest of all";
        }
        if (shortest.tiesInWaitWith(taken)) {
            return own + ", which can't be told from the shortest";
        }
        return own
                + ", while %s has the shortest, %s, at %s the operations"
                        .formatted(
                                shortest.name(),
                                SentenceNumbers.times(shortest.wait99().orElseThrow()),
                                SentenceNumbers.ratios(shortest.ratioTo(taken)));
    }

    private static String fairness(double own, List<LockResult> all) {
        LockResult fairest = all.stream()
                .max(Comparator.comparingDouble(one -> one.jain().orElse(0.0)))
                .orElseThrow();
        double most = fairest.jain().orElse(own);
        return most - own <= UNFAIR
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
                .filter(one -> one.wait99().isPresent())
                .min(Comparator.comparingDouble(
                        one -> one.wait99().orElseThrow().median()));
    }

    private static String names(List<LockResult> contenders) {
        int shown = contenders.size() > MOST_NAMES + 1 ? MOST_NAMES : contenders.size();
        List<String> names =
                contenders.stream().limit(shown).map(LockResult::name).toList();
        if (shown < contenders.size()) {
            return "%s and %d more".formatted(String.join(", ", names), contenders.size() - shown);
        }
        return shown == 1
                ? names.getFirst()
                : names.stream().limit(shown - 1L).collect(Collectors.joining(", ")) + " and " + names.getLast();
    }
}
