package dev.lockscope.experiment;

import dev.lockscope.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The sentences of a duel's result.
 *
 * @param planned pairs that are to count
 * @param completed pairs of these that are complete
 * @param state of the duel
 */
record DuelSummary(WorkloadDiff diff, int planned, int completed, RunState state) {
    String operations(PairedRatio ratio) {
        if (!state.ended()) {
            return soFar("%d of %d pairs: A makes %s the operations of B so far.", ratio);
        }
        return switch (ratio.finding()) {
                    case MORE -> more(ratio, diff.nameOfA(), diff.nameOfB());
                    case LESS -> more(ratio.inverse(), diff.nameOfB(), diff.nameOfA());
                    case NONE ->
                        "No difference could be shown: %s makes %s the operations of %s here.%s"
                                .formatted(diff.nameOfA(), ratio.format(), diff.nameOfB(), ratio.whyNot());
                    case UNKNOWN -> unknown(ratio, "the operations");
                }
                + ratio.correlated();
    }

    String p99Wait(PairedRatio ratio, List<Slice> slices) {
        if (!state.ended()) {
            return soFar("%d of %d pairs: the p99 wait of A is %s that of B so far.", ratio) + tooFewWaits(slices);
        }
        return switch (ratio.finding()) {
                    case MORE -> longer(ratio, diff.nameOfA(), diff.nameOfB());
                    case LESS -> longer(ratio.inverse(), diff.nameOfB(), diff.nameOfA());
                    case NONE ->
                        "No difference could be shown of the p99 wait: that of %s is %s that of %s here.%s"
                                .formatted(diff.nameOfA(), ratio.format(), diff.nameOfB(), ratio.whyNot());
                    case UNKNOWN -> unknown(ratio, "the p99 waits");
                }
                + ratio.correlated()
                + tooFewWaits(slices);
    }

    private static String tooFewWaits(List<Slice> slices) {
        List<Slice> counted = slices.stream()
                .filter(slice -> !slice.warmUp() && slice.trouble() == null)
                .toList();
        long few = counted.stream()
                .filter(slice -> slice.waits() < SlicePair.MIN_WAITS)
                .count();
        return few == 0
                ? ""
                : " %d of %s had fewer than the %d waits that a p99 takes, so their pairs do not count here: longer slices have more."
                        .formatted(few, SentenceNumbers.counted(counted.size(), "slice"), SlicePair.MIN_WAITS);
    }

    /** Reasons to doubt the result: an early end, and troubles of slices and warm-ups of each side. */
    List<String> troubles(List<Slice> slices, List<ExperimentRun> runs) {
        List<String> troubles = new ArrayList<>();
        if (state.ended() && completed < planned) {
            troubles.add("It was ended after %d of %d pairs%s."
                    .formatted(
                            completed,
                            planned,
                            state == RunState.STOPPED && completed > 0
                                    ? ": stopping when the ratio looks good overstates the difference"
                                    : ""));
        }
        for (String side : List.of("a", "b")) {
            List<Slice> own =
                    slices.stream().filter(slice -> slice.side().equals(side)).toList();
            String name = side.equals("a") ? diff.nameOfA() : diff.nameOfB();
            List<Slice> troubled =
                    own.stream().filter(slice -> slice.trouble() != null).toList();
            if (!troubled.isEmpty()) {
                troubles.add("In %d of %s of %s something was wrong. In slice %d %s."
                        .formatted(
                                troubled.size(),
                                SentenceNumbers.counted(own.size(), "slice"),
                                name,
                                troubled.getFirst().number(),
                                Objects.requireNonNull(troubled.getFirst().trouble())));
            }
            long idle = own.stream()
                    .filter(slice -> slice.reads() + slice.writes() == 0)
                    .count();
            if (idle > 0) {
                troubles.add("In %d of %s of %s no operation was made, so there is no ratio."
                        .formatted(idle, SentenceNumbers.counted(own.size(), "slice"), name));
            }
            List<ExperimentRun> warmed = own.stream()
                    .map(slice -> runs.get(slice.number() - 1))
                    .filter(run -> run.steady() != null)
                    .toList();
            long unsteady = warmed.stream().filter(ExperimentRun::unsteady).count();
            if (unsteady > 0) {
                troubles.add("In %d of %s of %s the rate was not steady after the warm-up."
                        .formatted(unsteady, SentenceNumbers.counted(warmed.size(), "JVM"), name));
            }
        }
        return troubles;
    }

    private String soFar(String sentence, PairedRatio ratio) {
        return ratio.median() == null
                ? "Nothing that counts has been measured yet."
                : sentence.formatted(completed, planned, ratio.format());
    }

    private String more(PairedRatio ratio, String greater, String smaller) {
        return "%s makes %s the operations of %s here.".formatted(greater, ratio.format(), smaller);
    }

    private String longer(PairedRatio ratio, String longer, String shorter) {
        return "The p99 wait of %s is %s that of %s here.".formatted(longer, ratio.format(), shorter);
    }

    private String unknown(PairedRatio ratio, String what) {
        return "Nothing can be said of %s: %d of %d pairs can be compared, and it takes %d."
                .formatted(what, ratio.pairs(), planned, PairedRatio.MIN_PAIRS);
    }
}
