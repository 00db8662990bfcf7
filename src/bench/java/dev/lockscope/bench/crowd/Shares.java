package dev.lockscope.bench.crowd;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What viewers got of the snapshots of one run.
 *
 * @param least got as they were made by the one who got the fewest, 1 for all
 * @param median got as they were made
 * @param leastInTheEnd what came later to fill the holes included, by the one who got the fewest
 * @param dropped viewers
 * @param untold viewers who were not told of its end
 * @param delayMicros from sampling to receipt, of those that were got as they were made; too long by the same
 *     for all of a run, which is said to start a little before its time does; by no more than the least of them
 */
record Shares(double least, double median, double leastInTheEnd, long dropped, long untold, Histogram delayMicros) {
    private static final double PERCENT = 100;
    private static final double MILLI = 1e3;

    static Shares of(List<Onlooker> onlookers, int snapshots, Histogram delayMicros) {
        List<Integer> live = onlookers.stream().map(o -> o.live).sorted().toList();
        return new Shares(
                (double) live.getFirst() / snapshots,
                (double) live.get(live.size() / 2) / snapshots,
                (double) onlookers.stream().mapToInt(o -> o.live + o.late).min().orElseThrow() / snapshots,
                onlookers.stream().filter(o -> o.dropped).count(),
                onlookers.stream().filter(o -> !o.told).count(),
                delayMicros);
    }

    @Override
    public String toString() {
        return """
                snapshots got live: least %.1f %%, median %.1f %%; in the end: least %.1f %%; dropped %d, untold %d
                    after min %.1f  p50 %.1f  p99 %.1f  max %.1f ms""".formatted(
                        PERCENT * least,
                        PERCENT * median,
                        PERCENT * leastInTheEnd,
                        dropped,
                        untold,
                        millis(0),
                        millis(50),
                        millis(99),
                        millis(PERCENT));
    }

    double millis(double percentile) {
        return delayMicros.getValueAtPercentile(percentile) / MILLI;
    }
}
