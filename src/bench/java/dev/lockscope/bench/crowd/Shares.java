package dev.lockscope.bench.crowd;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The share of a run's snapshots that viewers received.
 *
 * @param least share received live by the viewer that received the fewest, 1 for all
 * @param median share received live by the median viewer
 * @param leastInTotal share received live or later by the viewer that received the fewest
 * @param dropped number of viewers whose connection was closed
 * @param unnotified number of viewers that did not receive the end of the run
 * @param delayMicros time from sampling to receipt of live snapshots. All values of a run are too long by the same amount,
 *     at most the minimum, because the wall-clock start of a run precedes its running time
 */
record Shares(double least, double median, double leastInTotal, long dropped, long unnotified, Histogram delayMicros) {
    private static final double PERCENT = 100;
    private static final double MILLI = 1e3;

    static Shares of(List<Onlooker> onlookers, int snapshots, Histogram delayMicros) {
        List<Integer> live = onlookers.stream().map(o -> o.live).sorted().toList();
        return new Shares(
                (double) live.getFirst() / snapshots,
                (double) live.get(live.size() / 2) / snapshots,
                (double) onlookers.stream().mapToInt(o -> o.live + o.late).min().orElseThrow() / snapshots,
                onlookers.stream().filter(o -> o.dropped).count(),
                onlookers.stream().filter(o -> !o.notified).count(),
                delayMicros);
    }

    @Override
    public String toString() {
        return """
                snapshots got live: least %.1f %%, median %.1f %%; in total: least %.1f %%; dropped %d, not notified %d
                    after min %.1f  p50 %.1f  p99 %.1f  max %.1f ms""".formatted(
                        PERCENT * least,
                        PERCENT * median,
                        PERCENT * leastInTotal,
                        dropped,
                        unnotified,
                        millis(0),
                        millis(50),
                        millis(99),
                        millis(PERCENT));
    }

    double millis(double percentile) {
        return delayMicros.getValueAtPercentile(percentile) / MILLI;
    }
}
