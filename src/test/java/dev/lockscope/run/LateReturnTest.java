package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.lock.Cells;
import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.lock.Operation;
import dev.lockscope.run.measure.Report;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lock that returns long after the section. */
@Tag("slow")
class LateReturnTest {
    private static final long LATE_NANOS = 20_000_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000})
    void theTimeAfterTheSectionIsAPartOfItsOwn(int pauseMicros) throws InterruptedException {
        Report report = Runs.ended(Runs.started(
                Map.of("durationMillis", 800, "readers", 2, "writers", 1, "pauseMicros", pauseMicros),
                ReturnsLate::new));

        assertThat(report.returns().all().count())
                .isPositive()
                .isEqualTo(report.waits().all().count());
        assertThat(report.returns().all().p50()).isGreaterThanOrEqualTo(LATE_NANOS * 999 / 1_000);
        assertThat(report.budget().returnNanos())
                // The run may end before a worker's last return.
                .isGreaterThanOrEqualTo(LATE_NANOS * (report.observer().timed() - 3))
                .isGreaterThan(report.budget().total() / 2);
        assertThat(report.budget().total()).isEqualTo(3 * report.elapsedNanos());
        assertThat(report.waits().all().p50()).isLessThan(LATE_NANOS);
    }

    private record ReturnsLate(LockedMap mutex) implements LockedMap {
        ReturnsLate(int keys) {
            this(LockCatalogue.LOCKS.getFirst().factory().apply(keys));
        }

        @Override
        public void read(Operation operation) {
            mutex.read(operation);
            delay();
        }

        @Override
        public void write(Operation operation) {
            mutex.write(operation);
            delay();
        }

        private static void delay() {
            long untilSystemNanos = System.nanoTime() + LATE_NANOS;
            while (System.nanoTime() - untilSystemNanos < 0) {
                LockSupport.parkNanos(untilSystemNanos - System.nanoTime());
            }
        }

        @Override
        public Cells cells() {
            return mutex.cells();
        }
    }
}
