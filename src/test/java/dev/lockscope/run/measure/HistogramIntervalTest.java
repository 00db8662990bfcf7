package dev.lockscope.run.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.Runs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The histograms that a run publishes while it is running. */
@Tag("slow")
class HistogramIntervalTest {
    private final List<HistogramInterval> intervals = new ArrayList<>();

    private final RunObserver collecting = new RunObserver() {
        @Override
        public void measured(Run run, HistogramInterval interval) {
            intervals.add(interval);
        }
    };

    @Test
    void thereIsOneIntervalPerSecondAndOneForTheRest() throws InterruptedException {
        Run run = Runs.started(Map.of("durationMillis", 2_300, "readers", 4, "writers", 2), collecting);
        Report report = Runs.ended(run);

        assertThat(intervals).hasSize(3);
        long until = 0;
        for (HistogramInterval interval : intervals) {
            assertThat(interval.fromRunNanos()).isEqualTo(until);
            until = interval.toRunNanos();
        }
        assertThat(intervals)
                .extracting(interval -> interval.toRunNanos() / 1_000_000_000)
                .containsExactly(1L, 2L, 2L);
        assertThat(until).isEqualTo(report.elapsedNanos());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000})
    void intervalsAddUpToTheRun(int pauseMicros) throws InterruptedException {
        Run run = Runs.started(
                Map.of("durationMillis", 1_200, "readers", 2, "writers", 1, "pauseMicros", pauseMicros), collecting);
        run.awaitEnd();

        Map<String, Histogram> sums = new LinkedHashMap<>();
        for (HistogramInterval interval : intervals) {
            interval.histograms()
                    .forEach((tag, histogram) -> sums.computeIfAbsent(
                                    tag, none -> new Histogram(Histograms.SIGNIFICANT_DIGITS))
                            .add(histogram));
        }
        assertThat(run.histograms().keySet()).isEqualTo(sums.keySet());
        for (Entry<String, String> whole : run.histograms().entrySet()) {
            assertThat(HistogramText.read(whole.getValue())).as(whole.getKey()).isEqualTo(sums.get(whole.getKey()));
        }
    }
}
