package dev.lockscope.run.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockscope.run.Runs;
import dev.lockscope.workload.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyValueGeneratorTest {
    private static final Workload CLASSIC = Workload.classic();
    private static final int DRAWS = 200_000;
    private static final double[] ZIPF = KeyValueGenerator.zipf(CLASSIC);

    @Test
    void theSameSeedAndWorkerGiveTheSameSequence() {
        assertThat(drawn(42, 7)).isEqualTo(drawn(42, 7));
    }

    @Test
    void differentSeedsOrWorkersGiveDifferentSequences() {
        Set<List<Integer>> sequences = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            for (int worker = 0; worker < 20; worker++) {
                sequences.add(drawn(seed, worker));
            }
        }
        assertThat(sequences).hasSize(400);
    }

    @Test
    void keysAndValuesAreUniform() {
        KeyValueGenerator generator = new KeyValueGenerator(CLASSIC, ZIPF, 1, 1);
        int[] keys = new int[5];
        int[] values = new int[100];
        for (int draw = 0; draw < 100_000; draw++) {
            keys[generator.key()]++;
            values[generator.value()]++;
        }
        assertThat(keys)
                .satisfies(counts -> assertThat(IntStream.of(counts)).allMatch(n -> Math.abs(n - 20_000) < 1_000));
        assertThat(values)
                .satisfies(counts -> assertThat(IntStream.of(counts)).allMatch(n -> Math.abs(n - 1_000) < 200));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 2, 5})
    void zipfKeysFollowZipfsLaw(double exponent) {
        int keys = 20;
        int[] drawn = drawnKeys(Map.of("keyChoice", "zipf", "zipfExponent", exponent, "keys", keys));

        double all = IntStream.range(0, keys)
                .mapToDouble(key -> Math.pow(key + 1, -exponent))
                .sum();
        for (int key = 0; key < keys; key++) {
            double share = Math.pow(key + 1, -exponent) / all;
            double fiveSigma = 5 * Math.sqrt(DRAWS * share * (1 - share)) + 1;
            assertThat((double) drawn[key]).as("key %d", key).isCloseTo(DRAWS * share, within(fiveSigma));
        }
    }

    @Test
    void aHotChoiceIsAlwaysTheFirstKey() {
        assertThat(drawnKeys(Map.of("keyChoice", "hot"))).containsExactly(DRAWS, 0, 0, 0, 0);
    }

    private static int[] drawnKeys(Map<String, ?> fields) {
        Workload workload = Runs.workload(fields);
        KeyValueGenerator generator = new KeyValueGenerator(workload, KeyValueGenerator.zipf(workload), 11, 3);
        int[] drawn = new int[workload.keys()];
        for (int draw = 0; draw < DRAWS; draw++) {
            drawn[generator.key()]++;
        }
        return drawn;
    }

    private static List<Integer> drawn(long seed, int worker) {
        KeyValueGenerator generator = new KeyValueGenerator(CLASSIC, ZIPF, seed, worker);
        return IntStream.range(0, 100)
                .map(draw -> draw % 2 == 0 ? generator.key() : generator.value())
                .boxed()
                .toList();
    }
}
