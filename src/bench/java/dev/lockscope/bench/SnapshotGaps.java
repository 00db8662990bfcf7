package dev.lockscope.bench;

import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.runner.InProcessRunners;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Punctuality of snapshots while workers use all cores: time between snapshots requested every 50 ms. */
public final class SnapshotGaps {
    private static final double MILLION = 1e6;

    private SnapshotGaps() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("gap between snapshots, cores saturated, period 50 ms");
        for (String threads : List.of("virtual", "platform")) {
            Gaps gaps = new Gaps();
            Run run = new RunService(new InProcessRunners(Duration.ofMillis(50)), gaps)
                    .start(Limits.accept(Map.of("threads", threads, "pauseMicros", 0, "durationMillis", 20_000)));
            run.awaitEnd();
            System.out.printf(
                    "  %-9s %d gaps  p50 %.1f  p99 %.1f  max %.1f ms%n",
                    threads,
                    gaps.nanos.getTotalCount(),
                    gaps.nanos.getValueAtPercentile(50) / MILLION,
                    gaps.nanos.getValueAtPercentile(99) / MILLION,
                    gaps.nanos.getMaxValue() / MILLION);
        }
    }

    private static final class Gaps implements RunObserver {
        private final Histogram nanos = new Histogram(3);
        private long last;

        @Override
        public void sampled(Run run, Snapshot snapshot) {
            long now = System.nanoTime();
            if (last != 0) {
                nanos.recordValue(now - last);
            }
            last = now;
        }
    }
}
