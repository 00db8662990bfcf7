package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.workload.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final Workload CLASSIC = Workload.classic();
    private static final double[] ZIPF = Draws.zipf(CLASSIC);

    @Test
    void theSameSeedAndWorkerDrawTheSame() {
        assertThat(drawn(42, 7)).isEqualTo(drawn(42, 7));
    }

    @Test
    void otherSeedsAndOtherWorkersDrawOtherwise() {
        Set<List<Integer>> sequences = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            for (int worker = 0; worker < 20; worker++) {
                sequences.add(drawn(seed, worker));
            }
        }
        assertThat(sequences).hasSize(400);
    }

    @Test
    void everyKeyAndValueIsDrawnAboutEquallyOften() {
        Draws draws = new Draws(CLASSIC, ZIPF, 1, 1);
        int[] keys = new int[5];
        int[] values = new int[100];
        for (int draw = 0; draw < 100_000; draw++) {
            keys[draws.key()]++;
            values[draws.value()]++;
        }
        assertThat(keys).satisfies(counts -> assertThat(IntStream.of(counts)).allMatch(n -> Math.abs(n - 20_000) < 1_000));
        assertThat(values).satisfies(counts -> assertThat(IntStream.of(counts)).allMatch(n -> Math.abs(n - 1_000) < 200));
    }

    private static List<Integer> drawn(long seed, int worker) {
        Draws draws = new Draws(CLASSIC, ZIPF, seed, worker);
        return IntStream.range(0, 100)
                .map(draw -> draw % 2 == 0 ? draws.key() : draws.value())
                .boxed()
                .toList();
    }
}
