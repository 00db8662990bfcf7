package dev.lockscope.experiment;

import dev.lockscope.run.RunState;
import dev.lockscope.run.measure.Machine;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Median;
import org.jspecify.annotations.Nullable;

/**
 * The result of a duel.
 *
 * @param sentence which side makes more operations, and by what ratio
 * @param waitSentence the same for the p99 wait
 * @param differs names of the parameters that differ between A and B
 * @param operations ratio of operations per second, A over B
 * @param p99Wait ratio of the p99 wait, A over B
 * @param pairs in their order, warm-up included
 * @param slices in their order, warm-up included
 * @param machine that the duel ran on
 * @param jvms in which its runs were made, each once
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
        Machine machine,
        List<RunJvm> jvms)
        implements ExperimentResult {

    /**
     * One side of a duel.
     *
     * @param name its letter, and its values of the parameters that differ
     * @param operationsPerSecond median over the slices that count; null without any
     * @param p99WaitNanos median over the slices that count; null without any
     */
    public record Side(
            String name,
            @Nullable Double operationsPerSecond,
            @Nullable Double p99WaitNanos) {}

    static DuelResult of(Duel duel, List<ExperimentRun> completed, RunState state) {
        WorkloadDiff diff = new WorkloadDiff(duel.a(), duel.b());
        List<Slice> slices = IntStream.range(0, completed.size())
                .mapToObj(run -> Slice.of(run, duel.warmUp(), completed.get(run)))
                .toList();
        List<SlicePair> pairs = IntStream.rangeClosed(1, completed.size() / 2)
                .mapToObj(pair ->
                        SlicePair.of(pair, duel.warmUp(), completed.get(2 * pair - 2), completed.get(2 * pair - 1)))
                .toList();
        List<SlicePair> counted = pairs.stream().filter(pair -> !pair.warmUp()).toList();
        PairedRatio operations = PairedRatio.of(
                counted.stream().<@Nullable Double>map(SlicePair::operations).toList(), duel::forkPair);
        PairedRatio p99Wait = PairedRatio.of(
                counted.stream().<@Nullable Double>map(SlicePair::p99Wait).toList(), duel::forkPair);
        DuelSummary summary = new DuelSummary(diff, duel.slices(), counted.size(), state);
        return new DuelResult(
                summary.operations(operations),
                summary.p99Wait(p99Wait, slices),
                summary.troubles(slices, completed),
                diff.differs(),
                side(diff.nameOfA(), "a", slices),
                side(diff.nameOfB(), "b", slices),
                operations,
                p99Wait,
                pairs,
                slices,
                Machine.here(),
                RunJvm.of(completed));
    }

    /** Waits that the end of a slice cut off, over the slices that count. */
    public long waitsCutOff() {
        return slices.stream()
                .filter(slice -> !slice.warmUp())
                .mapToLong(Slice::waitsCutOff)
                .sum();
    }

    private static Side side(String name, String side, List<Slice> slices) {
        List<Slice> counted = slices.stream()
                .filter(slice -> slice.side().equals(side) && !slice.warmUp())
                .toList();
        return new Side(name, median(counted, Slice::operationsPerSecond), median(counted, Slice::p99WaitNanos));
    }

    private static @Nullable Double median(List<Slice> slices, ToDoubleFunction<Slice> metric) {
        return slices.isEmpty()
                ? null
                : new Median().evaluate(slices.stream().mapToDouble(metric).toArray());
    }
}
