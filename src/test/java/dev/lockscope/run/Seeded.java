package dev.lockscope.run;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** A random generator for a test, with a new seed each time, printed on failure; {@code -Dseed=...} sets it. */
public final class Seeded implements TestWatcher {
    private final long seed = Long.getLong("seed", System.nanoTime());
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(seed);

    public RandomGenerator random() {
        return random;
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        System.err.printf("%s failed with -Dseed=%d%n", context.getDisplayName(), seed);
    }
}
