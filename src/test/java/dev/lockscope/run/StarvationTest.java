package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockscope.lock.Cells;
import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.lock.Operation;
import dev.lockscope.run.check.Grade;
import dev.lockscope.run.measure.Fairness;
import dev.lockscope.run.measure.Report;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class StarvationTest {
    private static final Map<String, ?> WORKLOAD = Map.of("durationMillis", 400, "readers", 20, "writers", 3);

    @Test
    void starvedWorkersAreReportedAndNotForbidden() throws InterruptedException {
        Report report = Runs.ended(Runs.started(WORKLOAD, ReadersFirst::new));

        assertThat(report.writes()).isZero();
        assertThat(report.fairness().without()).isEqualTo(3);
        assertThat(report.fairness().longestWithoutWorker()).startsWith("writer ");
        assertThat(report.verdict().grade())
                .as("without a write nothing can be incorrect")
                .isEqualTo(Grade.UNCHECKED);
    }

    @Test
    void aStarvedWorkersTimeWithoutTheLockIsTheWholeRun() throws InterruptedException {
        Report report = Runs.ended(Runs.started(WORKLOAD, ReadersFirst::new));

        assertThat(report.fairness().longestWithoutNanos()).isEqualTo(report.elapsedNanos());
    }

    @Test
    void theFairnessIndexIncludesStarvedWorkers() throws InterruptedException {
        Fairness fairness =
                Runs.ended(Runs.started(WORKLOAD, ReadersFirst::new)).fairness();

        assertThat(fairness.jainWriters()).isNull();
        assertThat(fairness.jainReaders()).isGreaterThan(0.5);
        assertThat(fairness.jain()).isLessThanOrEqualTo(20 / 23.0 + 1e-9);
        assertThat(fairness.writers()).extracting(Fairness.Bin::sum).isEqualTo(List.of(0L, 0L, 0L));
    }

    @Test
    void noWorkerIsReportedWhenAllAreServed() throws InterruptedException {
        Map<String, ?> easy = Map.of("durationMillis", 1_000, "readers", 5, "writers", 3);

        Report report =
                Runs.ended(Runs.started(easy, LockCatalogue.LOCKS.getFirst().factory()));

        assertThat(report.fairness().without()).isZero();
        assertThat(report.verdict().grade()).isEqualTo(Grade.ACCEPTABLE);
    }

    @Test
    void aWorkerThatHasNotJoinedIsNotStarved() throws InterruptedException {
        CountingLock counting = new CountingLock();
        Run run = Runs.started(
                Map.of("durationMillis", 60_000, "rampMillis", 50_000, "readers", 100, "writers", 0), counting::around);
        await().until(() -> counting.reads.sum() > 0);
        run.stop();

        Fairness fairness = Runs.ended(run).fairness();

        assertThat(fairness.readers()).extracting(Fairness.Bin::sum).contains(0L);
        assertThat(fairness.without()).isZero();
    }

    /** A mutex that admits a writer only after half a second without reads. */
    private static final class ReadersFirst implements LockedMap {
        private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

        private final LockedMap mutex;
        private volatile long lastRead = System.nanoTime();

        ReadersFirst(int keys) {
            mutex = LockCatalogue.LOCKS.getFirst().factory().apply(keys);
        }

        @Override
        public void read(Operation operation) {
            mutex.read(operation);
            lastRead = System.nanoTime();
        }

        @Override
        public void write(Operation operation) {
            while (System.nanoTime() - lastRead < QUIET_NANOS) {
                LockSupport.parkNanos(this, QUIET_NANOS / 100);
            }
            mutex.write(operation);
        }

        @Override
        public Cells cells() {
            return mutex.cells();
        }
    }
}
