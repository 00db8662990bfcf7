package dev.lockscope.run.measure;

import dev.lockscope.run.measure.Fairness.Bin;
import java.util.List;

/** Operations of each worker since the run's start, in bins. */
public record OperationsPerWorker(Bins readers, Bins writers) {
    /**
     * The workers of one kind in the order of their numbers, retired ones included.
     *
     * @param workers in total
     * @param width workers per bin; the last bin may have fewer
     * @param min per bin, the fewest operations of one worker
     * @param max per bin, the most operations of one worker
     */
    public record Bins(int workers, int width, List<Long> min, List<Long> max) {
        static Bins of(long[] operations) {
            List<Bin> bins = Fairness.bins(operations);
            return new Bins(
                    operations.length,
                    bins.isEmpty() ? 1 : bins.getFirst().workers(),
                    bins.stream().map(Bin::min).toList(),
                    bins.stream().map(Bin::max).toList());
        }
    }
}
