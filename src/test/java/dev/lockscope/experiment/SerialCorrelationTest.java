package dev.lockscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SerialCorrelationTest {
    @Test
    void aSlowWaveCorrelatesAndCountsAsFewPairs() {
        SerialCorrelation wave = SerialCorrelation.of(
                IntStream.range(0, 30).mapToObj(i -> Math.sin(i / 5.0)).toList());

        assertThat(wave.correlation()).isBetween(0.85, 1.0);
        assertThat(wave.effective()).isBetween(1.0, 3.0);
    }

    @Test
    void independentPairsDoNotCorrelate() {
        SplittableRandom random = new SplittableRandom(5);

        SerialCorrelation many =
                SerialCorrelation.of(random.doubles(4_000).boxed().toList());

        assertThat(many.correlation()).isCloseTo(0, within(0.05));
        assertThat(many.effective()).isGreaterThan(3_600);
    }

    /** Being second costs more than anything else differs. */
    @Test
    void theEffectOfTheOrderIsNoCorrelation() {
        List<Double> wave =
                IntStream.range(0, 40).mapToObj(i -> Math.sin(i / 6.0)).toList();
        List<Double> alternating = IntStream.range(0, 40)
                .mapToObj(i -> wave.get(i) + (i % 2 == 0 ? 50 : -50))
                .toList();

        assertThat(SerialCorrelation.of(alternating).correlation())
                .isCloseTo(SerialCorrelation.of(wave).correlation(), within(0.05));
    }

    @Test
    void alternationCountsAsIndependence() {
        SerialCorrelation zigzag = SerialCorrelation.of(IntStream.range(0, 40)
                .mapToObj(i -> i / 2 % 2 == i % 2 ? 1.0 : 0.0)
                .toList());

        assertThat(zigzag.correlation()).isNegative();
        assertThat(zigzag.effective()).isEqualTo(40);
    }

    @Test
    void pairsWithAGapBetweenThemAreNoNeighbours() {
        List<@Nullable Double> gaps = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            gaps.addAll(Collections.nCopies(3, i % 2 == 0 ? 1.0 : -1.0));
            gaps.add(null);
        }

        assertThat(SerialCorrelation.of(gaps).correlation()).isGreaterThan(0.9);
        assertThat(SerialCorrelation.of(
                                gaps.stream().filter(value -> value != null).toList())
                        .correlation())
                .isLessThan(0.7);
    }

    @Test
    void equalPairsDoNotCorrelate() {
        assertThat(SerialCorrelation.of(Collections.nCopies(10, 1.0))).isEqualTo(new SerialCorrelation(0, 10));
    }
}
