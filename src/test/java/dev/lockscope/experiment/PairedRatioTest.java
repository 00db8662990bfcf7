package dev.lockscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockscope.experiment.PairedRatio.Finding;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ratios of many simulated duels. */
class PairedRatioTest {
    @ParameterizedTest
    @CsvSource({"10, 0.05", "15, 0.3", "20, 0.05"})
    void fewerThanThreeOfAHundredDuelsOfEqualsClaimADifference(int pairs, double noise) {
        List<PairedRatio> duels = duels(300, pairs, noise, log -> log);

        assertThat(share(duels, duel -> duel.finding() != Finding.NONE)).isLessThan(0.03);
        // The 95% interval would claim more.
        assertThat(share(duels, duel -> duel.low() > 1 || duel.high() < 1)).isBetween(0.02, 0.10);
    }

    @Test
    void aDifferenceAboveTheNoiseIsClaimed() {
        List<PairedRatio> duels = duels(60, 30, 0.05, log -> log + Math.log(1.1));

        assertThat(share(duels, duel -> duel.finding() == Finding.MORE)).isEqualTo(1);
        assertThat(duels).allSatisfy(duel -> assertThat(duel.median()).isCloseTo(1.1, within(0.06)));
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
        assertThat(new PairedRatio(30, 2.31, 1.05, 6.07, 0.97, 6.5, Finding.NONE).whyNot())
                .isEqualTo(" A claim goes by the 99% interval, 0.97-6.50, which includes 1.");
        assertThat(new PairedRatio(30, 0.43, 0.16, 0.95, 0.15, 1.03, Finding.NONE).whyNot())
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

    private static List<PairedRatio> duels(int count, int pairs, double noise, DoubleUnaryOperator truth) {
        Random random = new Random(1);
        return Stream.generate(() -> PairedRatio.of(
                        Stream.generate(() -> Math.exp(truth.applyAsDouble(noise * random.nextGaussian())))
                                .limit(pairs)
                                .toList()))
                .limit(count)
                .toList();
    }

    private static double share(List<PairedRatio> duels, Predicate<PairedRatio> which) {
        return (double) duels.stream().filter(which).count() / duels.size();
    }
}
