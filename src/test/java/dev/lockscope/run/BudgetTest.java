package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BudgetTest {
    private static final double CLOCK_NANOS = 30;

    @RegisterExtension
    final Seeded seeded = new Seeded();

    @Test
    void aBudgetAddsUpToTheTimeThatWasSpentAndNoPartIsNegative() {
        RandomGenerator random = seeded.random();
        for (int interval = 0; interval < 20_000; interval++) {
            long[] spent = spent(random);
            long operations = random.nextLong(1L << random.nextInt(1, 30));
            long timed = random.nextBoolean() ? operations : random.nextLong(operations + 1);
            long usualHold = random.nextLong(1L << random.nextInt(1, 40));

            Budget budget = Budget.of(spent, operations, timed, usualHold, CLOCK_NANOS);

            assertThat(budget.total()).isEqualTo(Arrays.stream(spent).sum() - spent[Phase.ABSENT.ordinal()]);
            assertThat(parts(budget))
                    .as("%s of %s", budget, Arrays.toString(spent))
                    .allMatch(nanos -> nanos >= 0);
        }
    }

    @Test
    void aBudgetOfWhichAllWasTimedIsWhatWasMeasured() {
        RandomGenerator random = seeded.random();
        for (int interval = 0; interval < 1_000; interval++) {
            long[] spent = spent(random);
            spent[Phase.UNTIMED.ordinal()] = 0;
            long operations = random.nextLong(1_000_000);

            assertThat(Budget.of(spent, operations, operations, random.nextLong(1_000), CLOCK_NANOS))
                    .isEqualTo(new Budget(
                            spent[Phase.WAIT.ordinal()],
                            spent[Phase.HOLD.ordinal()],
                            spent[Phase.PAUSE.ordinal()],
                            spent[Phase.OVERSHOOT.ordinal()],
                            spent[Phase.OTHER.ordinal()],
                            0));
        }
    }

    @Test
    void whatWasNotTimedIsDividedAsWhatWas() {
        long[] spent = new long[Phase.values().length];
        spent[Phase.WAIT.ordinal()] = 10 * (500 + 30);
        spent[Phase.HOLD.ordinal()] = 10 * (200 + 30);
        spent[Phase.UNTIMED.ordinal()] = 990 * (500 + 200 + 100);

        Budget budget = Budget.of(spent, 1_000, 10, 200 + 30, CLOCK_NANOS);

        assertThat(budget.waitNanos()).isCloseTo(10 * 530 + 990 * 500, within(2L));
        assertThat(budget.holdNanos()).isCloseTo(10 * 230 + 990 * 200, within(2L));
        assertThat(budget.otherNanos()).isCloseTo(990 * 100, within(4L));
        assertThat(budget.estimatedNanos()).isEqualTo(spent[Phase.UNTIMED.ordinal()]);
    }

    @Test
    void whereNothingWasTimedNothingIsGuessed() {
        long[] spent = new long[Phase.values().length];
        spent[Phase.UNTIMED.ordinal()] = 1_000_000;

        assertThat(Budget.of(spent, 500, 0, 0, CLOCK_NANOS)).isEqualTo(new Budget(0, 0, 0, 0, 1_000_000, 1_000_000));
    }

    @Test
    void budgetsAddUpPartByPart() {
        assertThat(new Budget(1, 2, 3, 4, 5, 6).plus(new Budget(10, 20, 30, 40, 50, 60)))
                .isEqualTo(new Budget(11, 22, 33, 44, 55, 66));
    }

    /** Up to what 20,000 workers spend in an hour. */
    private static long[] spent(RandomGenerator random) {
        return random.longs(Phase.values().length, 0, 1L << random.nextInt(1, 57))
                .toArray();
    }

    private static LongStream parts(Budget budget) {
        return LongStream.of(
                budget.waitNanos(),
                budget.holdNanos(),
                budget.pauseNanos(),
                budget.overshootNanos(),
                budget.otherNanos());
    }
}
