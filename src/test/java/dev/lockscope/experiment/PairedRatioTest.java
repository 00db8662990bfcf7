package dev.lockscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockscope.experiment.PairedRatio.Finding;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ratios of many simulated duels. */
class PairedRatioTest {
    private static final int DUELS = 200;

    @ParameterizedTest
    @CsvSource({"20, 0", "20, 0.3", "30, 0", "30, 0.3", "30, 0.6", "100, 0.6"})
    void atMostTwoOfAHundredDuelsOfEqualsClaimADifference(int pairs, double correlation) {
        DuelSimulation equals = new DuelSimulation(pairs, correlation, 0.3, 1);

        assertThat(equals.claims(DUELS, new SplittableRandom(1))).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "0.3, 2", "0.6, 4"})
    void atMostFourOfAHundredDuelsOfTenPairsDo(double correlation, double most) {
        DuelSimulation equals = new DuelSimulation(PairedRatio.MIN_PAIRS, correlation, 0.3, 1);

        assertThat(equals.claims(DUELS, new SplittableRandom(1))).isLessThanOrEqualTo(most);
    }

    /** The simulated correlation matters: without a correction the same duels would claim too much. */
    @Test
    void theBootstrapAloneClaimsMoreOfCorrelatedPairs() {
        DuelSimulation equals = new DuelSimulation(30, 0.6, 0.3, 1);

        assertThat(equals.claimsWithoutCorrection(DUELS, new SplittableRandom(1)))
                .isGreaterThan(5);
    }

    @ParameterizedTest
    @CsvSource({"0, 98", "0.3, 98", "0.6, 80"})
    void aDifferenceOfTwentyPercentIsClaimed(double correlation, double least) {
        DuelSimulation different = new DuelSimulation(30, correlation, 0.05, 1.2);

        assertThat(different.claims(DUELS, new SplittableRandom(1))).isGreaterThanOrEqualTo(least);
        assertThat(different.duels(DUELS, new SplittableRandom(1)))
                .allSatisfy(duel -> assertThat(duel.median()).isCloseTo(1.2, within(0.12)));
    }

    /** An interval that grew with its ends would be as wide as a disturbance. */
    @ParameterizedTest
    @CsvSource({"0", "0.3", "0.6"})
    void aTenfoldDifferenceIsClaimedOfFewPairsDespiteDisturbedSlices(double correlation) {
        DuelSimulation different = new DuelSimulation(PairedRatio.MIN_PAIRS, correlation, 0.15, 10, 0.15);

        assertThat(different.claims(DUELS, new SplittableRandom(1))).isGreaterThanOrEqualTo(97);
    }

    @Test
    void whatForksDifferByIsNoDifferenceOfTheWorkloads() {
        assertThat(claimsOfEquals(FORK)).isLessThanOrEqualTo(DUELS / 50);
    }

    /** Forks that differ matter: taken for one, the same duels would claim too much. */
    @Test
    void pairsOfDifferingForksAloneClaimTooMuch() {
        assertThat(claimsOfEquals(pair -> 0)).isGreaterThan(DUELS / 20);
    }

    /** Not in succession, so that neighbouring pairs do not give it away. */
    private static final IntUnaryOperator FORK = pair -> pair % 6;

    /** Claims of duels of equals with six pairs of forks that differ by 10 %, whose slices differ by 2 %. */
    private static long claimsOfEquals(IntUnaryOperator fork) {
        Random random = new Random(11);
        return IntStream.range(0, DUELS)
                .filter(duel -> {
                    double[] forks = random.doubles(6, -0.17, 0.17).toArray();
                    List<Double> ratios = IntStream.range(0, 30)
                            .mapToObj(pair -> Math.exp(forks[FORK.applyAsInt(pair)] + 0.02 * random.nextGaussian()))
                            .toList();
                    return PairedRatio.of(ratios, fork).finding() != Finding.NONE;
                })
                .count();
    }

    @Test
    void pairsThatCorrelateAreReported() {
        PairedRatio wave = PairedRatio.of(IntStream.range(0, 30)
                .mapToObj(i -> Math.exp(0.3 * Math.sin(i / 5.0)))
                .toList());

        assertThat(wave.correlated()).matches(" Neighbouring pairs correlate by 0\\.9\\d, so the 30 count as \\d\\.");
        assertThat(PairedRatio.of(Collections.nCopies(30, 1.0)).correlated()).isEmpty();
    }

    @Test
    void aDifferenceBelowOnePercentIsNotClaimed() {
        assertThat(PairedRatio.of(Collections.nCopies(50, 1.009)).finding()).isEqualTo(Finding.NONE);
        assertThat(PairedRatio.of(Collections.nCopies(50, 1.011)).finding()).isEqualTo(Finding.MORE);
        assertThat(PairedRatio.of(Collections.nCopies(50, 1 / 1.011)).finding()).isEqualTo(Finding.LESS);
    }

    @Test
    void theReasonForNoClaimIsStated() {
        assertThat(PairedRatio.of(Collections.nCopies(50, 1.004)).whyNot())
                .isEqualTo(" That is too near to 1 for a claim, which goes by the 99% interval, 1.00-1.00.");
        assertThat(new PairedRatio(30, 2.31, 1.05, 6.07, 0.97, 6.5, Finding.NONE, 0.0, 30.0).whyNot())
                .isEqualTo(" A claim goes by the 99% interval, 0.97-6.50, which includes 1.");
        assertThat(new PairedRatio(30, 0.43, 0.16, 0.95, 0.15, 1.03, Finding.NONE, 0.0, 30.0).whyNot())
                .endsWith("the 99% interval, 0.150-1.03, which includes 1.");
        assertThat(PairedRatio.of(Collections.nCopies(50, 1.0)).whyNot()).isEmpty();
        assertThat(PairedRatio.of(Collections.nCopies(50, 2.0)).whyNot()).isEmpty();
    }

    @Test
    void theInverseRatioIsConsistent() {
        Random random = new Random(7);
        List<Double> ratios = Stream.generate(() -> Math.exp(0.2 + 0.1 * random.nextGaussian()))
                .limit(20)
                .toList();

        PairedRatio forward = PairedRatio.of(ratios);
        PairedRatio backward =
                PairedRatio.of(ratios.stream().map(ratio -> 1 / ratio).toList());

        assertThat(backward.median()).isCloseTo(forward.inverse().median(), within(1e-9));
        assertThat(backward.low()).isCloseTo(forward.inverse().low(), within(0.02));
        assertThat(backward.high()).isCloseTo(forward.inverse().high(), within(0.02));
        assertThat(forward.finding()).isEqualTo(Finding.MORE);
        assertThat(backward.finding()).isEqualTo(forward.inverse().finding()).isEqualTo(Finding.LESS);
    }

    @Test
    void theSameRatiosGiveTheSameInterval() {
        List<Double> ratios =
                IntStream.range(0, 25).mapToObj(i -> 1 + i * i / 300.0).toList();

        assertThat(PairedRatio.of(ratios)).isEqualTo(PairedRatio.of(ratios));
    }

    @Test
    void tooFewPairsHaveOnlyAMedian() {
        PairedRatio few = PairedRatio.of(Stream.concat(
                        Collections.nCopies(PairedRatio.MIN_PAIRS - 1, 3.0).stream(), Stream.of((Double) null))
                .collect(Collectors.toList()));

        assertThat(few.pairs()).isEqualTo(9);
        assertThat(few.median()).isCloseTo(3, within(1e-9));
        assertThat(few.low()).isNull();
        assertThat(few.finding()).isEqualTo(Finding.UNKNOWN);
        assertThat(PairedRatio.of(Collections.singletonList(null)).format()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "1.424, 1.42x (1.42-1.42)",
        "0.1, 0.100x (0.100-0.100)",
        "0.00012345, 0.000123x (0.000123-0.000123)",
        "12.34, 12.3x (12.3-12.3)",
        "1234, '1,234x (1,234-1,234)'"
    })
    void aRatioHasThreeSignificantDigits(double ratio, String words) {
        assertThat(PairedRatio.of(Collections.nCopies(10, ratio)).format()).isEqualTo(words);
    }
}
