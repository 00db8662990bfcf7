package dev.lockscope.run.worker;

import dev.lockscope.workload.KeyChoice;
import dev.lockscope.workload.Workload;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The random keys and values of one worker. The same seed and worker give the same sequence. Confined to one thread. */
public final class KeyValueGenerator {
    private final SplittableRandom random;
    private final KeyChoice keyChoice;
    private final double[] zipf;
    private final int keys;
    private final int values;

    /**
     * @param zipf the result of {@link #zipf(Workload)}, shared by all workers of a run
     * @param worker a number unique among the workers of a run
     */
    KeyValueGenerator(Workload workload, double[] zipf, long seed, int worker) {
        random = new SplittableRandom(new SplittableRandom(seed ^ ((long) worker << 32)).nextLong());
        keyChoice = workload.keyChoice();
        keys = workload.keys();
        values = workload.values();
        this.zipf = zipf;
    }

    /** The cumulative distribution of keys by Zipf's law: for each key, the probability of it or a lower one. */
    public static double[] zipf(Workload workload) {
        double[] cumulative = new double[workload.keys()];
        double sum = 0;
        for (int key = 0; key < cumulative.length; key++) {
            sum += Math.pow(key + 1.0, -workload.zipfExponent());
            cumulative[key] = sum;
        }
        for (int key = 0; key < cumulative.length; key++) {
            cumulative[key] /= sum;
        }
        return cumulative;
    }

    int key() {
        return switch (keyChoice) {
            case UNIFORM -> below(keys);
            case ZIPF -> zipfKey();
            case HOT -> 0;
        };
    }

    int value() {
        return below(values);
    }

    /**
     * Uniform from 0 to a bound, exclusive, without a division (Lemire: Fast Random Integer Generation in an Interval,
     * 2019). A division would cost more than the rest of the draw, which is measurable without pauses.
     */
    private int below(int bound) {
        long product = Integer.toUnsignedLong(random.nextInt()) * bound;
        if (Integer.compareUnsigned((int) product, bound) < 0) {
            int threshold = Integer.remainderUnsigned(-bound, bound);
            while (Integer.compareUnsigned((int) product, threshold) < 0) {
                product = Integer.toUnsignedLong(random.nextInt()) * bound;
            }
        }
        return (int) (product >>> Integer.SIZE);
    }

    private int zipfKey() {
        int found = Arrays.binarySearch(zipf, random.nextDouble());
        return Math.min(found >= 0 ? found + 1 : -found - 1, keys - 1);
    }
}
