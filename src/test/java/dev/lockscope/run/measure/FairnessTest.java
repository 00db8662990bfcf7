package dev.lockscope.run.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockscope.run.Seeded;
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
    void jainsIndexFollowsTheFormula() {
        for (int history = 0; history < 500; history++) {
            long[] counts = operations(seeded.random(), 1 + seeded.random().nextInt(300));
            counts[0]++;

            assertThat(Fairness.jain(counts, alike(counts)))
                    .isCloseTo(byTheFormula(counts), within(1e-12))
                    .isBetween(1.0 / counts.length - 1e-12, 1 + 1e-12);
        }
    }

    @Test
    void jainsIndexIsBetweenOneNthAndOne() {
        long[] same = new long[110];
        Arrays.fill(same, 909);
        long[] one = new long[110];
        one[7] = 909;

        assertThat(Fairness.jain(same, alike(same))).isCloseTo(1, within(1e-12));
        assertThat(Fairness.jain(one, alike(one))).isCloseTo(1.0 / 110, within(1e-12));
    }

    @Test
    void withoutOperationsThereIsNoIndex() {
        assertThat(Fairness.jain(new long[5], alike(new long[5]))).isNull();
        assertThat(Fairness.jain(new long[0], new long[0])).isNull();
    }

    @Test
    void workersOfEqualRatesAreTreatedAlikeHoweverLongTheyWerePresent() {
        long[] present = new long[20];
        long[] operations = new long[20];
        for (int worker = 0; worker < 20; worker++) {
            present[worker] = (20 - worker) * 95_000_000L + 5_000_000;
            operations[worker] = present[worker] / 1_000_000;
        }

        assertThat(Fairness.jain(operations, present)).isCloseTo(1, within(1e-9));
        operations[0] /= 10;
        assertThat(Fairness.jain(operations, present)).isLessThan(0.95);
    }

    @Test
    void aWorkerThatWasNotPresentDoesNotCount() {
        assertThat(Fairness.jain(new long[] {50, 50, 0}, new long[] {100, 100, 0}))
                .isCloseTo(1, within(1e-12));
        assertThat(Fairness.jain(new long[] {50, 50, 0}, new long[] {100, 100, 100}))
                .isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void aFirstOperationJustBeforeTheEndIsNoHighRate() {
        assertThat(Fairness.jain(new long[] {50, 50, 1}, new long[] {1_000_000, 1_000_000, 1}))
                .isGreaterThan(0.98);
    }

    /** The same time present for each worker. */
    private static long[] alike(long[] operations) {
        long[] present = new long[operations.length];
        Arrays.fill(present, 1_000_000_000);
        return present;
    }

    @Test
    void eachWorkerIsInOneBinAndBinsSumTheirWorkers() {
        for (int history = 0; history < 500; history++) {
            long[] counts = operations(seeded.random(), seeded.random().nextInt(3_000));
            List<Bin> bins = Fairness.bins(counts);

            assertThat(bins).hasSizeLessThanOrEqualTo(256);
            int next = 0;
            for (Bin bin : bins) {
                assertThat(bin.first()).isEqualTo(next);
                long[] ofBin = Arrays.copyOfRange(counts, next, next + bin.workers());
                Arrays.sort(ofBin);
                assertThat(bin)
                        .isEqualTo(new Bin(
                                next,
                                ofBin.length,
                                ofBin[0],
                                ofBin[ofBin.length - 1],
                                Arrays.stream(ofBin).sum()));
                next += bin.workers();
            }
            assertThat(next).isEqualTo(counts.length);
        }
    }

    @Test
    void fewWorkersHaveABinEach() {
        assertThat(Fairness.bins(operations(seeded.random(), 256))).hasSize(256).allMatch(bin -> bin.workers() == 1);
    }

    @Test
    void operationsPerWorkerUseTheSameBins() {
        for (int workers : new int[] {0, 1, 256, 257, 1_000}) {
            long[] counts = operations(seeded.random(), workers);
            List<Bin> bins = Fairness.bins(counts);

            OperationsPerWorker.Bins served = OperationsPerWorker.Bins.of(counts);

            assertThat(served.workers()).isEqualTo(workers);
            assertThat(served.min()).isEqualTo(bins.stream().map(Bin::min).toList());
            assertThat(served.max()).isEqualTo(bins.stream().map(Bin::max).toList());
            assertThat(bins).allMatch(bin -> bin.first() % served.width() == 0);
        }
    }

    private static long[] operations(RandomGenerator random, int workers) {
        long bound = 1L << random.nextInt(1, 50);
        return random.longs(workers, 0, bound).toArray();
    }

    private static double byTheFormula(long[] counts) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (long x : counts) {
            sum = sum.add(BigDecimal.valueOf(x));
            squares = squares.add(BigDecimal.valueOf(x).pow(2));
        }
        return sum.pow(2)
                .divide(squares.multiply(BigDecimal.valueOf(counts.length)), MathContext.DECIMAL64)
                .doubleValue();
    }
}
