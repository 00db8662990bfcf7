package dev.lockscope.cli;

import dev.lockscope.experiment.Axis;
import dev.lockscope.experiment.Ranking;
import dev.lockscope.experiment.ScalabilityLaw;
import dev.lockscope.experiment.ScalabilityLaw.Estimate;
import dev.lockscope.experiment.ScalabilityLaw.Peak;
import dev.lockscope.experiment.ScalabilityLaw.PeakInterval;
import dev.lockscope.experiment.SentenceNumbers;
import dev.lockscope.experiment.Spread;
import dev.lockscope.experiment.SweepPlan;
import dev.lockscope.experiment.SweepPoint;
import dev.lockscope.experiment.SweepResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The result of a sweep as text: the sentence, a table of the points, and the scalability law if it fits. */
record SweepSummary(SweepPlan plan, SweepResult result) {
    private static final List<String> METRICS = List.of("operations/s", "p99 wait", "Jain's index");

    void print(PrintWriter out) {
        out.print("%s%n%n".formatted(result.sentence()));
        (result.ranking() == null ? points() : ranking(result.ranking())).print(out);
        out.print((plan.repeats() == 1
                        ? "%nOne run per point.%n"
                        : "%nMedians of up to %d runs per point, with the lowest and the highest in brackets.%n")
                .formatted(plan.repeats()));
        if (result.law() != null && result.law().fits()) {
            out.print(
                    String.format(
                            "%nThe scalability law: X(N) = λN / (1 + σ(N-1) + κN(N-1)), with the 95%% interval in brackets.%n"));
            law(result.law()).print(out);
        }
    }

    private TextTable ranking(Ranking ranking) {
        TextTable table = new TextTable(
                2, Stream.concat(Stream.of("place", "lock"), METRICS.stream()).toList());
        for (Ranking.Row row : ranking.rows()) {
            table.add(Stream.concat(Stream.of(Integer.toString(row.place()), row.lock()), metrics(row.point()))
                    .toList());
        }
        return table;
    }

    private TextTable points() {
        List<String> header =
                new ArrayList<>(plan.axes().stream().map(Axis::name).toList());
        header.addAll(METRICS);
        TextTable table = new TextTable(plan.axes().size(), header);
        for (SweepPoint point : result.points()) {
            table.add(Stream.concat(point.values().stream().map(Object::toString), metrics(point))
                    .toList());
        }
        return table;
    }

    private static Stream<String> metrics(SweepPoint point) {
        return Stream.of(
                format(point.operationsPerSecond(), SentenceNumbers::rates),
                format(point.p99WaitNanos(), SentenceNumbers::times),
                format(point.jain(), jain -> String.format(Locale.ROOT, "%.3f", jain.median())));
    }

    private static String format(@Nullable Spread spread, Function<Spread, String> format) {
        return spread == null ? "not measured" : format.apply(spread);
    }

    private static TextTable law(ScalabilityLaw law) {
        TextTable table = new TextTable(1, List.of("parameter", "value", "interval"));
        String extrapolated = law.measuresOneWorker() ? "" : " (extrapolated)";
        table.add(row(
                "λ, operations/s of one worker" + extrapolated,
                Objects.requireNonNull(law.lambda()),
                SentenceNumbers::rate));
        table.add(row("σ, contention", Objects.requireNonNull(law.sigma()), SweepSummary::threeDigits));
        table.add(row("κ, coherency", Objects.requireNonNull(law.kappa()), SweepSummary::threeDigits));
        table.add(peak(law.peak(), Objects.requireNonNull(law.peakInterval())));
        return table;
    }

    private static String threeDigits(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    private static List<String> row(String name, Estimate estimate, DoubleFunction<String> format) {
        return List.of(name, format.apply(estimate.value()), interval(estimate.low(), estimate.high(), format));
    }

    private static List<String> peak(@Nullable Peak peak, PeakInterval interval) {
        return List.of(
                "peak, workers" + (peak != null && peak.extrapolated() ? " (extrapolated)" : ""),
                peak == null ? "none" : SentenceNumbers.rate(peak.workers()),
                interval(interval.low(), interval.high(), SentenceNumbers::rate)
                        + (interval.shown() ? "" : ", so none can be shown"));
    }

    private static String interval(@Nullable Double low, @Nullable Double high, DoubleFunction<String> format) {
        if (high == null) {
            return low == null ? "(any)" : "(%s or more)".formatted(format.apply(low));
        }
        return low == null || low == 0
                ? "(at most %s)".formatted(format.apply(high))
                : "(%s–%s)".formatted(format.apply(low), format.apply(high));
    }
}
