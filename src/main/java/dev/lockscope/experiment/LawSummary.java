package dev.lockscope.experiment;

import dev.lockscope.experiment.ScalabilityLaw.Estimate;
import dev.lockscope.experiment.ScalabilityLaw.Peak;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a fit of the scalability law says, in plain words. */
final class LawSummary {
    /** An error below this is written as this, not as none. */
    private static final double LEAST_PERCENT = 0.1;

    private LawSummary() {}

    /**
     * @param error standard error of the relative deviations
     * @param fewest workers that were measured
     * @param most workers that were measured
     */
    static String of(
            Estimate lambda, Estimate sigma, Estimate kappa, @Nullable Peak peak, double error, int fewest, int most) {
        return String.format(
                Locale.ROOT,
                "The scalability law fits to within %.1f %%: %s%s. %s",
                Math.max(LEAST_PERCENT, 100 * error),
                alone(SentenceNumbers.operations(lambda.value()), fewest),
                costs(sigma, kappa),
                end(sigma, kappa, peak, fewest, most));
    }

    private static String alone(String operations, int fewest) {
        return fewest == 1
                ? "one worker alone makes %s a second".formatted(operations)
                : "one worker alone would make %s a second (extrapolated: %s)".formatted(operations, noFewer(fewest));
    }

    private static String costs(Estimate sigma, Estimate kappa) {
        if (sigma.value() == 0 && kappa.value() == 0) {
            return ", and more workers cost each other nothing";
        }
        return (sigma.value() > 0 ? ", contention is " + parameter(sigma.value()) : ", there is no contention")
                + (kappa.value() > 0 ? ", coherency " + parameter(kappa.value()) : ", no cost of coherency");
    }

    private static String end(Estimate sigma, Estimate kappa, @Nullable Peak peak, int fewest, int most) {
        if (peak == null) {
            return sigma.value() == 0
                    ? "%s %s no limit is seen; what comes beyond was not measured."
                            .formatted(
                                    fewest == 1 ? "Up to" : "From %s to".formatted(SentenceNumbers.count(fewest)),
                                    SentenceNumbers.workers(most))
                    : "It has no peak: with ever more workers it only comes nearer to a limit (extrapolated: %s)."
                            .formatted(noMore(most));
        }
        String where = "Its peak is at %s with %s a second"
                .formatted(SentenceNumbers.workers(peak.workers()), SentenceNumbers.operations(peak.throughput()));
        String extrapolated = peak.workers() < fewest ? noFewer(fewest) : noMore(most);
        return where
                + (peak.extrapolated() ? ", which is extrapolated: " + extrapolated : "")
                + (kappa.low() != null && kappa.low() <= 0
                        ? "; coherency can't be told from 0, so there may be none."
                        : ".");
    }

    private static String noFewer(int fewest) {
        return "no fewer than %s were measured".formatted(SentenceNumbers.workers(fewest));
    }

    private static String noMore(int most) {
        return "no more than %s were measured".formatted(SentenceNumbers.workers(most));
    }

    /** Two digits, or all before the point. */
    private static String parameter(double value) {
        return value < 99.5 ? String.format(Locale.ROOT, "%.2g", value) : SentenceNumbers.count(value);
    }
}
