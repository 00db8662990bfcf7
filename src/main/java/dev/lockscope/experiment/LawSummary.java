package dev.lockscope.experiment;

import dev.lockscope.experiment.ScalabilityLaw.Estimate;
import dev.lockscope.experiment.ScalabilityLaw.Peak;
import dev.lockscope.experiment.ScalabilityLaw.PeakInterval;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The sentence of a fit of the scalability law. It claims neither a peak nor its absence where the data agree with both.
 *
 * @param min fewest workers measured
 * @param max most workers measured
 */
record LawSummary(
        Estimate lambda,
        Estimate sigma,
        Estimate kappa,
        @Nullable Peak peak,
        PeakInterval peakInterval,
        int min,
        int max) {
    /** Least error that is written; a smaller one is written as this. */
    private static final double MIN_PERCENT = 0.1;

    /** @param error standard error of the relative deviations */
    String sentence(double error) {
        return String.format(
                Locale.ROOT,
                "The scalability law fits to within %.1f %%: %s, %s, %s. %s.",
                Math.max(MIN_PERCENT, 100 * error),
                oneWorker(SentenceNumbers.operations(lambda.value())),
                cost("contention", sigma),
                cost("coherency", kappa),
                peakOrNone());
    }

    private String oneWorker(String operations) {
        return min == 1
                ? "one worker alone makes %s a second".formatted(operations)
                : "one worker alone would make %s a second (extrapolated: %s)".formatted(operations, noFewer());
    }

    private static String cost(String name, Estimate cost) {
        if (cost.value() > 0 && cost.low() != null && cost.low() > 0) {
            return "%s is %s".formatted(name, parameter(cost.value()));
        }
        String most = cost.high() == null ? "any" : "at most " + parameter(cost.high());
        return cost.value() > 0
                ? "%s is %s (%s; none would do as well)".formatted(name, parameter(cost.value()), most)
                : "no %s can be shown (%s)".formatted(name, most);
    }

    private String peakOrNone() {
        if (peakInterval.high() != null && peak != null) {
            return "Its peak is at %s (%s)%s"
                    .formatted(fitted(peak), interval(peakInterval.high()), extrapolated(peak));
        }
        return "No peak can be shown: %s%s"
                .formatted(
                        peak == null
                                ? ""
                                : "that of the curve is at %s%s, but a curve without one would do as well; "
                                        .formatted(fitted(peak), extrapolated(peak)),
                        ifThereIsOne());
    }

    private static String fitted(Peak peak) {
        return "%s with %s a second"
                .formatted(SentenceNumbers.workers(peak.workers()), SentenceNumbers.operations(peak.throughput()));
    }

    private String interval(double high) {
        String low = SentenceNumbers.count(peakInterval.low());
        return "95 %%: %s to %s".formatted(low, SentenceNumbers.workers(high));
    }

    private String ifThereIsOne() {
        double least = Math.rint(peakInterval.low());
        if (least <= 1) {
            return "if there is one, it may be at any number of workers";
        }
        return "if there is one, it is at %s or more%s"
                .formatted(
                        SentenceNumbers.workers(least), least > max ? " (extrapolated: %s)".formatted(noMore()) : "");
    }

    private String extrapolated(Peak peak) {
        return peak.extrapolated() ? ", which is extrapolated: " + (peak.workers() < min ? noFewer() : noMore()) : "";
    }

    private String noFewer() {
        return "no fewer than %s were measured".formatted(SentenceNumbers.workers(min));
    }

    private String noMore() {
        return "no more than %s were measured".formatted(SentenceNumbers.workers(max));
    }

    /** Two significant digits, or the whole number from 100 on. */
    private static String parameter(double value) {
        return value < 99.5 ? String.format(Locale.ROOT, "%.2g", value) : SentenceNumbers.count(value);
    }
}
