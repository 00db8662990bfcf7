package dev.lockscope.experiment;

import dev.lockscope.run.measure.Machine;
import dev.lockscope.run.RunState;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Median;
import org.jspecify.annotations.Nullable;

/**
 * What a duel has found.
 *
 * @param sentence who makes more operations, and how many times as many
 * @param waitSentence the same of the p99 wait
 * @param differs names of the parameters that set A and B apart
 * @param operations a second of A over those of B
 * @param p99Wait of A over that of B
 * @param pairs in their order, those of the warm-up too
 * @param slices in their order, those of the warm-up too
 * @param machine that it was made on
 */
public record DuelResult(
        String sentence,
        String waitSentence,
        List<String> troubles,
        List<String> differs,
        Side a,
        Side b,
        PairedRatio operations,
        PairedRatio p99Wait,
        List<SlicePair> pairs,
        List<Slice> slices,
        Machine machine)
        implements ExperimentResult {

    /**
     * One of the two.
     *
     * @param name its letter, and what sets it apart
     * @param operationsPerSecond median of the slices that count; null when there is none
     * @param p99WaitNanos the same
     */
    public record Side(
            String name,
            @Nullable Double operationsPerSecond,
            @Nullable Double p99WaitNanos) {}

    static DuelResult of(Duel duel, List<ExperimentRun> soFar, RunState state) {
        WorkloadDiff contrast = new WorkloadDiff(duel.a(), duel.b());
        List<Slice> slices = IntStream.range(0, soFar.size())
                .mapToObj(run -> Slice.of(run, duel.warmUp(), soFar.get(run)))
                .toList();
        List<SlicePair> pairs = IntStream.rangeClosed(1, soFar.size() / 2)
                .mapToObj(pair -> SlicePair.of(pair, duel.warmUp(), soFar.get(2 * pair - 2), soFar.get(2 * pair - 1)))
                .toList();
        List<SlicePair> counting = pairs.stream().filter(pair -> !pair.warmUp()).toList();
        PairedRatio operations = PairedRatio.of(
                counting.stream().<@Nullable Double>map(SlicePair::operations).toList());
        PairedRatio p99Wait = PairedRatio.of(
                counting.stream().<@Nullable Double>map(SlicePair::p99Wait).toList());
        DuelSummary words = new DuelSummary(contrast, duel.slices(), counting.size(), state);
        return new DuelResult(
                words.ofOperations(operations),
                words.ofP99Wait(p99Wait),
                words.ofTroubles(slices),
                contrast.differs(),
                side(contrast.nameOfA(), "a", slices),
                side(contrast.nameOfB(), "b", slices),
                operations,
                p99Wait,
                pairs,
                slices,
                Machine.here());
    }

    private static Side side(String name, String side, List<Slice> slices) {
        List<Slice> counting = slices.stream()
                .filter(slice -> slice.side().equals(side) && !slice.warmUp())
                .toList();
        return new Side(name, median(counting, Slice::operationsPerSecond), median(counting, Slice::p99WaitNanos));
    }

    private static @Nullable Double median(List<Slice> slices, ToDoubleFunction<Slice> figure) {
        return slices.isEmpty()
                ? null
                : new Median().evaluate(slices.stream().mapToDouble(figure).toArray());
    }
}
