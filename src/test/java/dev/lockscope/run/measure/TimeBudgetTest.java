package dev.lockscope.run.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockscope.run.Seeded;
import dev.lockscope.run.worker.WorkerPhase;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TimeBudgetTest {
    private static final double CLOCK_NANOS = 30;

    @RegisterExtension
    final Seeded seeded = new Seeded();

    @Test
    void aBudgetAddsUpToTheTimeSpentWithoutNegativeParts() {
        RandomGenerator random = seeded.random();
        for (int interval = 0; interval < 20_000; interval++) {
            long[] spent = spent(random);
            long untimed = random.nextLong(1L << random.nextInt(1, 30));

            TimeBudget budget = TimeBudget.of(spent, untimed, mean(random), mean(random), mean(random), CLOCK_NANOS);

            assertThat(budget.total()).isEqualTo(Arrays.stream(spent).sum() - spent[WorkerPhase.ABSENT.ordinal()]);
            assertThat(parts(budget))
                    .as("%s of %s", budget, Arrays.toString(spent))
                    .allMatch(nanos -> nanos >= 0);
        }
    }

    @Test
    void withAllOperationsTimedTheBudgetIsAsMeasured() {
        RandomGenerator random = seeded.random();
        for (int interval = 0; interval < 1_000; interval++) {
            long[] spent = spent(random);
            spent[WorkerPhase.UNTIMED.ordinal()] = 0;

            assertThat(TimeBudget.of(spent, 0, mean(random), mean(random), mean(random), CLOCK_NANOS))
                    .isEqualTo(new TimeBudget(
                            spent[WorkerPhase.WAIT.ordinal()],
                            spent[WorkerPhase.HOLD.ordinal()],
                            spent[WorkerPhase.RETURN.ordinal()],
                            spent[WorkerPhase.PAUSE.ordinal()],
                            spent[WorkerPhase.OVERSHOOT.ordinal()],
                            spent[WorkerPhase.OTHER.ordinal()],
                            0));
        }
    }

    @Test
    void untimedOperationsAreDividedLikeTimedOnes() {
        long[] spent = new long[WorkerPhase.values().length];
        spent[WorkerPhase.WAIT.ordinal()] = 10 * (500 + 30);
        spent[WorkerPhase.HOLD.ordinal()] = 10 * (200 + 30);
        spent[WorkerPhase.RETURN.ordinal()] = 10 * (60 + 30);
        spent[WorkerPhase.UNTIMED.ordinal()] = 990 * (500 + 200 + 60 + 100);

        TimeBudget budget = TimeBudget.of(spent, 990, 500 + 30, 200 + 30, 60 + 30, CLOCK_NANOS);

        assertThat(budget.waitNanos()).isCloseTo(10 * 530 + 990 * 500, within(2L));
        assertThat(budget.holdNanos()).isCloseTo(10 * 230 + 990 * 200, within(2L));
        assertThat(budget.returnNanos()).isCloseTo(10 * 90 + 990 * 60, within(2L));
        assertThat(budget.otherNanos()).isCloseTo(990 * 100, within(4L));
        assertThat(budget.estimatedNanos()).isEqualTo(spent[WorkerPhase.UNTIMED.ordinal()]);
    }

    @Test
    void withoutTimedOperationsNothingIsEstimated() {
        long[] spent = new long[WorkerPhase.values().length];
        spent[WorkerPhase.UNTIMED.ordinal()] = 1_000_000;

        assertThat(TimeBudget.of(spent, 500, 0, 0, 0, CLOCK_NANOS))
                .isEqualTo(new TimeBudget(0, 0, 0L, 0, 0, 1_000_000, 1_000_000));
    }

    @Test
    void budgetsAddUpPartByPart() {
        assertThat(new TimeBudget(1, 2, 3L, 4, 5, 6, 7).plus(new TimeBudget(10, 20, 30L, 40, 50, 60, 70)))
                .isEqualTo(new TimeBudget(11, 22, 33L, 44, 55, 66, 77));
    }

    private static double mean(RandomGenerator random) {
        return random.nextDouble(1L << random.nextInt(1, 40));
    }

    /** Up to the time of 20,000 workers in an hour. */
    private static long[] spent(RandomGenerator random) {
        return random.longs(WorkerPhase.values().length, 0, 1L << random.nextInt(1, 57))
                .toArray();
    }

    private static LongStream parts(TimeBudget budget) {
        return LongStream.of(
                budget.waitNanos(),
                budget.holdNanos(),
                budget.returnNanos(),
                budget.pauseNanos(),
                budget.overshootNanos(),
                budget.otherNanos());
    }
}
