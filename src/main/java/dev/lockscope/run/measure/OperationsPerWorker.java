package dev.lockscope.run.measure;

import dev.lockscope.run.measure.Fairness.Bin;
import java.util.List;

/** Operations that each worker has made since the run's start, in as few numbers as can be drawn. */
public record OperationsPerWorker(Bins readers, Bins writers) {
    /**
     * The workers of one kind in the order of their numbers, those included who have left.
     *
     * @param workers how many
     * @param width how many lie in each bin; the last one may have fewer
     * @param min in each bin, operations of the one that made the fewest
     * @param max in each bin, operations of the one that made the most
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
