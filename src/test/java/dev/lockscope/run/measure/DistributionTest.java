package dev.lockscope.run.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.run.Seeded;
import dev.lockscope.run.measure.Distribution.Point;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {
    @RegisterExtension
    final Seeded seeded = new Seeded();

    private final Histogram histogram = new Histogram(3);

    @Test
    void aBucketIsTheIntegerPartOfFourTimesTheLogarithm() {
        assertThat(Distribution.bucket(0)).isZero();
        for (int time = 0; time < 5_000; time++) {
            long nanos = time < 2_000
                    ? time + 1
                    : seeded.random().nextLong(1, 1L << seeded.random().nextInt(1, 50));
            assertThat(Distribution.bucket(nanos)).as("%d ns", nanos).isEqualTo(expectedBucket(nanos));
        }
        for (int octave = 0; octave < 50; octave++) {
            assertThat(Distribution.bucket(1L << octave)).isEqualTo(4 * octave);
            assertThat(Distribution.bucket((2L << octave) - 1)).isEqualTo(expectedBucket((2L << octave) - 1));
        }
    }

    @Test
    void theBucketsHoldTheValuesThatWereRecorded() {
        Map<Long, Long> expected = new TreeMap<>();
        for (int value = 0; value < 1_000; value++) {
            // Below 2,048 the histogram is exact.
            long nanos = seeded.random().nextLong(2_048);
            histogram.recordValue(nanos);
            expected.merge((long) expectedBucket(nanos), 1L, Long::sum);
        }
        List<Long> flat = new ArrayList<>();
        expected.forEach((bucket, count) -> flat.addAll(List.of(bucket, count)));

        assertThat(Distribution.withBuckets(histogram).buckets()).isEqualTo(flat);
    }

    @Test
    void theBucketsAscendAndAddUpToTheCount() {
        record(20_000);

        Distribution distribution = Distribution.withBucketsAndCurve(histogram, histogram);

        List<Long> buckets = new ArrayList<>();
        long sum = 0;
        for (int pair = 0; pair < distribution.buckets().size(); pair += 2) {
            buckets.add(distribution.buckets().get(pair));
            assertThat(distribution.buckets().get(pair + 1)).isPositive();
            sum += distribution.buckets().get(pair + 1);
        }
        assertThat(buckets).isSorted().doesNotHaveDuplicates();
        assertThat(sum).isEqualTo(distribution.count()).isEqualTo(20_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 1_000, 100_000})
    void theCurveClimbsToTheMaximum(int values) {
        record(values);

        Distribution distribution = Distribution.withBucketsAndCurve(histogram, histogram);

        List<Point> curve = distribution.curve();
        assertThat(curve).extracting(Point::percentile).isSorted().allMatch(percentile -> percentile >= 0);
        assertThat(curve).extracting(Point::nanos).isSorted();
        assertThat(curve.getLast()).isEqualTo(new Point(100, distribution.max()));
        assertThat(curve)
                .allSatisfy(point -> assertThat(point.nanos())
                        .isEqualTo(
                                point.percentile() == 0
                                        ? histogram.highestEquivalentValue(histogram.getMinValue())
                                        : histogram.getValueAtPercentile(point.percentile())));
    }

    @Test
    void theCurveHasAtMost120Points() {
        for (int octave = 0; octave < 50; octave++) {
            histogram.recordValueWithCount(1L << octave, 1L << (50 - octave));
            assertThat(Distribution.withBucketsAndCurve(histogram, histogram).curve())
                    .hasSizeLessThanOrEqualTo(120);
        }
    }

    @Test
    void withoutValuesTheDistributionIsEmpty() {
        assertThat(Distribution.withBucketsAndCurve(histogram, histogram))
                .isEqualTo(new Distribution(0, 0, 0, 0, 0, 0, List.of(), List.of()));
    }

    private void record(int values) {
        for (int value = 0; value < values; value++) {
            histogram.recordValue(seeded.random().nextLong(1L << seeded.random().nextInt(1, 38)));
        }
    }

    /** The greatest b with 2^b not above the fourth power. */
    private static int expectedBucket(long nanos) {
        return nanos == 0 ? 0 : BigInteger.valueOf(nanos).pow(4).bitLength() - 1;
    }
}
