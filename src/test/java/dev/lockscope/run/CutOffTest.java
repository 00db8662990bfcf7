package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lockscope.lock.Cells;
import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.lock.Operation;
import dev.lockscope.run.measure.CutOff;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.run.worker.Worker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Waits and operations that the end of a run cut off. */
@Tag("slow")
class CutOffTest {
    private static final Map<String, ?> ONE_OF_EACH = Map.of("durationMillis", 400, "readers", 1, "writers", 1);

    private final List<Snapshot> snapshots = new ArrayList<>();

    @Test
    void aWaitThatIsCutOffCountsAsAtLeastSoLong() throws InterruptedException {
        Report report = ended(Map.of(), 0);

        CutOff cutOff = report.cutOff();
        assertThat(report.waits().reads().count()).isZero();
        assertThat(cutOff.waits()).isBetween(1L, 2L);
        assertThat(cutOff.waitsAtLeast().reads().count()).isEqualTo(1);
        assertThat(cutOff.longestWaitNanos()).isBetween(200_000_000L, report.elapsedNanos());
        assertThat(cutOff.waitsAtLeast().reads().p99()).isCloseTo(cutOff.longestWaitNanos(), withinPercentage(0.2));
        assertThat(cutOff.waitsAtLeast().all().max())
                .isEqualTo(cutOff.waitsAtLeast().reads().max());
        assertThat(cutOff.due()).isZero();
        assertThat(cutOff.latencyAtLeast()).isNull();
    }

    @Test
    void anUntimedWaitIsAsLongAsItWasSeen() throws InterruptedException {
        Report report = ended(Map.of("pauseMicros", 0), 10_000);

        long seen = report.elapsedNanos()
                - snapshots.stream()
                        .filter(snapshot -> snapshot.reads() == 10_000)
                        .skip(1)
                        .findFirst()
                        .orElseThrow()
                        .t();
        assertThat(report.cutOff().waits()).isPositive();
        assertThat(report.cutOff().longestWaitNanos()).isBetween(seen, report.elapsedNanos());
    }

    @Test
    void operationsThatWereDueCountFromTheirDueTime() throws InterruptedException {
        Report report = ended(Map.of("pacing", "open", "pauseMicros", 1_000), 0);

        CutOff cutOff = report.cutOff();
        assertThat(report.latency().reads().count()).isZero();
        // Its schedule begins when its thread does.
        assertThat(cutOff.longestDueNanos()).isBetween(200_000_000L, report.elapsedNanos());
        assertThat(cutOff.latencyAtLeast().reads().count())
                .isEqualTo(Math.ceilDiv(cutOff.longestDueNanos(), 1_000_000));
        assertThat(cutOff.due())
                .isGreaterThanOrEqualTo(cutOff.latencyAtLeast().reads().count());
        assertThat(cutOff.latencyAtLeast().reads().p50()).isCloseTo(cutOff.longestDueNanos() / 2, withinPercentage(1));
    }

    @Test
    void completedWaitsAreUnchangedByThoseCutOff() throws InterruptedException {
        Report report = ended(Map.of(), 20);

        assertThat(report.waits().reads().count()).isEqualTo(20);
        assertThat(report.waits().reads().max()).isLessThan(report.cutOff().longestWaitNanos());
        assertThat(report.cutOff().waitsAtLeast().reads().count()).isEqualTo(21);
        assertThat(report.cutOff().waitsAtLeast().reads().p50())
                .isLessThan(report.cutOff().longestWaitNanos());
    }

    private Report ended(Map<String, ?> changes, int reads) throws InterruptedException {
        Map<String, Object> fields = new HashMap<>(ONE_OF_EACH);
        fields.putAll(changes);
        return Runs.ended(Runs.started(
                fields,
                Runs.kind(LockCatalogue.LOCKS.getFirst().guarantee(), keys -> new BlockedReader(keys, reads)),
                Runs.collecting(snapshots)));
    }

    /** A mutex that lets the reader in a number of times and then not before the writer has ended, as it does with the run. */
    private static final class BlockedReader implements LockedMap {
        private final LockedMap mutex;
        private final int free;
        private final AtomicInteger reads = new AtomicInteger();
        private volatile @Nullable Thread writer;

        BlockedReader(int keys, int free) {
            mutex = LockCatalogue.LOCKS.getFirst().factory().apply(keys);
            this.free = free;
        }

        @Override
        public void read(Operation operation) {
            if (operation instanceof Worker && reads.incrementAndGet() > free) {
                while (writer == null || writer.isAlive()) {
                    LockSupport.parkNanos(1_000_000);
                }
            }
            mutex.read(operation);
        }

        @Override
        public void write(Operation operation) {
            writer = Thread.currentThread();
            mutex.write(operation);
        }

        @Override
        public Cells cells() {
            return mutex.cells();
        }
    }
}
