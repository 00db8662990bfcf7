package dev.lockscope.experiment;

import dev.lockscope.experiment.ScalabilityLaw.Estimate;
import dev.lockscope.experiment.ScalabilityLaw.Peak;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a fit of the scalability law says, in plain words. */
final class LawWords {
    private LawWords() {}

    /**
     * @param error standard error of the relative deviations
     * @param most workers that were measured
     */
    static String of(Estimate lambda, Estimate sigma, Estimate kappa, @Nullable Peak peak, double error, int most) {
        return String.format(
                Locale.ROOT,
                "The scalability law fits to within %.1f %%: one worker alone makes %,.0f operations a second%s. %s",
                100 * error,
                lambda.value(),
                costs(sigma, kappa),
                end(sigma, kappa, peak, most));
    }

    private static String costs(Estimate sigma, Estimate kappa) {
        if (sigma.value() == 0 && kappa.value() == 0) {
            return ", and more workers cost each other nothing";
        }
        return (sigma.value() > 0
                        ? String.format(Locale.ROOT, ", contention is %.2g", sigma.value())
                        : ", there is no contention")
                + (kappa.value() > 0
                        ? String.format(Locale.ROOT, ", coherency %.2g", kappa.value())
                        : ", no cost of coherency");
    }

    private static String end(Estimate sigma, Estimate kappa, @Nullable Peak peak, int most) {
        if (peak == null) {
            return sigma.value() == 0
                    ? "Up to %,d workers no limit is seen; what comes beyond was not measured.".formatted(most)
                    : "It has no peak: with ever more workers it only comes nearer to a limit.";
        }
        String where = String.format(
                Locale.ROOT,
                "Its peak is at %,.0f workers with %,.0f operations a second",
                peak.workers(),
                peak.throughput());
        return where
                + (peak.extrapolated()
                        ? ", which is extrapolated: no more than %,d workers were measured".formatted(most)
                        : "")
                + (kappa.low() != null && kappa.low() <= 0
                        ? "; coherency can't be told from 0, so there may be none."
                        : ".");
    }
}
