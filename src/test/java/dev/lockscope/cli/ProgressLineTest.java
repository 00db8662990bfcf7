package dev.lockscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.experiment.ExperimentProgress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {
    private static final ExperimentProgress PROGRESS = new ExperimentProgress(7, 120, 34_001);

    private final StringWriter err = new StringWriter();
    private final AtomicLong nanoTime = new AtomicLong(-3);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 26, 27, 40, 41, 60, 75, 76, 77, 200, 1_000})
    void theLineIsNarrowerThanTheTerminal(int columns) {
        line(OptionalInt.of(columns)).show(PROGRESS);

        assertThat(visible()).hasSizeLessThan(columns);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | 7 of 120 runs, 35 s left; Ctrl-C stops and prints the results so far",
                "60 | 7 of 120 runs, 35 s left; Ctrl-C stops",
                "30 | 7 of 120 runs, 35 s left",
                "15 | 7 of 120 runs,"
            })
    void partsThatDoNotFitAreOmitted(int columns, String expected) {
        line(OptionalInt.of(columns)).show(PROGRESS);

        assertThat(visible()).isEqualTo(expected);
    }

    @Test
    void anUpdateOverwritesTheLineAndTheEndClearsIt() {
        ProgressLine line = line(OptionalInt.of(60));

        line.show(PROGRESS);
        line.show(PROGRESS);
        line.clear();

        assertThat(err.toString()).doesNotContain("\n").endsWith("\r\033[K");
        assertThat(err.toString().split("\r\033\\[K", -1)).hasSize(4);
    }

    @Test
    void withoutAWidthALineIsPrintedEveryFiveSeconds() {
        ProgressLine line = line(OptionalInt.empty());

        for (int second = 0; second < 12; second++) {
            line.show(new ExperimentProgress(second, 120, 1_000L * (120 - second)));
            nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        line.clear();

        assertThat(err.toString().lines()).containsExactly("5 of 120 runs, 115 s left", "10 of 120 runs, 110 s left");
    }

    private ProgressLine line(OptionalInt columns) {
        return new ProgressLine(new PrintWriter(err, true), columns, nanoTime::get);
    }

    /** The output without control sequences. */
    private String visible() {
        return err.toString().replaceAll("\r|\033\\[[?0-9]*[A-Za-z]", "");
    }
}
