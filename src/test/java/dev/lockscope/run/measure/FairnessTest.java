package dev.lockscope.run.measure;

import dev.lockscope.run.Seeded;


import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockscope.run.measure.Fairness.Bin;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FairnessTest {
    @RegisterExtension
    final Seeded seeded = new Seeded();

    @Test
    void jainsIndexIsTheFormulaOfThePaper() {
        for (int history = 0; history < 500; history++) {
            long[] made = operations(seeded.random(), 1 + seeded.random().nextInt(300));
            made[0]++;

            assertThat(Fairness.jain(made))
                    .isCloseTo(byTheFormula(made), within(1e-12))
                    .isBetween(1.0 / made.length - 1e-12, 1 + 1e-12);
        }
    }

    @Test
    void jainsIndexIsOneWhenAllMadeTheSameAndOneNthWhenOneMadeThemAll() {
        long[] same = new long[110];
        Arrays.fill(same, 909);
        long[] one = new long[110];
        one[7] = 909;

        assertThat(Fairness.jain(same)).isCloseTo(1, within(1e-12));
        assertThat(Fairness.jain(one)).isCloseTo(1.0 / 110, within(1e-12));
    }

    @Test
    void thereIsNoIndexWhenNobodyMadeAnOperation() {
        assertThat(Fairness.jain(new long[5])).isNull();
        assertThat(Fairness.jain(new long[0])).isNull();
    }

    @Test
    void eachWorkerIsInOneBinAndBinsSayWhatTheirWorkersMade() {
        for (int history = 0; history < 500; history++) {
            long[] made = operations(seeded.random(), seeded.random().nextInt(3_000));
            List<Bin> bins = Fairness.bins(made);

            assertThat(bins).hasSizeLessThanOrEqualTo(256);
            int next = 0;
            for (Bin bin : bins) {
                assertThat(bin.first()).isEqualTo(next);
                long[] its = Arrays.copyOfRange(made, next, next + bin.workers());
                Arrays.sort(its);
                assertThat(bin)
                        .isEqualTo(new Bin(
                                next,
                                its.length,
                                its[0],
                                its[its.length - 1],
                                Arrays.stream(its).sum()));
                next += bin.workers();
            }
            assertThat(next).isEqualTo(made.length);
        }
    }

    @Test
    void whereThereAreFewEachWorkerHasABinOfItsOwn() {
        assertThat(Fairness.bins(operations(seeded.random(), 256))).hasSize(256).allMatch(bin -> bin.workers() == 1);
    }

    @Test
    void whoWasServedIsInTheSameBins() {
        for (int workers : new int[] {0, 1, 256, 257, 1_000}) {
            long[] made = operations(seeded.random(), workers);
            List<Bin> bins = Fairness.bins(made);

            OperationsPerWorker.Bins served = OperationsPerWorker.Bins.of(made);

            assertThat(served.workers()).isEqualTo(workers);
            assertThat(served.min()).isEqualTo(bins.stream().map(Bin::min).toList());
            assertThat(served.max()).isEqualTo(bins.stream().map(Bin::max).toList());
            assertThat(bins).allMatch(bin -> bin.first() % served.width() == 0);
        }
    }

    private static long[] operations(RandomGenerator random, int workers) {
        long most = 1L << random.nextInt(1, 50);
        return random.longs(workers, 0, most).toArray();
    }

    private static double byTheFormula(long[] made) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (long x : made) {
            sum = sum.add(BigDecimal.valueOf(x));
            squares = squares.add(BigDecimal.valueOf(x).pow(2));
        }
        return sum.pow(2)
                .divide(squares.multiply(BigDecimal.valueOf(made.length)), MathContext.DECIMAL64)
                .doubleValue();
    }
}
