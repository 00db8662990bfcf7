package dev.lockscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.experiment.LawSimulation.Outcome;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How often the intervals contain the truth, in simulated sweeps with fixed seeds; {@code -Dbench=law} takes others. */
class LawIntervalsTest {
    private static final int SWEEPS = 200;
    private static final int REPEATS = 7;
    private static final double COVERAGE = 0.9;

    /** Five points and one run each: too little to tell a peak at 28 workers from none. */
    private static final LawSimulation SCANTY = new LawSimulation(0.2, 0.001, List.of(1, 2, 4, 8, 16), 0.06, 1);

    static Stream<LawSimulation> grid() {
        return LawSimulation.grid(REPEATS).stream();
    }

    @ParameterizedTest
    @MethodSource("grid")
    void nineOfTenIntervalsContainTheTruth(LawSimulation sweep) {
        contains(sweep);
    }

    @Test
    void nineOfTenIntervalsOfScantyDataContainTheTruth() {
        List<Outcome> outcomes = contains(SCANTY);

        // An interval that had no width at the bound would be wrong in each of these.
        assertThat(share(outcomes, outcome -> outcome.law().kappa().value() == 0))
                .isGreaterThan(1 - COVERAGE);
    }

    @Test
    void noPeakIsClaimedOrDeniedThatTheDataDoNotShow() {
        assertThat(SCANTY.sweeps(SWEEPS, new SplittableRandom(2)))
                .allSatisfy(outcome -> assertThat(outcome.law().sentence())
                        .contains(outcome.law().peakInterval().shown() ? " Its peak is at " : " No peak can be shown: ")
                        .doesNotContain("It has no peak"));
        assertThat(new LawSimulation(0.2, 0, SCANTY.workers(), 0.02, REPEATS).sweeps(SWEEPS, new SplittableRandom(2)))
                .filteredOn(outcome -> outcome.law().peakInterval().shown())
                .hasSizeLessThan((int) (SWEEPS * (1 - COVERAGE)));
    }

    @Test
    void aClearPeakIsShown() {
        List<Outcome> outcomes = new LawSimulation(
                        0.2, 0.001, SCANTY.workers().stream().map(n -> 4 * n).toList(), 0.02, REPEATS)
                .sweeps(SWEEPS, new SplittableRandom(3));

        assertThat(share(outcomes, outcome -> outcome.law().peakInterval().shown()))
                .isGreaterThan(COVERAGE);
    }

    private static List<Outcome> contains(LawSimulation sweep) {
        List<Outcome> outcomes = sweep.sweeps(SWEEPS, new SplittableRandom(1));

        assertThat(outcomes).hasSizeGreaterThan(SWEEPS / 2);
        assertThat(share(outcomes, Outcome::lambda)).as("λ").isGreaterThanOrEqualTo(COVERAGE);
        assertThat(share(outcomes, Outcome::sigma)).as("σ").isGreaterThanOrEqualTo(COVERAGE);
        assertThat(share(outcomes, Outcome::kappa)).as("κ").isGreaterThanOrEqualTo(COVERAGE);
        assertThat(share(outcomes, Outcome::peak)).as("peak").isGreaterThanOrEqualTo(COVERAGE);
        return outcomes;
    }

    private static double share(List<Outcome> outcomes, Predicate<Outcome> which) {
        return (double) outcomes.stream().filter(which).count() / outcomes.size();
    }
}
