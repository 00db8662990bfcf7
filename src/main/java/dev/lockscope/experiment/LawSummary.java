package dev.lockscope.experiment;

import dev.lockscope.experiment.ScalabilityLaw.Estimate;
import dev.lockscope.experiment.ScalabilityLaw.Peak;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The sentence of a fit of the scalability law. */
final class LawSummary {
    /** Least error that is written; a smaller one is written as this. */
    private static final double MIN_PERCENT = 0.1;

    private LawSummary() {}

    /**
     * @param error standard error of the relative deviations
     * @param min fewest workers measured
     * @param max most workers measured
     */
    static String of(
            Estimate lambda, Estimate sigma, Estimate kappa, @Nullable Peak peak, double error, int min, int max) {
        return String.format(
                Locale.ROOT,
                "The scalability law fits to within %.1f %%: %s%s. %s",
                Math.max(MIN_PERCENT, 100 * error),
                oneWorker(SentenceNumbers.operations(lambda.value()), min),
                costs(sigma, kappa),
                end(sigma, kappa, peak, min, max));
    }

    private static String oneWorker(String operations, int min) {
        return min == 1
                ? "one worker alone makes %s a second".formatted(operations)
                : "one worker alone would make %s a second (extrapolated: %s)".formatted(operations, noFewer(min));
    }

    private static String costs(Estimate sigma, Estimate kappa) {
        if (sigma.value() == 0 && kappa.value() == 0) {
            return ", and more workers cost each other nothing";
        }
        return (sigma.value() > 0 ? ", contention is " + parameter(sigma.value()) : ", there is no contention")
                + (kappa.value() > 0 ? ", coherency " + parameter(kappa.value()) : ", no cost of coherency");
    }

    private static String end(Estimate sigma, Estimate kappa, @Nullable Peak peak, int min, int max) {
        if (peak == null) {
            return sigma.value() == 0
                    ? "%s %s no limit is seen; what comes beyond was not measured."
                            .formatted(
                                    min == 1 ? "Up to" : "From %s to".formatted(SentenceNumbers.count(min)),
                                    SentenceNumbers.workers(max))
                    : "It has no peak: with ever more workers it only comes nearer to a limit (extrapolated: %s)."
                            .formatted(noMore(max));
        }
        String where = "Its peak is at %s with %s a second"
                .formatted(SentenceNumbers.workers(peak.workers()), SentenceNumbers.operations(peak.throughput()));
        String extrapolated = peak.workers() < min ? noFewer(min) : noMore(max);
        return where
                + (peak.extrapolated() ? ", which is extrapolated: " + extrapolated : "")
                + (kappa.low() != null && kappa.low() <= 0
                        ? "; coherency is indistinguishable from 0, so there may be none."
                        : ".");
    }

    private static String noFewer(int min) {
        return "no fewer than %s were measured".formatted(SentenceNumbers.workers(min));
    }

    private static String noMore(int max) {
        return "no more than %s were measured".formatted(SentenceNumbers.workers(max));
    }

    /** Two significant digits, or the whole number from 100 on. */
    private static String parameter(double value) {
        return value < 99.5 ? String.format(Locale.ROOT, "%.2g", value) : SentenceNumbers.count(value);
    }
}
