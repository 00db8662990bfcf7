package dev.lockscope.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyRateTest {
    @Test
    void aConstantRateIsSteadyAfterTheLeastIntervals() {
        assertThat(intervalsUntilSteady(DoubleStream.generate(() -> 100).limit(100)))
                .isEqualTo(SteadyRate.LEAST_INTERVALS);
    }

    @Test
    void aRateThatRisesIsNotSteady() {
        assertThat(intervalsUntilSteady(IntStream.range(0, 100).mapToDouble(interval -> Math.pow(1.1, interval))))
                .isEqualTo(-1);
    }

    @Test
    void aRateThatFallsIsNotSteady() {
        assertThat(intervalsUntilSteady(IntStream.range(0, 100).mapToDouble(interval -> Math.pow(0.9, interval))))
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 10, 20})
    void aRateIsSteadyOnlyAfterItsStep(int slow) {
        assertThat(intervalsUntilSteady(
                        IntStream.range(0, 200).mapToDouble(interval -> interval < slow ? 10 + interval : 1_000)))
                .isGreaterThan(slow + 1)
                .isLessThanOrEqualTo(4 * slow + SteadyRate.LEAST_INTERVALS);
    }

    @Test
    void noiseDoesNotPreventSteadiness() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);

            assertThat(intervalsUntilSteady(DoubleStream.generate(() -> 100 + 20 * random.nextGaussian())
                            .limit(100)))
                    .as("seed %d", seed)
                    .isBetween(SteadyRate.LEAST_INTERVALS, 40);
        }
    }

    /** -1 if it never became steady. */
    private static int intervalsUntilSteady(DoubleStream operations) {
        SteadyRate rate = new SteadyRate();
        int intervals = 0;
        for (double one : operations.toArray()) {
            intervals++;
            if (rate.add(one)) {
                return intervals;
            }
        }
        return -1;
    }
}
