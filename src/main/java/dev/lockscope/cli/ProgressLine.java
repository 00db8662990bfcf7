package dev.lockscope.cli;

import dev.lockscope.experiment.Experiment;
import dev.lockscope.experiment.ExperimentProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The progress of an experiment. If the terminal's width is known, one line that each update overwrites, never wider than the
 * terminal; otherwise a line every 5 s. Not thread-safe.
 */
final class ProgressLine implements Consumer<Experiment> {
    private static final long PERIOD_NANOS = Duration.ofSeconds(5).toNanos();
    private static final String CLEAR = "\r\033[K";

    /** Surrounds the line: a terminal that has become narrower since then cuts the line off. */
    private static final String NO_WRAP = "\033[?7l";

    private static final String WRAP = "\033[?7h";

    private final PrintWriter err;
    private final OptionalInt columns;
    private final LongSupplier nanoTime;
    private long printedNanos;

    ProgressLine(PrintWriter err, OptionalInt columns) {
        this(err, columns, System::nanoTime);
    }

    ProgressLine(PrintWriter err, OptionalInt columns, LongSupplier nanoTime) {
        this.err = err;
        this.columns = columns;
        this.nanoTime = nanoTime;
        this.printedNanos = nanoTime.getAsLong();
    }

    @Override
    public void accept(Experiment experiment) {
        if (experiment.state().ended()) {
            clear();
        } else {
            show(experiment.progress());
        }
    }

    void show(ExperimentProgress progress) {
        String progressText = "%d of %d runs, %d s left"
                .formatted(progress.done(), progress.total(), Math.ceilDiv(progress.remainingMillis(), 1_000));
        if (columns.isPresent()) {
            // The last column stays free: some terminals wrap as soon as it is used.
            err.print(CLEAR + NO_WRAP + fitting(progressText, columns.getAsInt() - 1) + WRAP);
            err.flush();
        } else if (nanoTime.getAsLong() - printedNanos >= PERIOD_NANOS) {
            printedNanos = nanoTime.getAsLong();
            err.println(progressText);
        }
    }

    void clear() {
        if (columns.isPresent()) {
            err.print(CLEAR);
            err.flush();
        }
    }

    private static String fitting(String progressText, int columns) {
        return Stream.of("; Ctrl-C stops and prints the results so far", "; Ctrl-C stops", "")
                .map(progressText::concat)
                .filter(line -> line.length() <= columns)
                .findFirst()
                .orElse(progressText.substring(0, Math.min(columns, progressText.length())));
    }
}
