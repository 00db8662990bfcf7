package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.lock.Cells;
import dev.lockscope.lock.Guarantee;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.lock.Operation;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose own thread is so late that operations are overwritten before it has read them. */
class OverflowTest {
    private static final long LONG_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(60);
    private static final int DELAYED = 20;

    /** Reads once, at the end, from rings of 16 operations. */
    private static final RunPolicy LATE =
            new RunPolicy(Duration.ofSeconds(30), Runs.GRACE, Duration.ofMinutes(1), 1_024, Duration.ZERO);

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "platform"})
    void aLongWaitIsReportedThoughItWasOverwritten(String threads) throws InterruptedException {
        CountingLock counting = new CountingLock();
        AtomicInteger requests = new AtomicInteger();
        List<Snapshot> snapshots = new ArrayList<>();
        InProcessRun run = new InProcessRun(
                Runs.workload(Map.of("durationMillis", 600, "readers", 2, "writers", 1, "threads", threads)),
                LATE,
                Runs.collecting(snapshots),
                Runs.kind(Guarantee.MUTUAL_EXCLUSION, keys -> new DelayedRequests(counting.around(keys), requests)));

        run.start();
        Report report = Runs.ended(run);

        long operations = counting.reads.sum() + counting.writes.sum();
        assertThat(snapshots).hasSize(1);
        assertThat(operations).isGreaterThan(DELAYED + 3 * 16);
        assertThat(report.observer().overwritten()).isBetween(1L, operations - 1);
        assertThat(report.observer().lost()).isZero();
        assertThat(report.waits().all().count()).isEqualTo(operations);
        assertThat(report.waits().all().max()).isGreaterThanOrEqualTo(LONG_WAIT_NANOS * 999 / 1_000);
        assertThat(snapshots.getFirst().waits().all().max())
                .isEqualTo(report.waits().all().max());
    }

    /** A lock that is slow to begin with one request. */
    private record DelayedRequests(LockedMap lock, AtomicInteger requests) implements LockedMap {
        @Override
        public void read(Operation operation) {
            delay();
            lock.read(operation);
        }

        @Override
        public void write(Operation operation) {
            delay();
            lock.write(operation);
        }

        @Override
        public Cells cells() {
            return lock.cells();
        }

        private void delay() {
            if (requests.incrementAndGet() == DELAYED) {
                long untilSystemNanos = System.nanoTime() + LONG_WAIT_NANOS;
                while (System.nanoTime() - untilSystemNanos < 0) {
                    LockSupport.parkNanos(untilSystemNanos - System.nanoTime());
                }
            }
        }
    }
}
