package dev.lockscope.experiment;

import dev.lockscope.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A duel in plain words.
 *
 * @param planned pairs that are to count
 * @param made of these
 * @param state of the duel
 */
record DuelSummary(WorkloadDiff contrast, int planned, int made, RunState state) {
    String ofOperations(PairedRatio ratio) {
        if (!state.ended()) {
            return soFar("%d of %d pairs: A makes %s the operations of B so far.", ratio);
        }
        return switch (ratio.finding()) {
            case MORE -> more(ratio, contrast.nameOfA(), contrast.nameOfB());
            case LESS -> more(ratio.inverse(), contrast.nameOfB(), contrast.nameOfA());
            case NONE ->
                "No difference could be shown: %s makes %s the operations of %s here.%s"
                        .formatted(contrast.nameOfA(), ratio.inWords(), contrast.nameOfB(), ratio.whyNot());
            case UNKNOWN -> unknown(ratio, "the operations");
        };
    }

    String ofP99Wait(PairedRatio ratio) {
        if (!state.ended()) {
            return soFar("%d of %d pairs: the p99 wait of A is %s that of B so far.", ratio);
        }
        return switch (ratio.finding()) {
            case MORE -> longer(ratio, contrast.nameOfA(), contrast.nameOfB());
            case LESS -> longer(ratio.inverse(), contrast.nameOfB(), contrast.nameOfA());
            case NONE ->
                "No difference could be shown of the p99 wait: that of %s is %s that of %s here.%s"
                        .formatted(contrast.nameOfA(), ratio.inWords(), contrast.nameOfB(), ratio.whyNot());
            case UNKNOWN -> unknown(ratio, "the p99 waits");
        };
    }

    /** What speaks against the result: that it ended early, and what was wrong with slices of each side. */
    List<String> ofTroubles(List<Slice> slices) {
        List<String> troubles = new ArrayList<>();
        if (state.ended() && made < planned) {
            troubles.add("It was ended after %d of %d pairs%s."
                    .formatted(
                            made,
                            planned,
                            state == RunState.STOPPED && made > 0
                                    ? ": who stops when the figures please finds more than there is"
                                    : ""));
        }
        for (String side : List.of("a", "b")) {
            List<Slice> own =
                    slices.stream().filter(slice -> slice.side().equals(side)).toList();
            String name = side.equals("a") ? contrast.nameOfA() : contrast.nameOfB();
            List<Slice> wrong =
                    own.stream().filter(slice -> slice.trouble() != null).toList();
            if (!wrong.isEmpty()) {
                troubles.add("In %d of %s of %s something was wrong. In slice %d %s."
                        .formatted(
                                wrong.size(),
                                SentenceNumbers.counted(own.size(), "slice"),
                                name,
                                wrong.getFirst().number(),
                                Objects.requireNonNull(wrong.getFirst().trouble())));
            }
            long idle = own.stream()
                    .filter(slice -> slice.reads() + slice.writes() == 0)
                    .count();
            if (idle > 0) {
                troubles.add("In %d of %s of %s no operation was made, so there is no ratio."
                        .formatted(idle, SentenceNumbers.counted(own.size(), "slice"), name));
            }
        }
        return troubles;
    }

    private String soFar(String sentence, PairedRatio ratio) {
        return ratio.median() == null
                ? "Nothing that counts has been measured yet."
                : sentence.formatted(made, planned, ratio.inWords());
    }

    private String more(PairedRatio ratio, String greater, String smaller) {
        return "%s makes %s the operations of %s here.".formatted(greater, ratio.inWords(), smaller);
    }

    private String longer(PairedRatio ratio, String longer, String shorter) {
        return "The p99 wait of %s is %s that of %s here.".formatted(longer, ratio.inWords(), shorter);
    }

    private String unknown(PairedRatio ratio, String what) {
        return "Nothing can be said of %s: %d of %d pairs can be compared, and it takes %d."
                .formatted(what, ratio.pairs(), planned, PairedRatio.LEAST_PAIRS);
    }
}
